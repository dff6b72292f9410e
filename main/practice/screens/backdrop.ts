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

/** Hills of light, from the back to the front: where, how wavy, which colour, how strong. */
const HILLS = [
  { height: 430, phase: 0.4, colour: 'glow', strength: 0.13 },
  { height: 520, phase: 2.1, colour: 'glow', strength: 0.18 },
  { height: 610, phase: 3.7, colour: 'top', strength: 0.47 },
] as const;

/** Ordered dither (4×4): what 8 bits cannot say is spread over neighbours, so no bands show. */
const DITHER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

const channels = (colour: number): readonly [number, number, number] => [
  (colour >> 16) & 255,
  (colour >> 8) & 255,
  colour & 255,
];

function crest(hill: (typeof HILLS)[number], x: number): number {
  const wide = Math.sin((x / SCREEN_WIDTH) * Math.PI * 1.6 + hill.phase) * 70;
  return hill.height + wide + Math.sin(x / 210 + hill.phase * 2) * 18;
}

/** One hill, ready to be laid over rows. */
interface Layer {
  readonly crests: Float64Array;
  readonly highest: number;
  readonly strength: number;
  readonly colour: readonly [number, number, number];
  /** How much of it lies over each pixel of the row at hand. */
  readonly covers: Float64Array;
}

function layerOf(theme: Theme, hill: (typeof HILLS)[number]): Layer {
  const crests = Float64Array.from({ length: SCREEN_WIDTH }, (_, x) => crest(hill, x));
  return {
    crests,
    highest: Math.min(...crests),
    strength: hill.strength,
    colour: channels(theme[hill.colour]),
    covers: new Float64Array(SCREEN_WIDTH),
  };
}

/** A soft edge at the crest, fading downwards. */
function coverRow(layer: Layer, y: number): void {
  for (let x = 0; x < SCREEN_WIDTH; x += 1) {
    const depth = y - (layer.crests[x] ?? 0);
    const edge = depth <= -1 ? 0 : depth < 0 ? depth + 1 : 1;
    layer.covers[x] = layer.strength * edge * (depth <= 0 ? 1 : depth >= 420 ? 0 : 1 - depth / 420);
  }
}

function paint(theme: Theme): Surface {
  const surface = new Surface(SCREEN_WIDTH, SCREEN_HEIGHT);
  const top = channels(theme.top);
  const bottom = channels(theme.bottom);
  const layers = HILLS.map((hill) => layerOf(theme, hill));
  const row = new Float64Array(SCREEN_WIDTH);
  // One row at a time: its colour, the hills that reach it, then rounding.
  for (let y = 0; y < SCREEN_HEIGHT; y += 1) {
    const reaching = layers.filter(({ highest }) => highest < y + 1);
    for (const layer of reaching) coverRow(layer, y);
    for (const channel of [0, 1, 2] as const) {
      row.fill(top[channel] + ((bottom[channel] - top[channel]) * y) / (SCREEN_HEIGHT - 1));
      for (const { covers, colour } of reaching) {
        const target = colour[channel];
        for (let x = 0; x < SCREEN_WIDTH; x += 1) {
          const below = row[x] ?? 0;
          row[x] = below + (target - below) * (covers[x] ?? 0);
        }
      }
      for (let x = 0; x < SCREEN_WIDTH; x += 1) {
        const value = ((row[x] ?? 0) + ((DITHER[(y & 3) * 4 + (x & 3)] ?? 0) + 0.5) / 16) | 0;
        const at = y * SCREEN_WIDTH + x;
        surface.pixels[at] = ((surface.pixels[at] ?? 0) << 8) | value;
      }
    }
  }
  return surface;
}

const painted = new Map<Theme, Surface>();

/** The picture behind everything; painted once per theme and kept for a few themes. */
export function backdrop(theme: Theme): Surface {
  const known = painted.get(theme);
  if (known !== undefined) return known;
  const surface = paint(theme);
  if (painted.size >= 3) painted.clear();
  painted.set(theme, surface);
  return surface;
}
