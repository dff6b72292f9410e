import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FileDamage } from '../file-damage';
import { FakeBroadcast } from '../testing/fake-broadcast';
import { FakeLog } from '../testing/fake-log';
import { settingsWith } from '../testing/settings';
import { temporaryFolder } from '../testing/temporary-folder';
import { DEFAULT_TEMPLATES } from './message-templates';
import { keyboardDefaults, LIST_DEFAULTS, MACHINE_DEFAULTS, PRIVACY_DEFAULTS } from './schema';
import { Settings } from './settings';

let folder: string;
let file: string;
let log: FakeLog;
let page: FakeBroadcast;
let damages: FileDamage[];

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'settings.json');
  log = new FakeLog();
  page = new FakeBroadcast();
  damages = [];
});

function start(platform: NodeJS.Platform = 'linux'): Settings {
  const onDamage = (damage: FileDamage): void => void damages.push(damage);
  return new Settings({ file, platform, broadcast: page.send, onDamage, log });
}

const GERMAN = { layout: 'de', passing: 'characters', zoom: 150 } as const;

test('before anything was chosen there are defaults, and nothing is written', () => {
  expect(start().all).toEqual(settingsWith());
  expect(start().all.keyboard.combinations[0]).toEqual(['ControlLeft', 'AltLeft', 'Delete']);
  expect(start('darwin').all.keyboard.hostKey).toBe('MetaRight');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('what is chosen is told to the page, and there at the next start', () => {
  const settings = start();
  const keyboard = { ...settings.all.keyboard, hostKey: 'Pause' } as const;
  settings.set({ keyboard });
  settings.setMachine('a1/desktop/d1', GERMAN);
  expect(page.of('settings:changed')).toHaveLength(2);
  expect(start().all).toEqual(settings.all);
  expect(start().ofMachine('a1/desktop/d1')).toEqual(GERMAN);
  expect(start().ofMachine('a1/desktop/d2')).toEqual(MACHINE_DEFAULTS);
  expect(log.lines).toEqual([]);
});

test('with a forgotten account its machines go, and no others', () => {
  const settings = start();
  for (const id of ['a1/desktop/d1', 'a1/server/s1', 'a10/desktop/d1']) {
    settings.setMachine(id, GERMAN);
  }
  const stream = { quality: 9, compression: null };
  settings.set({
    consoles: {
      inUse: { a1: 'open', a10: 'view' },
      streams: { a1: stream, a10: stream },
      reopen: true,
    },
  });
  settings.setLastSession({
    machines: [
      { machineId: 'a1/desktop/d1', name: 'd1' },
      { machineId: 'a10/desktop/d1', name: 'd1' },
    ],
    panes: 1,
  });
  settings.forgetAccount('a1');
  expect(start().all.consoles).toEqual({
    inUse: { a10: 'view' },
    streams: { a10: stream },
    reopen: true,
  });
  expect(start().lastSession.machines).toEqual([{ machineId: 'a10/desktop/d1', name: 'd1' }]);
  expect(Object.keys(start().all.machines)).toEqual(['a10/desktop/d1']);
  const before = page.sent.length;
  settings.forgetAccount('a1');
  expect(page.sent).toHaveLength(before);
});

test('the keys of shortcuts are kept one by one: what does not fit costs no other its keys', () => {
  const settings = start();
  settings.set({ shortcuts: { keys: { 'close-tab': [['ControlLeft', 'KeyQ']], search: [] } } });
  expect(start().all.shortcuts.keys).toEqual({
    'close-tab': [['ControlLeft', 'KeyQ']],
    search: [],
  });
  const keys = { search: [['KeyÄ']], 'no-more': [['KeyA']], settings: [['F9']] };
  fs.writeFileSync(file, JSON.stringify({ version: 1, shortcuts: { keys } }));
  expect(start().all.shortcuts.keys).toEqual({ settings: [['F9']] });
  fs.writeFileSync(file, JSON.stringify({ version: 1, shortcuts: 'none' }));
  expect(start().all.shortcuts.keys).toEqual({});
});

test('what was open last is kept, and not told with the settings', () => {
  const settings = start();
  settings.setLastSession({ machines: [{ machineId: 'a1/desktop/d1', name: 'd1' }], panes: 4 });
  expect(start().lastSession.panes).toBe(4);
  expect(page.sent).toEqual([]);
  expect(start().lastSession.machines).toEqual([{ machineId: 'a1/desktop/d1', name: 'd1' }]);
  expect(JSON.stringify(start().all)).not.toContain('d1');
});

test('a disk that refuses is told; until the end the change holds', () => {
  const settings = start();
  fs.mkdirSync(file);
  expect(() => settings.setMachine('a1/desktop/d1', GERMAN)).toThrow('settings-not-saved');
  expect(settings.ofMachine('a1/desktop/d1')).toEqual(GERMAN);
});

describe('a damaged file', () => {
  test.each([
    ['cut off', '{"version":1,"keyb'],
    ['empty', ''],
    ['another version', '{"version":2}'],
    ['another thing', '[]'],
    ['binary', '\0\0\0'],
  ])('(%s) is set aside whole, and the app starts with defaults', (_name, text) => {
    fs.writeFileSync(file, text);
    expect(start().all.keyboard).toEqual(keyboardDefaults('linux'));
    const [aside] = fs.readdirSync(folder);
    expect(aside).toMatch(/^settings\.json\.damaged-/);
    expect(fs.readFileSync(path.join(folder, aside ?? ''), 'utf8')).toBe(text);
    const state = text.includes('2') && text.includes('version":2') ? 'later' : 'lost';
    expect(damages).toEqual([{ file: 'settings.json', state, aside, parts: [] }]);
  });

  test('is replaced by its copy, so that nothing is lost', () => {
    const settings = start();
    settings.setMachine('a1/desktop/d1', GERMAN);
    settings.set({ privacy: { hideFromCapture: true } });
    fs.writeFileSync(file, '{"version":1,"keyb');
    expect(start().all).toEqual(settings.all);
    expect(damages).toMatchObject([{ file: 'settings.json', state: 'restored' }]);
    expect(start().all, 'the copy is the file now').toEqual(settings.all);
    expect(damages).toHaveLength(1);
  });

  test('whose copy is damaged as well is lost, and nothing throws', () => {
    start().setMachine('a1/desktop/d1', GERMAN);
    fs.writeFileSync(file, '');
    fs.writeFileSync(`${file}.bak`, '\0');
    expect(start().all).toEqual(settingsWith());
    expect(damages).toMatchObject([{ state: 'lost' }]);
  });

  test('in which one value does not fit loses that one, tells it, and is kept as it was', () => {
    const settings = start();
    settings.setMachine('a1/desktop/d1', GERMAN);
    settings.setMachine('a1/desktop/d2', GERMAN);
    const text = fs.readFileSync(file, 'utf8').replace('"layout": "de"', '"layout": "klingon"');
    fs.writeFileSync(file, text);
    const next = start();
    expect(next.ofMachine('a1/desktop/d1')).toEqual({ ...GERMAN, layout: 'us' });
    expect(next.ofMachine('a1/desktop/d2')).toEqual(GERMAN);
    const [damage] = damages;
    expect(damage).toMatchObject({ state: 'parts', parts: ['machines.a1/desktop/d1.layout'] });
    expect(fs.readFileSync(path.join(folder, damage?.aside ?? ''), 'utf8')).toBe(text);
  });

  test('of which nothing is damaged tells nothing', () => {
    start().setMachine('a1/desktop/d1', GERMAN);
    start();
    expect(damages).toEqual([]);
  });

  test('in which single choices do not fit keeps the others', () => {
    const text = JSON.stringify({
      version: 1,
      keyboard: { hostKey: 'Pause', combinations: [['Nonsense']], pace: 7 },
      consoles: { inUse: { a1: 'open' }, streams: { a1: { quality: 99 } }, reopen: 'often' },
      machines: { 'a1/desktop/d1': { layout: 'klingon', passing: 'characters', zoom: 7 } },
      list: { columns: ['name', 'colour'] },
      lastMachines: 'x',
    });
    fs.writeFileSync(file, text);
    expect(start().all).toMatchObject({
      keyboard: { ...keyboardDefaults('linux'), hostKey: 'Pause' },
      consoles: { inUse: { a1: 'open' }, streams: {}, reopen: false },
      list: LIST_DEFAULTS,
      machines: { 'a1/desktop/d1': { layout: 'us', passing: 'characters', zoom: 'fit' } },
    });
    expect(start().lastSession.machines).toEqual([]);
  });

  test.each([
    ['no sections', { version: 1 }],
    ['sections of another kind', { version: 1, keyboard: 1, machines: 'x' }],
  ])('with %s gives defaults', (_name, content) => {
    fs.writeFileSync(file, JSON.stringify(content));
    expect(start().all.keyboard).toEqual(keyboardDefaults('linux'));
    expect(start().all.machines).toEqual({});
  });
});

test('messages and privacy are kept; the default words are not written', () => {
  const heard: unknown[] = [];
  const settings = start();
  settings.onChange(({ privacy }) => heard.push(privacy));
  const own = { subject: 'S {machine}', body: 'B' };
  const messages = {
    language: 'zh-CN',
    technician: '李伟',
    templates: { en: own, 'zh-CN': null },
  } as const;
  settings.set({ messages, privacy: { hideFromCapture: true } });
  expect(heard).toEqual([{ hideFromCapture: true }]);
  expect(start().all).toMatchObject({ messages, privacy: { hideFromCapture: true } });
  expect(fs.readFileSync(file, 'utf8')).not.toContain(DEFAULT_TEMPLATES['zh-CN'].subject);
});

test('what is damaged in the messages falls back by itself', () => {
  const messages = {
    language: 'xx',
    technician: 'Li',
    templates: { en: { subject: 1 }, 'zh-CN': { subject: 'S', body: 'B' } },
  };
  fs.writeFileSync(file, JSON.stringify({ version: 1, messages, privacy: 'yes' }));
  expect(start().all).toMatchObject({
    messages: {
      language: null,
      technician: 'Li',
      templates: { en: null, 'zh-CN': { subject: 'S', body: 'B' } },
    },
    privacy: PRIVACY_DEFAULTS,
  });
});
