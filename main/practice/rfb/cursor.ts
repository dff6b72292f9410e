import type { Picture } from './picture';
import type { PixelWriter } from './pixel-format';

/** The arrow: `#` black edge, `.` white inside. The tip is at the top left. */
const ARROW = [
  '#           ',
  '##          ',
  '#.#         ',
  '#..#        ',
  '#...#       ',
  '#....#      ',
  '#.....#     ',
  '#......#    ',
  '#.......#   ',
  '#........#  ',
  '#.........# ',
  '#......#####',
  '#...#..#    ',
  '#..##..#    ',
  '#.#  #..#   ',
  '##   #..#   ',
  '#     #..#  ',
  '      #..#  ',
  '       ##   ',
] as const;

export const CURSOR_WIDTH = 12;
export const CURSOR_HEIGHT = ARROW.length;

const colourOf = (mark: string | undefined): number => (mark === '.' ? 0xffffff : 0);
const isSet = (mark: string | undefined): boolean => mark === '.' || mark === '#';

/** Body of a Cursor rectangle (RFC 6143, 7.8.1): pixels, then a bit mask, rows padded to bytes. */
export function cursorBody(writer: PixelWriter): Buffer {
  const pixels = Buffer.alloc(CURSOR_WIDTH * CURSOR_HEIGHT * writer.pixelBytes);
  const maskRow = Math.ceil(CURSOR_WIDTH / 8);
  const mask = Buffer.alloc(maskRow * CURSOR_HEIGHT);
  let at = 0;
  for (const [y, row] of ARROW.entries()) {
    for (let x = 0; x < CURSOR_WIDTH; x += 1) {
      at = writer.writePixel(pixels, at, colourOf(row[x]));
      const byte = y * maskRow + (x >> 3);
      if (isSet(row[x])) mask[byte] = (mask[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return Buffer.concat([pixels, mask]);
}

/** A copy of the picture with the pointer on it, for clients that draw none themselves. */
export function withPointer(picture: Picture, x: number, y: number): Picture {
  const pixels = picture.pixels.slice();
  for (const [dy, row] of ARROW.entries()) {
    for (let dx = 0; dx < CURSOR_WIDTH; dx += 1) {
      const inside = x + dx < picture.width && y + dy < picture.height;
      if (inside && isSet(row[dx])) pixels[(y + dy) * picture.width + x + dx] = colourOf(row[dx]);
    }
  }
  return { ...picture, pixels };
}
