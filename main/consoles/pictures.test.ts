import { BrowserWindow, type WebContents } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../errors';
import { clipboard, dialog, FakeContents, FakeImage } from '../testing/fake-electron';
import type { Policy } from '../policy/policy';
import { FakeTimer } from '../testing/fake-timer';
import { policyOf } from '../testing/policy';
import { temporaryFolder } from '../testing/temporary-folder';
import { Pictures } from './pictures';

vi.mock('electron', () => import('../testing/fake-electron'));

const NOON = new Date(2026, 10, 22, 12, 5, 9);

let folder: string;
let window: BrowserWindow;
let guest: FakeContents;
let timer: FakeTimer;
let pictures: Pictures;

function fake(contents: WebContents): FakeContents {
  if (!(contents instanceof FakeContents)) throw new Error('not the fake');
  return contents;
}

let policy: Policy;

beforeEach(() => {
  policy = policyOf();
  folder = temporaryFolder();
  timer = new FakeTimer();
  window = new BrowserWindow();
  guest = fake(window.webContents);
  guest.image = new FakeImage('screen');
  clipboard.images = [];
  pictures = new Pictures({
    policy: { check: (rule) => policy.check(rule) },
    pageOf: (id) => {
      if (id !== 'c1') throw new Failure('not-found');
      return window.webContents;
    },
    nameOf: () => 'rack/7: "db"',
    folder: () => folder,
    now: () => NOON,
    timer,
  });
});

test('a preview is small and no file', async () => {
  const preview = await pictures.preview('c1');
  expect(preview?.takenAt).toBe(NOON.toISOString());
  const jpeg = Buffer.from(preview?.image.replace('data:image/jpeg;base64,', '') ?? '', 'base64');
  expect(jpeg.toString()).toBe('screen at 320 as JPEG');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a console that is not painted has no picture', async () => {
  guest.image = new FakeImage('');
  expect(await pictures.preview('c1')).toBeNull();
  await expect(pictures.copy('c1')).rejects.toThrow('picture-not-there');
  await expect(pictures.save('c1', window)).rejects.toThrow('picture-not-there');
  await expect(pictures.preview('c2')).rejects.toThrow('not-found');
});

test('a page that never gives one is not waited for', async () => {
  guest.capturePage = () => new Promise(() => undefined);
  const preview = pictures.preview('c1');
  await timer.goOff();
  expect(await preview).toBeNull();
  expect(timer.waiting).toEqual([]);
});

test('a copy goes to the clipboard', async () => {
  await pictures.copy('c1');
  expect(clipboard.images).toEqual([guest.image]);
});

describe('a file', () => {
  test('is proposed by machine and time, in a name that every system takes', async () => {
    dialog.filePath = path.join(folder, 'chosen.png');
    expect(await pictures.save('c1', window)).toBe('chosen.png');
    expect(dialog.proposed).toBe(path.join(folder, 'rack_7_ _db_ 2026-11-22 12.05.09.png'));
    expect(fs.readFileSync(dialog.filePath, 'utf8')).toBe('screen as PNG');
  });

  test('is not written when the dialog is dismissed', async () => {
    dialog.filePath = '';
    expect(await pictures.save('c1', window)).toBeNull();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('that cannot be written is told', async () => {
    dialog.filePath = path.join(folder, 'missing', 'x.png');
    await expect(pictures.save('c1', window)).rejects.toThrow('picture-not-saved');
  });
});

test('where the policy allows no pictures, none is copied or saved; the small ones of the tabs stay', async () => {
  policy = policyOf({ takePictures: false });
  await expect(pictures.copy('c1')).rejects.toThrow('managed');
  await expect(pictures.save('c1', window)).rejects.toThrow('managed');
  expect(clipboard.images).toEqual([]);
  expect(fs.readdirSync(folder)).toEqual([]);
  expect(await pictures.preview('c1')).not.toBeNull();
});
