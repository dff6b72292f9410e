import { z } from 'zod';
import { toAppError } from '../errors';
import { JsonFile } from '../json-file';
import type { Log } from '../log';
import type { Timer } from '../timer';
import type { WindowKind } from '../window';
import { arrangementOf, fit, type Area, type Placement } from './fit';

const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(100).max(100_000);

const placementSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});

const arrangementSchema = z.object({
  screens: z.string().max(4096),
  main: placementSchema.nullable().catch(null),
  console: placementSchema.nullable().catch(null),
});

const fileSchema = z.object({
  version: z.literal(1),
  arrangements: z.array(arrangementSchema).catch([]),
});

type Arrangement = z.output<typeof arrangementSchema>;

/** Desk, meeting room, home, road: more are forgotten, the one used longest ago first. */
const MOST = 12;
/** A window that is being dragged is not written down at every pixel. */
const PAUSE_MS = 500;

export interface PlacementsOptions {
  readonly file: string;
  /** The parts of the screens that windows may use, the main one first. */
  readonly screens: () => readonly Area[];
  /** Calls back when screens came, went or changed. */
  readonly onScreens: (changed: () => void) => void;
  readonly timer: Timer;
  readonly log: Log;
}

/** The part of a window that is placed. */
export interface PlacedWindow {
  getNormalBounds(): Area;
  isDestroyed(): boolean;
  isFullScreen(): boolean;
  isMaximized(): boolean;
  isVisible(): boolean;
  maximize(): void;
  setBounds(bounds: Area): void;
  setFullScreen(full: boolean): void;
  /* eslint-disable @typescript-eslint/unified-signatures -- Electron's window has one for each event */
  on(event: 'resize', listener: () => void): unknown;
  on(event: 'move', listener: () => void): unknown;
  on(event: 'maximize', listener: () => void): unknown;
  on(event: 'unmaximize', listener: () => void): unknown;
  on(event: 'enter-full-screen', listener: () => void): unknown;
  on(event: 'leave-full-screen', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  /* eslint-enable @typescript-eslint/unified-signatures */
  once(event: 'show', listener: () => void): unknown;
}

/**
 * Where windows were left, for each arrangement of screens by itself: who comes back to his desk finds them
 * as they were there, and one whose screen has gone is brought back. In `windows.json`.
 */
export class Placements {
  readonly #options: PlacementsOptions;
  readonly #file: JsonFile<z.output<typeof fileSchema>>;
  readonly #windows = new Map<PlacedWindow, WindowKind>();
  #arrangements: readonly Arrangement[];
  #cancel: () => void = () => undefined;
  /** The screens as the windows stand on them: not yet those that have just come or gone. */
  #screens = '';

  constructor(options: PlacementsOptions) {
    this.#options = options;
    this.#file = new JsonFile(options.file, fileSchema, options.log);
    this.#arrangements = this.#file.load()?.arrangements ?? [];
  }

  /** Begins to watch the screens. Must not be called before the app is ready. */
  start(): void {
    this.#screens = arrangementOf(this.#options.screens());
    this.#options.onScreens(() => this.#screensChanged());
  }

  /** Puts a window where it was left, and remembers from now on where it is. */
  place(window: PlacedWindow, kind: WindowKind): void {
    const left = this.#leftAt(kind);
    if (left !== null) {
      window.setBounds(fit(left.bounds, this.#options.screens()));
      // Not before: a hidden window is shown by it.
      window.once('show', () => fill(window, left));
    }
    this.#windows.set(window, kind);
    const moved = (): void => this.#changed();
    window.on('resize', moved);
    window.on('move', moved);
    window.on('maximize', moved);
    window.on('unmaximize', moved);
    window.on('enter-full-screen', moved);
    window.on('leave-full-screen', moved);
    window.on('close', () => this.#note());
    window.on('closed', () => this.#windows.delete(window));
  }

  #leftAt(kind: WindowKind): Placement | null {
    return this.#arrangements.find(({ screens }) => screens === this.#screens)?.[kind] ?? null;
  }

  /** The system may have moved windows already: that is not where they were left. */
  #screensChanged(): void {
    const screens = this.#options.screens();
    const now = arrangementOf(screens);
    if (now === this.#screens) return;
    this.#cancel();
    this.#screens = now;
    for (const [window, kind] of this.#windows) {
      if (window.isDestroyed() || window.isFullScreen()) continue;
      const left = this.#leftAt(kind);
      if (left === null && window.isMaximized()) continue;
      window.setBounds(fit(left?.bounds ?? window.getNormalBounds(), screens));
      if (left !== null && window.isVisible()) fill(window, left);
    }
  }

  #changed(): void {
    this.#cancel();
    this.#cancel = this.#options.timer.after(PAUSE_MS, () => this.#note());
  }

  #note(): void {
    this.#cancel();
    // Screens that have just gone: what the system made of the windows is not remembered for them.
    if (arrangementOf(this.#options.screens()) !== this.#screens) return;
    const before = this.#arrangements.find(({ screens }) => screens === this.#screens);
    const next: Arrangement = before ?? { screens: this.#screens, main: null, console: null };
    const now = { ...next };
    for (const [window, kind] of this.#windows) {
      if (!window.isDestroyed()) now[kind] = placementOf(window);
    }
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    const others = this.#arrangements.filter(({ screens }) => screens !== this.#screens);
    this.#arrangements = [now, ...others].slice(0, MOST);
    try {
      this.#file.save({ version: 1, arrangements: this.#arrangements });
    } catch (error) {
      // Nobody who moves a window has to hear of a full disk by that.
      this.#options.log.warn('Where the windows are could not be kept', toAppError(error));
    }
  }
}

function fill(window: PlacedWindow, { maximised, fullScreen }: Placement): void {
  if (maximised) window.maximize();
  if (fullScreen) window.setFullScreen(true);
}

function placementOf(window: PlacedWindow): Placement & z.output<typeof placementSchema> {
  return {
    bounds: { ...window.getNormalBounds() },
    maximised: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}
