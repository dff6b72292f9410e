import { cjkMask } from './font-cjk';
import { GAP, type Glyph, strokeGlyph } from './stroke-glyph';
import type { Surface } from './surface';

/** Text of the graphical screens, smooth at any size. */

export interface TextStyle {
  /** Height of capitals in pixels. */
  readonly size: number;
  readonly colour: number;
  /** Thickness of the strokes in pixels; suits the size unless told. */
  readonly weight?: number;
  readonly alpha?: number;
}

const SPACE = 3.2;

const weightOf = (style: TextStyle): number => style.weight ?? Math.max(1.25, style.size / 8.5);

const cache = new Map<string, Glyph>();
const MAX_CACHED = 4000;

/** The pen stands on quarters of a pixel; Chinese characters on whole ones. */
function glyphOf(character: string, size: number, weight: number, shift: number): Glyph {
  const key = `${character}|${String(size)}|${String(weight)}|${String(shift)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const side = Math.round(size * 1.34);
  const chinese = cjkMask(character, side);
  const glyph =
    chinese === undefined
      ? strokeGlyph(character, size, weight, shift)
      : { mask: chinese, left: 0, top: Math.round((size - side) / 2), advance: side + size * 0.08 };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, glyph);
  return glyph;
}

export function textWidth(text: string, style: Omit<TextStyle, 'colour'>): number {
  const weight = weightOf({ ...style, colour: 0 });
  let width = 0;
  for (const character of text) {
    width +=
      character === ' '
        ? SPACE * (style.size / 10) + weight
        : glyphOf(character, style.size, weight, 0).advance;
  }
  const lastGap = (GAP * style.size) / 10;
  return Math.max(0, Math.round(width - (text.endsWith(' ') ? 0 : lastGap)));
}

/** Writes text with its capitals between `y` and `y + size`; returns where the pen stops. */
export function drawText(
  surface: Surface,
  x: number,
  y: number,
  text: string,
  style: TextStyle,
): number {
  const weight = weightOf(style);
  let pen = x;
  for (const character of text) {
    if (character === ' ') {
      pen += SPACE * (style.size / 10) + weight;
      continue;
    }
    const left = Math.floor(pen * 4) / 4;
    const glyph = glyphOf(character, style.size, weight, left - Math.floor(left));
    surface.mask(
      glyph.mask,
      Math.floor(left) + glyph.left,
      y + glyph.top,
      style.colour,
      style.alpha,
    );
    pen += glyph.advance;
  }
  return Math.round(pen);
}

export function drawCentred(
  surface: Surface,
  centre: number,
  y: number,
  text: string,
  style: TextStyle,
): void {
  drawText(surface, Math.round(centre - textWidth(text, style) / 2), y, text, style);
}

/** As much of the text as fits, with an ellipsis where it was cut. */
export function shortened(text: string, width: number, style: TextStyle): string {
  if (textWidth(text, style) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, style) > width) letters.pop();
  return `${letters.join('')}…`;
}
