import { KEY } from '../screens/keys';
import { type Screen, SCREEN_HEIGHT, SCREEN_WIDTH, type ScreenSubject } from '../screens/screen';
import type { KeyPress } from '../screens/keys';
import { Surface } from '../screens/surface';

export const SUBJECT: ScreenSubject = {
  name: 'SH-FIN-0042',
  hostName: 'SH-FIN-0042',
  address: '10.24.0.4',
  system: 'Windows 11 Enterprise',
  user: 'wang.fang',
  region: 'practice-1',
  guide: 'http://127.0.0.1:1234/guide/0123456789',
  hardware: 'Huawei FusionServer 2288H V6',
  health: 'OK',
};

export const WALL = new Date(2026, 2, 2, 8, 15);

/** A clock that stands still until it is moved. */
export class TestClock {
  now = 0;
  readonly steady = (): number => this.now;
  readonly wall = (): Date => new Date(WALL.getTime() + this.now);
}

export const key = (name: Extract<KeyPress, { type: 'key' }>['key']): KeyPress => ({
  type: 'key',
  key: name,
});

export function type(screen: Screen, text: string): void {
  for (const character of text) screen.press({ type: 'character', character, control: false });
}

/** The keysyms of Ctrl+Alt+Del, as a client sends them. */
export const CTRL_ALT_DEL: readonly (readonly [number, boolean])[] = [
  [KEY.controlLeft, true],
  [KEY.altLeft, true],
  [KEY.delete, true],
  [KEY.delete, false],
  [KEY.altLeft, false],
  [KEY.controlLeft, false],
];

export function drawn(screen: Screen, surface = new Surface(SCREEN_WIDTH, SCREEN_HEIGHT)): Surface {
  screen.draw(surface);
  return surface;
}

/** How many pixels differ. */
export function difference(a: Surface, b: Surface): number {
  let count = 0;
  for (const [index, pixel] of a.pixels.entries()) if (pixel !== b.pixels[index]) count += 1;
  return count;
}
