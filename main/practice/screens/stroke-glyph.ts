import { STROKES } from './font-strokes';
import type { Mask } from './surface';

type Segment = readonly [number, number, number, number];

export interface Glyph {
  readonly mask: Mask;
  /** Where the mask's corner lies, relative to pen and cap line. */
  readonly left: number;
  readonly top: number;
  readonly advance: number;
}

/** Space between two letters, in units of a tenth of the capitals' height. */
export const GAP = 2.1;
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

/** One letter in that size; `shift` moves it right by a part of a pixel. */
export function strokeGlyph(character: string, size: number, weight: number, shift: number): Glyph {
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
    Math.ceil(width * scale + shift) + pad * 2,
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
