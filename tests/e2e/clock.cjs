// @ts-check
'use strict';
/**
 * Loaded before the app (`-r`) by tests in which hours pass: `passTime_(ms)` moves its clock on and lets
 * every longer timer go off whose time comes on the way, in order, as it would. Until then, and for what
 * takes less than a minute, time is what it is.
 */
const LONG_MS = 60_000;

const RealDate = Date;
const { setTimeout: reallySet, clearTimeout: reallyClear } = globalThis;
let ahead = 0;
/** @type {Map<unknown, { at: number, callback: () => void }>} */
const waiting = new Map();

const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, self) => (key === 'now' ? now : Reflect.get(target, key, self)),
});

Reflect.set(
  globalThis,
  'setTimeout',
  (
    /** @type {(...args: unknown[]) => void} */ callback,
    ms = 0,
    /** @type {unknown[]} */ ...args
  ) => {
    if (ms < LONG_MS) return reallySet(callback, ms, ...args);
    const run = () => {
      waiting.delete(timer);
      callback(...args);
    };
    const timer = reallySet(run, ms);
    waiting.set(timer, { at: now() + ms, callback: run });
    return timer;
  },
);

Reflect.set(globalThis, 'clearTimeout', (/** @type {NodeJS.Timeout} */ timer) => {
  waiting.delete(timer);
  reallyClear(timer);
});

/** What follows from a timer at once: answers of the cloud take longer, and come later. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

Reflect.set(globalThis, 'passTime_', async (/** @type {number} */ ms) => {
  const end = now() + ms;
  for (;;) {
    const [next] = [...waiting].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at);
    if (next === undefined) break;
    const [timer, { at, callback }] = next;
    ahead = Math.max(ahead, at - RealDate.now());
    reallyClear(/** @type {NodeJS.Timeout} */ (timer));
    callback();
    await settle();
  }
  ahead = end - RealDate.now();
});

/** Whether something waits that goes off within this time. */
Reflect.set(globalThis, 'isDue_', (/** @type {number} */ ms) =>
  [...waiting.values()].some(({ at }) => at <= now() + ms),
);

/** The computer sleeps: its clock goes on, and none of its timers. */
Reflect.set(globalThis, 'sleep_', (/** @type {number} */ ms) => {
  ahead += ms;
});
