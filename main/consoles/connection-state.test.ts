import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleState } from '../../preload/contract/models';
import { ConnectionState } from './connection-state';

let reported: string[];
let state: ConnectionState;

/** What was reported, in short: `failed refused HTTP 403`. */
function short(report: ConsoleState): string {
  if (!('reason' in report)) return report.state;
  const { reason } = report;
  return [report.state, reason.code, 'detail' in reason ? reason.detail : ''].join(' ').trim();
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  reported = [];
  state = new ConnectionState((report) => reported.push(short(report)));
});

afterEach(() => {
  state.end();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

type Step = (state: ConnectionState) => unknown;

const open =
  (id = '1'): Step =>
  (s) =>
    s.opening(id);
const answered =
  (status: number, id = '1'): Step =>
  (s) =>
    s.answered(id, status);
const frame =
  (id = '1'): Step =>
  (s) =>
    s.received(id);
const error =
  (text: string, id = '1'): Step =>
  (s) =>
    s.errored(id, text);
const closed =
  (id = '1'): Step =>
  (s) =>
    s.closed(id);
const page =
  (code: 'page-failed' | 'certificate' | 'guest-crashed', detail = ''): Step =>
  (s) =>
    s.pageFailed(code === 'certificate' ? { code, detail, certificate: null } : { code, detail });
const wait =
  (ms: number): Step =>
  () =>
    vi.advanceTimersByTime(ms);
const end: Step = (s) => s.end();

describe('a console', () => {
  test.each<[string, Step[], string[]]>([
    ['opens a socket', [open()], []],
    ['gets a socket that says nothing yet', [open(), answered(101)], []],
    ['hears the remote side', [open(), answered(101), frame()], ['connected']],
    ['hears more of it', [open(), frame(), frame(), frame()], ['connected']],
    ['is refused by status', [open(), answered(403), closed()], ['failed refused HTTP 403']],
    [
      'is refused by the network',
      [open(), error('net::ERR_CONNECTION_REFUSED'), closed()],
      ['failed refused net::ERR_CONNECTION_REFUSED'],
    ],
    [
      'hears two reasons',
      [open(), answered(502), error('Unexpected response code'), closed()],
      ['failed refused HTTP 502'],
    ],
    ['is closed before it hears anything', [open(), answered(101), closed()], ['failed refused']],
    [
      'is closed by the server',
      [open(), frame(), closed()],
      ['connected', 'disconnected closed-by-server'],
    ],
    [
      'loses the network',
      [open(), frame(), error('net::ERR_NETWORK_CHANGED'), closed()],
      ['connected', 'disconnected connection-lost net::ERR_NETWORK_CHANGED'],
    ],
    [
      'connects again by itself',
      [open(), frame(), closed(), open('2'), frame('2')],
      ['connected', 'disconnected closed-by-server', 'connecting', 'connected'],
    ],
    [
      'connects again after a refusal',
      [open(), closed(), open('2'), frame('2')],
      ['failed refused', 'connecting', 'connected'],
    ],
    [
      'replaces a living socket',
      [open(), frame(), open('2'), closed(), frame('2')],
      ['connected', 'connecting', 'connected'],
    ],
    [
      'tries two ways at once, of which one fails',
      [open(), open('2'), error('net::ERR_FAILED'), closed(), frame('2')],
      ['connected'],
    ],
    [
      'tries two ways at once, of which both fail',
      [open(), open('2'), closed('2'), answered(403), closed()],
      ['failed refused HTTP 403'],
    ],
    [
      'works while another socket of the page fails',
      [open(), frame(), open('2'), error('refused', '2'), closed('2')],
      ['connected'],
    ],
    [
      'hears of sockets it does not know',
      [frame('9'), closed('9'), error('x', '9'), answered(500, '9')],
      [],
    ],
    [
      'has a page that does not load',
      [page('page-failed', 'net::ERR_FAILED')],
      ['failed page-failed net::ERR_FAILED'],
    ],
    ['has a page with a bad certificate', [page('certificate')], ['failed certificate']],
    [
      'crashes while connected',
      [open(), frame(), page('guest-crashed', 'oom'), closed()],
      ['connected', 'failed guest-crashed oom'],
    ],
    [
      'fails once',
      [page('certificate'), page('page-failed'), open(), frame(), closed()],
      ['failed certificate'],
    ],
    ['never opens a socket', [wait(29_999)], []],
    ['never opens a socket, in time', [wait(30_000), wait(60_000)], ['failed no-connection']],
    ['opens one that never speaks', [wait(20_000), open(), wait(10_000)], ['failed no-connection']],
    [
      'speaks late after all',
      [wait(30_000), open(), frame()],
      ['failed no-connection', 'connected'],
    ],
    ['is connected, and time goes by', [open(), frame(), wait(3_600_000)], ['connected']],
    [
      'is disconnected, and time goes by',
      [open(), frame(), closed(), wait(60_000)],
      ['connected', 'disconnected closed-by-server'],
    ],
    [
      'tries again into nothing',
      [open(), frame(), closed(), open('2'), wait(29_999)],
      ['connected', 'disconnected closed-by-server', 'connecting'],
    ],
    [
      'tries again into nothing for long',
      [open(), frame(), closed(), open('2'), wait(30_000)],
      ['connected', 'disconnected closed-by-server', 'connecting', 'failed no-connection'],
    ],
    [
      'has ended',
      [open(), end, frame(), closed(), open('2'), page('certificate'), wait(60_000)],
      [],
    ],
  ])('that %s', (_name, steps, expected) => {
    for (const step of steps) step(state);
    expect(reported).toEqual(expected);
  });
});

test('says since when it is connected', () => {
  const reports: ConsoleState[] = [];
  const dated = new ConnectionState((report) => reports.push(report));
  dated.opening('1');
  vi.advanceTimersByTime(1_500);
  dated.received('1');
  dated.end();
  expect(reports).toEqual([{ state: 'connected', since: '2026-01-01T00:00:01.500Z' }]);
});
