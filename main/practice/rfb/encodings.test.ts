import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHextile, decodeZrle } from '../testing/rfb-client';
import { encodeRaw, ZrleStream, zrleTiles } from './encodings';
import { encodeHextile } from './hextile';
import { fitted, type Picture } from './picture';
import { PixelWriter, SERVER_FORMAT } from './pixel-format';

const writer = new PixelWriter(SERVER_FORMAT);

/** Pictures with few and with many colours, in sizes that do not fit the tiles. */
const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 70 }),
    colours: fc.array(fc.nat(0xffffff), { minLength: 1, maxLength: 24 }),
    step: fc.integer({ min: 1, max: 97 }),
  })
  .map(({ width, height, colours, step }): Picture => ({
    width,
    height,
    pixels: Uint32Array.from(
      { length: width * height },
      (_, index) => colours[Math.floor(index / step) % colours.length] ?? 0,
    ),
  }));

describe('encodings (RFC 6143, 7.7)', () => {
  it('Raw is the pixels, row by row', () => {
    const bytes = encodeRaw(
      { width: 2, height: 2, pixels: Uint32Array.of(1, 2, 3, 4) },
      { x: 1, y: 0, width: 1, height: 2 },
      writer,
    );
    expect([...bytes]).toEqual([2, 0, 0, 0, 4, 0, 0, 0]);
  });

  it('Hextile: one colour, two colours, more', () => {
    const encode = (width: number, pixels: number[]) => {
      const height = pixels.length / width;
      const rect = { x: 0, y: 0, width, height };
      return [...encodeHextile({ width, height, pixels: Uint32Array.from(pixels) }, rect, writer)];
    };
    expect(encode(2, [7, 7, 7, 7])).toEqual([2, 7, 0, 0, 0]);
    // Background 7, foreground 9, two runs: at (1,0) 2 wide, at (0,1) 1 wide.
    expect(encode(3, [7, 9, 9, 9, 7, 7])).toEqual([
      14, 7, 0, 0, 0, 9, 0, 0, 0, 2, 0x10, 0x10, 0x01, 0,
    ]);
    expect(encode(3, [7, 8, 9])).toEqual([1, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0]);
    // Each tile is at most 16 pixels wide.
    expect(encode(17, Array<number>(17).fill(1))).toEqual([2, 1, 0, 0, 0, 2, 1, 0, 0, 0]);
  });

  it('Hextile comes back as it was', () => {
    fc.assert(
      fc.property(picture, (original) => {
        const rect = { x: 0, y: 0, width: original.width, height: original.height };
        const bytes = encodeHextile(original, rect, writer);
        expect(decodeHextile(bytes, original.width, original.height)).toEqual(original.pixels);
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it('ZRLE tiles: solid, packed palette with rows padded to bytes, raw', () => {
    const tile = (width: number, pixels: number[]) => [
      ...zrleTiles(
        { width, height: pixels.length / width, pixels: Uint32Array.from(pixels) },
        { x: 0, y: 0, width, height: pixels.length / width },
        writer,
      ),
    ];
    expect(tile(2, [5, 5])).toEqual([1, 5, 0, 0]);
    expect(tile(3, [5, 6, 5, 6, 6, 6])).toEqual([2, 5, 0, 0, 6, 0, 0, 0b01000000, 0b11100000]);
    expect(tile(3, [1, 2, 3])).toEqual([3, 1, 0, 0, 2, 0, 0, 3, 0, 0, 0b00011000]);
    const many = Array.from({ length: 17 }, (_, index) => index);
    expect(tile(17, many)).toHaveLength(1 + 17 * 3);
  });

  it('ZRLE comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(picture, async (original) => {
        const stream = new ZrleStream();
        const rect = { x: 0, y: 0, width: original.width, height: original.height };
        const body = await stream.encode(zrleTiles(original, rect, writer));
        stream.close();
        expect(body.readUInt32BE(0)).toBe(body.length - 4);
        expect(decodeZrle(body.subarray(4), original.width, original.height)).toEqual(
          original.pixels,
        );
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it('a picture shown in another size is cut and filled with black', () => {
    const small: Picture = { width: 2, height: 2, pixels: Uint32Array.of(1, 2, 3, 4) };
    expect([...fitted(small, 3, 1).pixels]).toEqual([1, 2, 0]);
    expect(fitted(small, 2, 2)).toBe(small);
  });
});
