import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { temporaryFolder } from '../testing/temporary-folder';
import type { Area } from './fit';
import { Placements, type PlacedWindow } from './placements';

const LAPTOP = { x: 0, y: 0, width: 1440, height: 900 };
const DESK = { x: 1440, y: 0, width: 2560, height: 1400 };

/** A window, as far as it is placed. */
class Window extends EventEmitter implements PlacedWindow {
  bounds: Area = { x: 80, y: 50, width: 1280, height: 800 };
  maximised = false;
  full = false;

  getNormalBounds(): Area {
    return this.bounds;
  }
  isDestroyed(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return this.maximised;
  }
  isFullScreen(): boolean {
    return this.full;
  }
  isVisible(): boolean {
    return true;
  }
  maximize(): void {
    this.maximised = true;
  }
  setFullScreen(full: boolean): void {
    this.full = full;
  }
  setBounds(bounds: Partial<Area>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('move');
  }
}

let screens: Area[];
let changeScreens: (now: Area[]) => void;
let timer: FakeTimer;
let log: FakeLog;

beforeEach(() => {
  screens = [LAPTOP, DESK];
  timer = new FakeTimer();
  log = new FakeLog();
});

function start(file: string): Placements {
  const placements = new Placements({
    file,
    screens: () => screens,
    onScreens: (changed) => {
      changeScreens = (now) => {
        screens = now;
        changed();
      };
    },
    timer,
    log,
  });
  placements.start();
  return placements;
}

function opened(placements: Placements, kind: 'main' | 'console' = 'main'): Window {
  const window = new Window();
  placements.place(window, kind);
  return window;
}

test('a window comes back as it was left, each kind for itself', () => {
  const file = path.join(temporaryFolder(), 'windows.json');
  const first = start(file);
  const main = opened(first);
  const own = opened(first, 'console');
  main.setBounds({ x: 1500, y: 30, width: 1600, height: 1000 });
  main.maximised = true;
  own.setBounds({ x: 10, y: 10 });
  main.emit('close');

  const again = start(file);
  const back = opened(again);
  expect(back.maximised, 'it would be shown by it').toBe(false);
  back.emit('show');
  expect(back).toMatchObject({
    bounds: { x: 1500, y: 30, width: 1600, height: 1000 },
    maximised: true,
    full: false,
  });
  expect(opened(again, 'console').bounds).toMatchObject({ x: 10, y: 10 });
});

test('moving is written down once it has come to rest', async () => {
  const file = path.join(temporaryFolder(), 'windows.json');
  const main = opened(start(file));
  main.setBounds({ x: 1 });
  main.setBounds({ x: 2 });
  expect(timer.waiting).toHaveLength(1);
  expect(() => readFileSync(file)).toThrow('ENOENT');
  await timer.goOff();
  expect(readFileSync(file, 'utf8')).toContain('"x": 2');
});

test('the screen goes, and the window comes back; the screen comes, and it goes where it was', () => {
  const placements = start(path.join(temporaryFolder(), 'windows.json'));
  const main = opened(placements);
  main.setBounds({ x: 2000, y: 100 });
  main.emit('close');
  changeScreens([LAPTOP]);
  expect(main.bounds).toEqual({ x: 160, y: 100, width: 1280, height: 800 });
  main.setBounds({ x: 7, y: 8 });
  main.emit('close');
  changeScreens([LAPTOP, DESK]);
  expect(main.bounds).toMatchObject({ x: 2000, y: 100 });
  changeScreens([LAPTOP]);
  expect(main.bounds).toMatchObject({ x: 7, y: 8 });
});

test('what the system does to a window as its screen goes is not where it was left', async () => {
  const placements = start(path.join(temporaryFolder(), 'windows.json'));
  const main = opened(placements);
  main.setBounds({ x: 2000, y: 100 });
  main.emit('close');
  // Moved before anybody hears of the screens.
  screens = [LAPTOP];
  main.setBounds({ x: 0, y: 0 });
  await timer.goOff();
  changeScreens([LAPTOP]);
  changeScreens([LAPTOP, DESK]);
  expect(main.bounds).toMatchObject({ x: 2000, y: 100 });
});

test('a damaged file is set aside, and a window opens as at the first time', () => {
  const file = path.join(temporaryFolder(), 'windows.json');
  writeFileSync(file, '{"version":1,');
  expect(opened(start(file)).bounds).toEqual(new Window().bounds);
  expect(log.lines.join()).toContain('set aside');
});
