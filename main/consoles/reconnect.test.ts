import { beforeEach, describe, expect, test } from 'vitest';
import { FakeTimer } from '../testing/fake-timer';
import { MOST_ATTEMPTS, Reconnect } from './reconnect';

const LATER = { again: 'later', leastMs: 0 } as const;

let timer: FakeTimer;
let now: number;
let chance: number;
let online: boolean;
let asked: string[];
let told: string[];
let reconnect: Reconnect;

beforeEach(() => {
  timer = new FakeTimer();
  now = Date.parse('2026-01-01T00:00:00Z');
  chance = 0;
  online = true;
  asked = [];
  told = [];
  reconnect = new Reconnect({
    timer,
    now: () => now,
    random: () => chance,
    isOnline: () => online,
    connect: (id) => void asked.push(id),
    changed: (id) => void told.push(id),
  });
});

describe('attempts', () => {
  test('grow apart, are bounded, and end', async () => {
    const pauses: number[] = [];
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      reconnect.plan('c', LATER);
      pauses.push(...timer.pauses);
      await timer.goOff();
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
    reconnect.plan('c', LATER);
    expect(reconnect.of('c')).toEqual({ state: 'given-up', attempts: MOST_ATTEMPTS });
    expect(timer.waiting).toEqual([]);
    expect(asked).toHaveLength(MOST_ATTEMPTS);
  });

  test('are told beforehand, and come a little later by chance', () => {
    chance = 1;
    reconnect.plan('c', LATER);
    expect(timer.pauses).toEqual([2_600]);
    expect(reconnect.of('c')).toEqual({
      state: 'waiting',
      at: '2026-01-01T00:00:02.600Z',
      attempt: 1,
      most: MOST_ATTEMPTS,
    });
  });

  test('wait as long as the cloud asked', () => {
    reconnect.plan('c', { again: 'later', leastMs: 45_000 });
    expect(timer.pauses).toEqual([45_000]);
  });

  test('are not made where it would not help', () => {
    reconnect.plan('c', LATER);
    reconnect.plan('c', { again: 'never' });
    expect(timer.waiting).toEqual([]);
    expect(reconnect.of('c')).toEqual({ state: 'none' });
  });

  test('are not planned twice for one ticket', () => {
    reconnect.plan('c', LATER);
    reconnect.plan('c', LATER);
    expect(timer.pauses).toEqual([2_000]);
  });

  test('count anew after a picture that stayed, and go on after one that did not', async () => {
    reconnect.plan('c', LATER);
    await timer.goOff();
    reconnect.connected('c');
    now += 5_000;
    reconnect.plan('c', LATER);
    expect(timer.pauses, 'it flickered').toEqual([4_000]);
    await timer.goOff();
    reconnect.connected('c');
    now += 60_000;
    reconnect.plan('c', LATER);
    expect(timer.pauses).toEqual([2_000]);
  });

  test('are of each console by itself', () => {
    reconnect.plan('a', LATER);
    reconnect.plan('b', LATER);
    reconnect.reset('a');
    expect(reconnect.of('a')).toEqual({ state: 'none' });
    expect(reconnect.of('b')).toMatchObject({ state: 'waiting' });
  });
});

describe('the technician', () => {
  test('stops them', () => {
    reconnect.plan('c', LATER);
    reconnect.stop('c');
    expect(timer.waiting).toEqual([]);
    expect(reconnect.of('c')).toEqual({ state: 'stopped' });
    expect(told).toEqual(['c']);
    reconnect.plan('c', LATER);
    expect(reconnect.of('c'), 'what the old page says later').toEqual({ state: 'stopped' });
    reconnect.connected('c');
    expect(reconnect.of('c')).toEqual({ state: 'none' });
  });

  test('has nothing to stop where nothing is planned', () => {
    reconnect.stop('c');
    reconnect.connected('c');
    reconnect.stop('c');
    expect(told).toEqual([]);
  });
});

describe('without a network', () => {
  test('nobody asks until there is one', async () => {
    online = false;
    reconnect.plan('c', { again: 'network' });
    expect(reconnect.of('c')).toEqual({ state: 'offline' });
    await timer.goOff();
    await timer.goOff();
    expect(asked).toEqual([]);
    online = true;
    await timer.goOff();
    expect(asked).toEqual(['c']);
    expect(timer.waiting).toEqual([]);
  });
});

test('after a sleep, whoever waits begins anew', async () => {
  reconnect.plan('c', LATER);
  await timer.goOff();
  reconnect.plan('c', LATER);
  expect(timer.pauses).toEqual([4_000]);
  reconnect.wake();
  expect(timer.pauses).toEqual([2_000]);
  expect(told).toEqual(['c']);
});
