import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onLink, onQuit, onSecondInstance, stopOnFaults } from './lifecycle';
import { app, dialog, FakeEvent } from './testing/fake-electron';
import { Gate } from './testing/fake-cloud';
import { FakeLog } from './testing/fake-log';

vi.mock('electron', () => import('./testing/fake-electron'));

let log: FakeLog;

beforeEach(() => {
  app.removeAllListeners();
  app.done.length = 0;
  log = new FakeLog();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('what a second start brings along is passed on, whatever it is', () => {
  const came = vi.fn();
  onSecondInstance(came);
  app.emit('second-instance', {}, ['crashcart', '--practice'], '/', { kind: 'show' });
  app.emit('second-instance', {}, ['crashcart'], '/', null);
  expect(came.mock.calls).toEqual([[{ kind: 'show' }], [null]]);
});

test('a link is followed as soon as the app is ready', async () => {
  const follow = vi.fn();
  onLink(follow);
  const event = new FakeEvent();
  app.emit('open-url', event, 'crashcart://open');
  expect(event.prevented).toBe(true);
  expect(follow).not.toHaveBeenCalled();
  await app.whenReady();
  expect(follow).toHaveBeenCalledWith('crashcart://open');
});

describe('quitting', () => {
  const quit = (): FakeEvent => {
    const event = new FakeEvent();
    app.emit('will-quit', event);
    return event;
  };

  test('waits until everything is left, and then goes', async () => {
    const gate = new Gate();
    onQuit(() => gate.passed, log);
    expect(quit().prevented).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(app.done).toEqual([]);
    gate.open();
    await vi.advanceTimersByTimeAsync(1);
    expect(app.done).toEqual(['quit']);
    expect(quit().prevented, 'the second time nothing is in the way').toBe(false);
  });

  test('does not wait for ever', async () => {
    onQuit(() => new Promise(() => undefined), log);
    quit();
    await vi.advanceTimersByTimeAsync(2_001);
    expect(app.done).toEqual(['quit']);
  });

  test('goes also when leaving fails', async () => {
    onQuit(() => Promise.reject(new Error('cannot be wiped')), log);
    quit();
    await vi.advanceTimersByTimeAsync(1);
    expect(app.done).toEqual(['quit']);
    expect(log.lines.join()).toContain('cannot be wiped');
  });
});

describe('a fault of the program', () => {
  const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
  const before = EVENTS.map((event) => [event, process.rawListeners(event)] as const);

  beforeEach(() => {
    for (const event of EVENTS) process.removeAllListeners(event);
    dialog.errors.length = 0;
    stopOnFaults(log);
  });

  afterEach(() => {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) {
        process.on(event, (...args: unknown[]) => void Reflect.apply(listener, process, args));
      }
    }
  });

  test('is logged, shown by its kind alone, and ends the app', () => {
    process.emit('uncaughtException', new TypeError('cannot read Zq9-secret'));
    expect(log.lines.join()).toContain('Uncaught');
    expect(dialog.errors).toEqual(['Crashcart: TypeError. See the log for details.']);
    expect(app.done).toEqual(['exit 1']);
  });

  test('in a promise is logged, and the app goes on', () => {
    process.emit('unhandledRejection', new Error('late'), Promise.resolve());
    expect(log.lines.join()).toContain('late');
    expect(app.done).toEqual([]);
  });
});
