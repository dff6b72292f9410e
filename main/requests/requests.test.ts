import { beforeEach, expect, test } from 'vitest';
import type { MachineRequest } from '../../preload/contract/requests';
import { FakeLog } from '../testing/fake-log';
import { Requests } from './requests';
import type { Reply } from './schema';

let shown: number;
let told: MachineRequest[];
let replies: Reply[];
let log: FakeLog;
let requests: Requests;

beforeEach(() => {
  shown = 0;
  told = [];
  replies = [];
  log = new FakeLog();
  requests = new Requests({
    show: () => (shown += 1),
    tell: (request) => told.push(request),
    list: () => [],
    answerTo: (name) =>
      name === '/run/answer'
        ? Promise.resolve({
            reply: (reply) => {
              replies.push(reply);
              return Promise.resolve();
            },
          })
        : Promise.reject(new Error('Nobody waits there')),
    log,
  });
});

test('a second start without an errand comes to see the window', async () => {
  await requests.came({ kind: 'show' });
  expect([shown, told]).toEqual([1, []]);
});

test.each([
  null,
  undefined,
  'open',
  { kind: 'power', machine: 'm' },
  { kind: 'machine', action: 'open', name: 'x', answerTo: '/run/answer', viewOnly: false },
  { kind: 'machine', action: 'open', name: '', answerTo: '/run/answer' },
  { kind: 'links', links: ['x'.repeat(32 * 1024 * 1024)] },
  { kind: 'links', links: new Array<string>(1000).fill('crashcart://open') },
])('what does not fit does nothing but show the window: %.60j', async (errand) => {
  await requests.came(errand);
  expect([shown, told, replies]).toEqual([1, [], []]);
});

test('links are questions in the window, those that are refused as well', async () => {
  const links = ['crashcart://open?region=r&project=p&machine=m', 'crashcart://open?token=t'];
  await requests.came({ kind: 'links', links });
  requests.link('crashcart://power');
  expect(told).toEqual([
    { kind: 'link', link: { action: 'open', region: 'r', project: 'p', machine: 'm' } },
    { kind: 'refused-link', fault: 'more-than-ids' },
    { kind: 'refused-link', fault: 'unknown-action' },
  ]);
  expect(shown).toBe(3);
});

test('a command goes to the window, and its answer back to who asked, once', async () => {
  await requests.came({ kind: 'machine', action: 'assist', name: 'fin', answerTo: '/run/answer' });
  const [request] = told;
  if (request?.kind !== 'command') throw new Error('not a command');
  expect(request).toMatchObject({ action: 'assist', name: 'fin' });
  const outcome = { kind: 'done', name: 'SH-FIN-0042', asks: false } as const;
  await requests.answer(request.id, outcome);
  await requests.answer(request.id, outcome);
  await requests.answer('another', outcome);
  expect(replies).toEqual([{ kind: 'outcome', outcome }]);
});

test('the list goes to who asked, and no window comes for it', async () => {
  await requests.came({ kind: 'list', answerTo: '/run/answer' });
  expect([shown, replies]).toEqual([0, [{ kind: 'list', machines: [] }]]);
});

test('a command that nobody waits for is not done', async () => {
  await requests.came({ kind: 'machine', action: 'open', name: 'fin', answerTo: '/etc/passwd' });
  expect([shown, told]).toEqual([0, []]);
  expect(log.lines.join()).toContain('no way to answer');
});
