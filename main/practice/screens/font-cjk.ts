import { CJK_GLYPHS, CJK_SIDE } from './font-cjk-data';
import type { Mask } from './surface';

/** Grey values of a character in its stored size. */
function stored(character: string): ((x: number, y: number) => number) | undefined {
  const data = CJK_GLYPHS[character];
  if (data === undefined) return undefined;
  const bytes = Buffer.from(data, 'base64');
  return (x, y) => {
    const index = y * CJK_SIDE + x;
    const byte = bytes[index >> 1] ?? 0;
    return (index % 2 === 0 ? byte >> 4 : byte & 15) * 17;
  };
}

/** A Chinese character `side` pixels wide and high, or undefined when it is not in the table. */
export function cjkMask(character: string, side: number): Mask | undefined {
  const grey = stored(character);
  if (grey === undefined) return undefined;
  const alpha = new Uint8Array(side * side);
  const scale = CJK_SIDE / side;
  // The mean of the stored pixels under each new one: smooth when smaller, soft when larger.
  const span = Math.max(1, scale);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const left = (x + 0.5) * scale - span / 2;
      const top = (y + 0.5) * scale - span / 2;
      let sum = 0;
      let weights = 0;
      for (let row = Math.floor(top); row < top + span; row += 1) {
        for (let column = Math.floor(left); column < left + span; column += 1) {
          if (row < 0 || column < 0 || row >= CJK_SIDE || column >= CJK_SIDE) continue;
          const overlapX = Math.min(column + 1, left + span) - Math.max(column, left);
          const overlapY = Math.min(row + 1, top + span) - Math.max(row, top);
          const weight = Math.max(0, overlapX) * Math.max(0, overlapY);
          sum += grey(column, row) * weight;
          weights += weight;
        }
      }
      alpha[y * side + x] = weights === 0 ? 0 : Math.round(sum / weights);
    }
  }
  return { width: side, height: side, alpha };
}
