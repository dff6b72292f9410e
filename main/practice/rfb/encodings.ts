import { constants, createDeflate } from 'node:zlib';
import type { Picture } from './picture';
import type { PixelWriter } from './pixel-format';
import type { Rect } from './tiles';

/** Encoding numbers (RFC 6143, 7.7 and 7.8). */
export const ENCODING = {
  raw: 0,
  hextile: 5,
  zrle: 16,
  desktopSize: -223,
  cursor: -239,
} as const;

/** 7.7.1: the pixels, row by row. */
export function encodeRaw(picture: Picture, rect: Rect, writer: PixelWriter): Buffer {
  const bytes = Buffer.allocUnsafe(rect.width * rect.height * writer.pixelBytes);
  let at = 0;
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let x = rect.x; x < rect.x + rect.width; x += 1) {
      at = writer.writePixel(bytes, at, picture.pixels[y * picture.width + x] ?? 0);
    }
  }
  return bytes;
}

const ZRLE_TILE = 64;
const PALETTE_MAX = 16;

/** The tiles of a rectangle as ZRLE has them before compression (7.7.6). */
export function zrleTiles(picture: Picture, rect: Rect, writer: PixelWriter): Buffer {
  const parts: Buffer[] = [];
  for (let y = rect.y; y < rect.y + rect.height; y += ZRLE_TILE) {
    for (let x = rect.x; x < rect.x + rect.width; x += ZRLE_TILE) {
      const width = Math.min(ZRLE_TILE, rect.x + rect.width - x);
      const height = Math.min(ZRLE_TILE, rect.y + rect.height - y);
      parts.push(zrleTile(picture, { x, y, width, height }, writer));
    }
  }
  return Buffer.concat(parts);
}

/** The colours of a tile in order of appearance, or undefined when there are more than 16. */
function paletteOf(picture: Picture, tile: Rect): Map<number, number> | undefined {
  const palette = new Map<number, number>();
  let last = -1;
  for (let y = tile.y; y < tile.y + tile.height; y += 1) {
    const row = y * picture.width;
    for (let x = tile.x; x < tile.x + tile.width; x += 1) {
      const colour = picture.pixels[row + x] ?? 0;
      if (colour === last) continue;
      last = colour;
      if (palette.has(colour)) continue;
      if (palette.size === PALETTE_MAX) return undefined;
      palette.set(colour, palette.size);
    }
  }
  return palette;
}

/** One tile: solid (1), packed palette (2–16) or raw (0); the compressor does the rest. */
function zrleTile(picture: Picture, tile: Rect, writer: PixelWriter): Buffer {
  const palette = paletteOf(picture, tile);
  const count = palette?.size ?? 0;
  if (palette === undefined) {
    const bytes = Buffer.allocUnsafe(1 + tile.width * tile.height * writer.compactBytes);
    bytes[0] = 0;
    let at = 1;
    for (let y = tile.y; y < tile.y + tile.height; y += 1) {
      for (let x = tile.x; x < tile.x + tile.width; x += 1) {
        at = writer.writeCompact(bytes, at, picture.pixels[y * picture.width + x] ?? 0);
      }
    }
    return bytes;
  }

  const bits = count === 1 ? 0 : count === 2 ? 1 : count <= 4 ? 2 : 4;
  const rowBytes = Math.ceil((tile.width * bits) / 8);
  const bytes = Buffer.alloc(1 + count * writer.compactBytes + rowBytes * tile.height);
  bytes[0] = count;
  let at = 1;
  for (const colour of palette.keys()) at = writer.writeCompact(bytes, at, colour);
  if (bits === 0) return bytes;
  for (let y = 0; y < tile.height; y += 1) {
    const row = (tile.y + y) * picture.width + tile.x;
    for (let x = 0; x < tile.width; x += 1) {
      const index = palette.get(picture.pixels[row + x] ?? 0) ?? 0;
      const bit = x * bits;
      const byte = at + (bit >> 3);
      bytes[byte] = (bytes[byte] ?? 0) | (index << (8 - bits - (bit & 7)));
    }
    at += rowBytes;
  }
  return bytes;
}

/** The one zlib stream of a connection; each rectangle ends at a byte boundary (sync flush). */
export class ZrleStream {
  private readonly deflate = createDeflate({ level: 3 });
  private parts: Buffer[] = [];

  constructor() {
    this.deflate.on('data', (part: Buffer) => this.parts.push(part));
    // After `close` a flush may still be under way; its failure concerns nobody.
    this.deflate.on('error', () => undefined);
  }

  /** The body of a ZRLE rectangle: length and compressed tiles. */
  async encode(tiles: Buffer): Promise<Buffer> {
    await new Promise<void>((resolve) => {
      this.deflate.write(tiles);
      this.deflate.flush(constants.Z_SYNC_FLUSH, () => resolve());
    });
    const data = Buffer.concat(this.parts);
    this.parts = [];
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, data]);
  }

  close(): void {
    this.deflate.close();
  }
}
