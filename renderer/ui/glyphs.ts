import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Monitor from '@lucide/svelte/icons/monitor';
import Power from '@lucide/svelte/icons/power';
import Server from '@lucide/svelte/icons/server';
import SquareCheck from '@lucide/svelte/icons/square-check';
import Star from '@lucide/svelte/icons/star';

/** The icons that every row of a list has: drawn once each, by `Glyphs`, and shown by `Glyph`. */
export const GLYPHS = {
  desktop: { icon: Monitor, filled: false },
  server: { icon: Server, filled: false },
  marked: { icon: SquareCheck, filled: false },
  assist: { icon: LifeBuoy, filled: false },
  power: { icon: Power, filled: false },
  star: { icon: Star, filled: false },
  'star-on': { icon: Star, filled: true },
} as const;

export type GlyphName = keyof typeof GLYPHS;

/** Where a glyph stands in the document. */
export const glyphId = (name: string): string => `glyph-${name}`;
