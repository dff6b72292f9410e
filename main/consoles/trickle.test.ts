import { beforeEach, expect, test, vi } from 'vitest';
import { FakeContents } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { Trickle } from './trickle';

vi.mock('electron', () => import('../testing/fake-electron'));

let page: FakeContents;
let timer: FakeTimer;
let log: FakeLog;
let trickle: Trickle;

beforeEach(() => {
  page = new FakeContents();
  timer = new FakeTimer();
  log = new FakeLog();
  trickle = new Trickle(page, timer, log);
});

/** How much it was let through, in bytes per second, one limit after the other. */
const limits = (): unknown[] =>
  page.done.map((line) => /"downloadThroughput":(-?\d+)/.exec(String(line))?.[1]);

test('lets little through, and more for a moment now and then', async () => {
  await trickle.set(true);
  expect(limits()).toEqual(['30']);
  await timer.goOff();
  expect(limits()).toEqual(['30', '100']);
  await timer.goOff();
  expect(limits()).toEqual(['30', '100', '30']);
  expect(timer.pauses).toEqual([20_000]);
});

test.each([
  ['short', 150, '1200'],
  ['long', 4_000, '31999'],
  ['huge', 1_000_000, '100000'],
])('lets a few messages through, when they are %s', async (_how, size, limit) => {
  for (let count = 0; count < 100; count += 1) trickle.received(size);
  await trickle.set(true);
  await timer.goOff();
  expect(limits().at(-1)).toBe(limit);
});

test('follows what comes, while it is held back as well', async () => {
  for (let count = 0; count < 100; count += 1) trickle.received(150);
  await trickle.set(true);
  for (let count = 0; count < 10; count += 1) trickle.received(10_000);
  await timer.goOff();
  expect(Number(limits().at(-1))).toBeGreaterThan(40_000);
});

test('lets everything through at once when it is over, and comes back no more', async () => {
  await trickle.set(true);
  await trickle.set(false);
  expect(limits()).toEqual(['30', '-1']);
  expect(timer.pauses).toEqual([]);
});

test('shown before the page has answered, it is held back no more', async () => {
  const answers: ((value: unknown) => void)[] = [];
  page.debugger.sendCommand = () => new Promise((resolve) => answers.push(resolve));
  const changes = [trickle.set(true), trickle.set(false), trickle.set(true), trickle.set(false)];
  for (const answer of answers) answer(undefined);
  await Promise.all(changes);
  expect(timer.pauses).toEqual([]);
});

test('says the same once', async () => {
  await trickle.set(false);
  await trickle.set(true);
  await trickle.set(true);
  expect(limits()).toEqual(['30']);
});

test('ends with its page', async () => {
  await trickle.set(true);
  page.destroyed = true;
  await timer.goOff();
  expect(timer.pauses).toEqual([]);
  expect(limits()).toEqual(['30']);
});

test('gives up, with a word in the log, where it is not possible', async () => {
  page.debugger.sendCommand = () => Promise.reject(new Error('detached'));
  await trickle.set(true);
  expect(timer.pauses).toEqual([]);
  expect(log.lines).toEqual([expect.stringContaining('could not be held back')]);
});
