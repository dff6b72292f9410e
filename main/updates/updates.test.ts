import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { PolicyRules } from '../../preload/contract/policy';
import type { Settings } from '../../preload/contract/settings';
import { Failure } from '../errors';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { settle } from '../testing/fake-cloud';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { policyOf } from '../testing/policy';
import { settingsWith } from '../testing/settings';
import { temporaryFolder } from '../testing/temporary-folder';
import type { UpdateEngine } from './engine';
import { Updates } from './updates';

/** The narrow seam before electron-updater. */
class FakeEngine implements UpdateEngine {
  newest: string | null | Failure = null;
  loading: Failure | null = null;
  finds = 0;
  readonly installed: boolean[] = [];

  find(): Promise<string | null> {
    this.finds += 1;
    return this.newest instanceof Failure
      ? Promise.reject(this.newest)
      : Promise.resolve(this.newest);
  }

  download(onPercent: (percent: number) => void): Promise<void> {
    for (const percent of [0, 50, 50, 100]) onPercent(percent);
    return this.loading === null ? Promise.resolve() : Promise.reject(this.loading);
  }

  install(restart: boolean): void {
    this.installed.push(restart);
  }
}

let engine: FakeEngine;
let page: FakeBroadcast;
let timer: FakeTimer;
let file: string;
let feeds: (string | undefined)[];
let settings: Settings;
let choose: (all: Settings) => void;

beforeEach(() => {
  engine = new FakeEngine();
  page = new FakeBroadcast();
  timer = new FakeTimer();
  file = path.join(temporaryFolder(), 'update.json');
  feeds = [];
  settings = settingsWith();
  choose = () => undefined;
});

interface Start {
  readonly rules?: PolicyRules;
  readonly version?: string;
  readonly isSetUp?: boolean;
}

function started({ rules, version = '0.1.0', isSetUp = true }: Start = {}): Updates {
  const updates = new Updates({
    version,
    isSetUp,
    policy: policyOf(rules),
    settings: {
      get all() {
        return settings;
      },
      onChange: (listener) => {
        choose = listener;
      },
    },
    load: (feed) => {
      feeds.push(feed);
      return Promise.resolve(engine);
    },
    file,
    broadcast: page.send,
    timer,
    now: () => Date.parse('2026-11-22T08:00:00Z'),
    log: new FakeLog(),
  });
  updates.start();
  return updates;
}

test('the first look is a minute after the start, the next hours later; nothing is loaded before', async () => {
  const updates = started();
  expect(timer.pauses).toEqual([60_000]);
  expect(feeds).toEqual([]);
  await timer.goOff();
  expect(updates.state).toEqual({ state: 'none', at: '2026-11-22T08:00:00.000Z' });
  expect(timer.pauses).toEqual([4 * 60 * 60_000]);
  await timer.goOff();
  expect([feeds.length, engine.finds]).toEqual([1, 2]);
});

test('what is found is downloaded, told step by step, and installed when the app is quit', async () => {
  engine.newest = '0.2.0';
  const updates = started();
  expect(updates.look()).toEqual({ state: 'checking' });
  await settle();
  const version = '0.2.0';
  expect(page.of('updates:changed')).toEqual([
    { state: 'checking' },
    { state: 'available', version },
    { state: 'downloading', version, percent: 0 },
    { state: 'downloading', version, percent: 50 },
    { state: 'downloading', version, percent: 100 },
    { state: 'ready', version, deferred: false },
  ]);
  expect(updates.defer()).toEqual({ state: 'ready', version, deferred: true });
  await timer.goOff();
  expect(engine.finds, 'nothing is looked for while something waits').toBe(1);
  expect(engine.installed).toEqual([]);
  updates.end(false);
  expect(engine.installed).toEqual([false]);
});

test('it is started again afterwards where the technician wants it at once', async () => {
  const updates = started();
  expect(() => updates.requireReady()).toThrow('not-found');
  engine.newest = '0.2.0';
  updates.look();
  await settle();
  updates.requireReady();
  updates.end(true);
  expect(engine.installed).toEqual([true]);
});

test('nothing is installed at the end where nothing is ready', async () => {
  engine.newest = '0.2.0';
  engine.loading = new Failure('update-refused');
  const updates = started();
  updates.look();
  await settle();
  updates.end(false);
  expect(updates.state).toMatchObject({ state: 'failed', error: { code: 'update-refused' } });
  expect(engine.installed).toEqual([]);
});

test('a row of failures is told once, and again to whoever looks himself', async () => {
  engine.newest = new Failure('update-not-found');
  const updates = started();
  await timer.goOff();
  await timer.goOff();
  expect(updates.state).toMatchObject({ state: 'failed' });
  expect(page.of('updates:failed')).toHaveLength(1);
  updates.look();
  await settle();
  expect(page.of('updates:failed')).toHaveLength(2);
  engine.newest = null;
  await timer.goOff();
  engine.newest = new Failure('update-not-found');
  await timer.goOff();
  expect(page.of('updates:failed')).toHaveLength(3);
});

test('an installation that came to nothing is told at the next start, once', async () => {
  engine.newest = '0.2.0';
  const updates = started();
  updates.look();
  await settle();
  updates.end(false);
  page.sent.length = 0;
  started();
  expect(page.of('updates:failed')).toMatchObject([
    { code: 'update-not-installed', params: { version: '0.2.0' } },
  ]);
  page.sent.length = 0;
  expect(started().state).toEqual({ state: 'idle' });
  expect(page.sent).toEqual([]);
});

test('one that came about is not spoken of', async () => {
  engine.newest = '0.2.0';
  const updates = started();
  updates.look();
  await settle();
  updates.end(false);
  page.sent.length = 0;
  expect(started({ version: '0.2.0' }).state).toEqual({ state: 'idle' });
  expect(page.sent).toEqual([]);
});

test('the policy forbids it, or leads elsewhere', async () => {
  const off = started({ rules: { updates: false } });
  expect(off.state).toEqual({ state: 'off', why: 'policy' });
  expect(() => off.look()).toThrow('managed');
  expect(timer.pauses).toEqual([]);
  started({ rules: { updateFeed: 'https://updates.example.com/crashcart' } });
  await timer.goOff();
  expect(feeds).toEqual(['https://updates.example.com/crashcart']);
});

test('a package that knows of no feed says so, whatever the policy leads to', () => {
  const updates = started({ isSetUp: false, rules: { updateFeed: 'https://a.b/' } });
  expect(updates.state).toEqual({ state: 'off', why: 'not-set-up' });
  expect(() => updates.look()).toThrow('update-not-set-up');
  expect(timer.pauses).toEqual([]);
});

test('nothing is looked for by itself where the technician does not want it', async () => {
  settings = settingsWith({ updates: { automatic: false } });
  const updates = started();
  expect(timer.pauses).toEqual([]);
  updates.look();
  await settle();
  expect(updates.state).toMatchObject({ state: 'none' });
  settings = settingsWith();
  choose(settings);
  expect(timer.pauses).toEqual([60_000]);
  settings = settingsWith({ updates: { automatic: false } });
  choose(settings);
  expect(timer.pauses).toEqual([]);
});
