import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFirstInstance, onQuit, stopOnFaults } from './lifecycle';
import { app, dialog, FakeEvent } from './testing/fake-electron';
import { Gate } from './testing/fake-cloud';
import { FakeLog } from './testing/fake-log';

vi.mock('electron', () => import('./testing/fake-electron'));

let log: FakeLog;

beforeEach(() => {
  app.removeAllListeners();
  app.done.length = 0;
  app.isFirst = true;
  log = new FakeLog();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first instance comes to the front when a second one is started', () => {
  const show = vi.fn();
  expect(isFirstInstance(show)).toBe(true);
  app.emit('second-instance', {}, ['crashcart', '--practice'], '/');
  expect(show).toHaveBeenCalledOnce();
});

test('a second instance does nothing', () => {
  app.isFirst = false;
  expect(isFirstInstance(vi.fn())).toBe(false);
  expect(app.listenerCount('second-instance')).toBe(0);
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
