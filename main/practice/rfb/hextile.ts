import type { Picture } from './picture';
import type { PixelWriter } from './pixel-format';
import type { Rect } from './tiles';

/** Bits of a tile's subencoding mask (RFC 6143, 7.7.4). */
const RAW = 1;
const BACKGROUND = 2;
const FOREGROUND = 4;
const SUBRECTS = 8;

const SIDE = 16;

interface Run {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Background, foreground and where the foreground is; undefined when there are more colours. */
interface TwoColours {
  readonly background: number;
  readonly foreground: number;
  readonly runs: readonly Run[];
}

function twoColours(picture: Picture, tile: Rect): TwoColours | undefined {
  const background = picture.pixels[tile.y * picture.width + tile.x] ?? 0;
  let foreground = background;
  const runs: Run[] = [];
  for (let y = 0; y < tile.height; y += 1) {
    let begin = -1;
    for (let x = 0; x <= tile.width; x += 1) {
      const index = (tile.y + y) * picture.width + tile.x + x;
      const colour = x === tile.width ? background : (picture.pixels[index] ?? 0);
      if (colour !== background) {
        if (foreground === background) foreground = colour;
        if (colour !== foreground) return undefined;
        if (begin === -1) begin = x;
      } else if (begin !== -1) {
        runs.push({ x: begin, y, width: x - begin });
        begin = -1;
      }
    }
  }
  return { background, foreground, runs };
}

function rawTile(picture: Picture, tile: Rect, writer: PixelWriter): Buffer {
  const bytes = Buffer.alloc(1 + tile.width * tile.height * writer.pixelBytes);
  bytes[0] = RAW;
  let at = 1;
  for (let y = tile.y; y < tile.y + tile.height; y += 1) {
    for (let x = tile.x; x < tile.x + tile.width; x += 1) {
      at = writer.writePixel(bytes, at, picture.pixels[y * picture.width + x] ?? 0);
    }
  }
  return bytes;
}

function hextile(picture: Picture, tile: Rect, writer: PixelWriter): Buffer {
  const found = twoColours(picture, tile);
  const pixel = writer.pixelBytes;
  if (found === undefined || found.runs.length > 100) return rawTile(picture, tile, writer);
  const { background, foreground, runs } = found;
  if (runs.length === 0) {
    const bytes = Buffer.alloc(1 + pixel);
    bytes[0] = BACKGROUND;
    writer.writePixel(bytes, 1, background);
    return bytes;
  }
  const bytes = Buffer.alloc(1 + 2 * pixel + 1 + 2 * runs.length);
  bytes[0] = BACKGROUND | FOREGROUND | SUBRECTS;
  let at = writer.writePixel(bytes, 1, background);
  at = writer.writePixel(bytes, at, foreground);
  bytes[at++] = runs.length;
  for (const { x, y, width } of runs) {
    bytes[at++] = (x << 4) | y;
    bytes[at++] = (width - 1) << 4;
  }
  return bytes;
}

/**
 * Hextile (7.7.4), for clients without ZRLE such as noVNC 1.3 (whose Raw decoder spoils colours):
 * tiles of one colour, of two, or raw.
 */
export function encodeHextile(picture: Picture, rect: Rect, writer: PixelWriter): Buffer {
  const parts: Buffer[] = [];
  for (let y = rect.y; y < rect.y + rect.height; y += SIDE) {
    for (let x = rect.x; x < rect.x + rect.width; x += SIDE) {
      const width = Math.min(SIDE, rect.x + rect.width - x);
      const height = Math.min(SIDE, rect.y + rect.height - y);
      parts.push(hextile(picture, { x, y, width, height }, writer));
    }
  }
  return Buffer.concat(parts);
}
