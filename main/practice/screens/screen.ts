import type { KeyPress } from './keys';
import type { Surface } from './surface';

export const SCREEN_WIDTH = 1024;
export const SCREEN_HEIGHT = 768;

/** What a screen knows of its machine. */
export interface ScreenSubject {
  readonly name: string;
  /** Host name inside the system. */
  readonly hostName: string;
  readonly address: string;
  readonly system: string;
  /** Who last signed in; empty when nobody is known. */
  readonly user: string;
  readonly region: string;
  /** Address of the page with the ways to sign in to the practice region. */
  readonly guide: string;
  /** Servers: maker and model, and what the power-on self-test complains about. */
  readonly hardware: string;
  readonly health: 'OK' | 'Warning' | 'Critical' | 'Unknown';
}

/**
 * What a machine shows. A screen holds state only; it is drawn from it on demand, and redrawn
 * after input that changed something and when its own time has come.
 */
export interface Screen {
  /** True when the picture changes. */
  press(press: KeyPress): boolean;
  /** Position and buttons (bit 0 is the left one); true when the picture changes. */
  pointer(x: number, y: number, buttons: number): boolean;
  /** Lets time pass; `now` is in ms and only ever grows. */
  advance(now: number): void;
  /** In how many ms the picture changes by itself. */
  wakeAfter(now: number): number;
  /** The same surface each time, with what was drawn on it before. */
  draw(surface: Surface): void;
}

export interface ScreenClock {
  /** Milliseconds that only grow: for animation. */
  readonly steady: () => number;
  /** The time of day that the machine shows. */
  readonly wall: () => Date;
}
