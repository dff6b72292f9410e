import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../errors';
import { PracticeHost } from './host';

/** What `utilityProcess.fork` gives, in the hands of the test. */
class FakeChild extends EventEmitter {
  readonly stderr = new EventEmitter();
  readonly posted: unknown[] = [];
  killed = false;

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  kill(): boolean {
    if (this.killed) return false;
    this.killed = true;
    queueMicrotask(() => this.emit('exit', 0));
    return true;
  }
}

const children: FakeChild[] = [];
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
  },
}));

const log = { warn: vi.fn(), info: vi.fn() };
const ready = {
  type: 'ready',
  url: 'http://127.0.0.1:1234',
  credentials: { domainName: 'd', userName: 'u', password: 'p', region: 'practice-1' },
};
const child = (index: number): FakeChild => {
  const found = children[index];
  if (found === undefined) throw new Error('not started');
  return found;
};
const TIMEOUT_MS = 20_000;
const make = (): PracticeHost =>
  new PracticeHost({ script: 'practice.cjs', log, timeoutMs: TIMEOUT_MS });
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) =>
    error instanceof Failure ? [error.data.code, error.data.detail] : error,
  );

beforeEach(() => {
  vi.useFakeTimers();
  children.length = 0;
});

afterEach(() => vi.useRealTimers());

describe('the host of the practice region', () => {
  it('starts it once for all who ask', async () => {
    const host = make();
    const both = Promise.all([host.start(), host.start()]);
    expect(child(0).posted).toEqual([{ type: 'start' }]);
    child(0).emit('message', ready);
    expect(await both).toEqual(Array(2).fill({ url: ready.url, ...ready.credentials }));
    await host.start();
    expect(children).toHaveLength(1);
  });

  it('starts it anew when it has died', async () => {
    const host = make();
    const first = host.start();
    child(0).emit('message', ready);
    await first;
    child(0).emit('exit', 1);
    const second = host.start();
    child(1).emit('message', { ...ready, url: 'http://127.0.0.1:99' });
    expect((await second).url).toBe('http://127.0.0.1:99');
  });

  it.each([
    [
      'tells so',
      (one: FakeChild) => one.emit('message', { type: 'failed', message: 'no port' }),
      'no port',
    ],
    [
      'says something else',
      (one: FakeChild) => one.emit('message', { hello: 1 }),
      'The practice region sent something unknown.',
    ],
    ['dies', (one: FakeChild) => one.emit('exit', 3), 'The practice region ended with code 3.'],
    [
      'is silent',
      () => vi.advanceTimersByTime(TIMEOUT_MS),
      'The practice region did not start in time.',
    ],
  ])('fails with practice-failed when it %s, and can be tried again', async (_, act, detail) => {
    const host = make();
    const first = codeOf(host.start());
    act(child(0));
    expect(await first).toEqual(['practice-failed', detail]);
    const second = host.start();
    child(1).emit('message', ready);
    expect((await second).url).toBe(ready.url);
  });

  it('is stopped, also when it never ran', async () => {
    const host = make();
    await host.stop();
    const running = host.start();
    child(0).emit('message', ready);
    await running;
    await host.stop();
    expect(child(0).killed).toBe(true);
    await host.stop();
  });

  it('hands its complaints to the log', async () => {
    const host = make();
    const running = host.start();
    child(0).stderr.emit('data', Buffer.from('something odd\n'));
    child(0).emit('message', ready);
    await running;
    expect(log.warn).toHaveBeenCalledWith('practice region:', 'something odd');
  });
});
