import { cjkMask } from './font-cjk';
import { STROKES } from './font-strokes';
import type { Mask, Surface } from './surface';

/** Text of the graphical screens, smooth at any size. */

export interface TextStyle {
  /** Height of capitals in pixels. */
  readonly size: number;
  readonly colour: number;
  /** Thickness of the strokes in pixels; suits the size unless told. */
  readonly weight?: number;
  readonly alpha?: number;
}

type Segment = readonly [number, number, number, number];

interface Glyph {
  readonly mask: Mask;
  /** Where the mask's corner lies, relative to pen and cap line. */
  readonly left: number;
  readonly top: number;
  readonly advance: number;
}

/** Space between two letters, in units of a tenth of the capitals' height. */
const GAP = 2.1;
const SPACE = 3.2;

const weightOf = (style: TextStyle): number => style.weight ?? Math.max(1.25, style.size / 8.5);

/** Turns a path of `font-strokes` into straight pieces, in its own units. */
export function flatten(path: string): readonly Segment[] {
  const segments: Segment[] = [];
  let x = 0;
  let y = 0;
  const to = (nextX: number, nextY: number): void => {
    segments.push([x, y, nextX, nextY]);
    x = nextX;
    y = nextY;
  };
  const arc = (
    cx: number,
    cy: number,
    rx: number,
    ry: number,
    from: number,
    until: number,
    joined: boolean,
  ): void => {
    const steps = Math.max(6, Math.ceil(Math.abs(until - from) / 12));
    for (let step = 0; step <= steps; step += 1) {
      const angle = ((from + ((until - from) * step) / steps) * Math.PI) / 180;
      const px = cx + rx * Math.cos(angle);
      const py = cy + ry * Math.sin(angle);
      if (step === 0 && !joined) [x, y] = [px, py];
      else to(px, py);
    }
  };
  for (const [, command, rest] of path.matchAll(/([MLCAaO])([^MLCAaO]*)/g)) {
    const n = (rest ?? '').trim().split(/[ ,]+/).map(Number);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n;
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'L') to(a, b);
    else if (command === 'O') arc(a, b, c, d, 0, 360, false);
    else if (command === 'A' || command === 'a') arc(a, b, c, d, e, f, command === 'A');
    else {
      const [x0, y0] = [x, y];
      for (let step = 1; step <= 10; step += 1) {
        const t = step / 10;
        const u = 1 - t;
        const bezier = (p0: number, p1: number, p2: number, p3: number): number =>
          u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
        to(bezier(x0, a, c, e), bezier(y0, b, d, f));
      }
    }
  }
  return segments;
}

/** How much of each pixel the strokes cover. */
function strokeMask(
  segments: readonly Segment[],
  half: number,
  pad: number,
  width: number,
  height: number,
  offsetY: number,
): Mask {
  const alpha = new Uint8Array(width * height);
  for (const [x1, y1, x2, y2] of segments) {
    const dx = x2 - x1;
    const dy = y2 - y1;
    const squared = dx * dx + dy * dy;
    const left = Math.max(0, Math.floor(Math.min(x1, x2) - half + pad) - 1);
    const right = Math.min(width - 1, Math.ceil(Math.max(x1, x2) + half + pad) + 1);
    const top = Math.max(0, Math.floor(Math.min(y1, y2) - half + offsetY) - 1);
    const bottom = Math.min(height - 1, Math.ceil(Math.max(y1, y2) + half + offsetY) + 1);
    for (let py = top; py <= bottom; py += 1) {
      for (let px = left; px <= right; px += 1) {
        const x = px + 0.5 - pad;
        const y = py + 0.5 - offsetY;
        const t =
          squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / squared));
        const cover = half - Math.hypot(x - x1 - t * dx, y - y1 - t * dy) + 0.5;
        const value = Math.round(Math.min(1, Math.max(0, cover)) * 255);
        const index = py * width + px;
        if (value > (alpha[index] ?? 0)) alpha[index] = value;
      }
    }
  }
  return { width, height, alpha };
}

const cache = new Map<string, Glyph>();
const MAX_CACHED = 4000;

function strokeGlyph(character: string, size: number, weight: number): Glyph {
  const [width, path] = STROKES[character] ?? STROKES['?'] ?? [0, ''];
  const scale = size / 10;
  const pad = Math.ceil(weight + scale);
  const segments = flatten(path).map(([a, b, c, d]): Segment => [
    a * scale,
    b * scale,
    c * scale,
    d * scale,
  ]);
  const mask = strokeMask(
    segments,
    weight / 2,
    pad,
    Math.ceil(width * scale) + pad * 2,
    Math.ceil(size * 1.5) + pad * 2,
    pad + Math.ceil(scale * 1.4),
  );
  return {
    mask,
    left: -pad,
    top: -pad - Math.ceil(scale * 1.4),
    advance: (width + GAP) * scale + weight * 0.55,
  };
}

function glyphOf(character: string, size: number, weight: number): Glyph {
  const key = `${character}|${String(size)}|${String(weight)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const side = Math.round(size * 1.34);
  const chinese = cjkMask(character, side);
  const glyph =
    chinese === undefined
      ? strokeGlyph(character, size, weight)
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
        : glyphOf(character, style.size, weight).advance;
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
    const glyph = glyphOf(character, style.size, weight);
    surface.mask(
      glyph.mask,
      Math.round(pen) + glyph.left,
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
