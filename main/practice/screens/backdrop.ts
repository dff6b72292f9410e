import { hash } from '../estate/random';
import { SCREEN_HEIGHT, SCREEN_WIDTH } from './screen';
import { Surface } from './surface';

/** Colours of one machine's desktop; machines differ, so that they are told apart at a glance. */
export interface Theme {
  readonly top: number;
  readonly bottom: number;
  readonly glow: number;
  readonly accent: number;
}

const THEMES: readonly Theme[] = [
  { top: 0x0b2545, bottom: 0x13708a, glow: 0x5fd3bc, accent: 0x2f9fc4 },
  { top: 0x1d1b4c, bottom: 0x5a3d8a, glow: 0xd58bd0, accent: 0x7c6be0 },
  { top: 0x10302b, bottom: 0x2c7a5b, glow: 0xc5e384, accent: 0x2fa37c },
  { top: 0x3a1c32, bottom: 0xa4504a, glow: 0xf6b26b, accent: 0xd9694f },
  { top: 0x14213d, bottom: 0x3a5a98, glow: 0x9cc3ff, accent: 0x4b82e0 },
];

const FALLBACK: Theme = { top: 0x14213d, bottom: 0x3a5a98, glow: 0x9cc3ff, accent: 0x4b82e0 };

export const themeOf = (name: string): Theme => THEMES[hash(name) % THEMES.length] ?? FALLBACK;

/** Smooth hills of light along the lower half. */
function hill(
  surface: Surface,
  height: number,
  phase: number,
  colour: number,
  alpha: number,
): void {
  for (let x = 0; x < surface.width; x += 1) {
    const wave =
      Math.sin((x / surface.width) * Math.PI * 1.6 + phase) * 70 +
      Math.sin(x / 210 + phase * 2) * 18;
    const top = height + wave;
    for (let y = Math.max(0, Math.floor(top)); y < surface.height; y += 1) {
      const edge = Math.min(1, y + 1 - top);
      const fade = 1 - Math.min(1, (y - top) / 420);
      surface.blend(x, y, colour, Math.round(alpha * edge * fade));
    }
  }
}

const drawn = new Map<Theme, Surface>();

/** The picture behind everything; drawn once per theme and kept for a few themes. */
export function backdrop(theme: Theme): Surface {
  const known = drawn.get(theme);
  if (known !== undefined) return known;
  const surface = new Surface(SCREEN_WIDTH, SCREEN_HEIGHT);
  surface.gradient(theme.top, theme.bottom);
  hill(surface, 430, 0.4, theme.glow, 34);
  hill(surface, 520, 2.1, theme.glow, 46);
  hill(surface, 610, 3.7, theme.top, 120);
  if (drawn.size >= 3) drawn.clear();
  drawn.set(theme, surface);
  return surface;
}
