import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  colourMapMessage,
  type PixelFormat,
  PixelWriter,
  readPixelFormat,
  SERVER_FORMAT,
  writePixelFormat,
} from './pixel-format';

const RGB565: PixelFormat = {
  ...SERVER_FORMAT,
  bitsPerPixel: 16,
  depth: 16,
  redMax: 31,
  greenMax: 63,
  blueMax: 31,
  redShift: 11,
  greenShift: 5,
  blueShift: 0,
};
const BGR233: PixelFormat = {
  ...SERVER_FORMAT,
  bitsPerPixel: 8,
  depth: 8,
  redMax: 7,
  greenMax: 7,
  blueMax: 3,
  redShift: 0,
  greenShift: 3,
  blueShift: 6,
};
/** What noVNC asks for: red in the lowest byte. */
const RGBX: PixelFormat = { ...SERVER_FORMAT, redShift: 0, blueShift: 16 };

function bytes(format: PixelFormat, colour: number): number[] {
  const writer = new PixelWriter(format);
  const target = Buffer.alloc(writer.pixelBytes);
  writer.writePixel(target, 0, colour);
  return [...target];
}

function compact(format: PixelFormat, colour: number): number[] {
  const writer = new PixelWriter(format);
  const target = Buffer.alloc(writer.compactBytes);
  writer.writeCompact(target, 0, colour);
  return [...target];
}

describe('pixel formats (RFC 6143, 7.4)', () => {
  it('are written and read as the same 16 bytes', () => {
    for (const format of [SERVER_FORMAT, RGB565, BGR233, RGBX]) {
      const written = writePixelFormat(format);
      expect(written).toHaveLength(16);
      expect(readPixelFormat(written)).toEqual(format);
    }
  });

  it('32 bits, in both byte orders', () => {
    expect(bytes(SERVER_FORMAT, 0x123456)).toEqual([0x56, 0x34, 0x12, 0]);
    expect(bytes(RGBX, 0x123456)).toEqual([0x12, 0x34, 0x56, 0]);
    expect(bytes({ ...SERVER_FORMAT, bigEndian: true }, 0x123456)).toEqual([0, 0x12, 0x34, 0x56]);
  });

  it('16 and 8 bits round to the nearest colour', () => {
    expect(bytes(RGB565, 0xffffff)).toEqual([0xff, 0xff]);
    expect(bytes({ ...RGB565, bigEndian: true }, 0xff0000)).toEqual([0xf8, 0]);
    expect(bytes(BGR233, 0xff0000)).toEqual([0x07]);
    expect(bytes(BGR233, 0x0000ff)).toEqual([0xc0]);
  });

  it('a CPIXEL leaves out the unused byte, wherever that is (7.7.5)', () => {
    expect(compact(SERVER_FORMAT, 0x123456)).toEqual([0x56, 0x34, 0x12]);
    expect(compact({ ...SERVER_FORMAT, bigEndian: true }, 0x123456)).toEqual([0x12, 0x34, 0x56]);
    const high = { ...SERVER_FORMAT, redShift: 24, greenShift: 16, blueShift: 8 };
    expect(compact(high, 0x123456)).toEqual([0x56, 0x34, 0x12]);
    expect(compact({ ...SERVER_FORMAT, depth: 32 }, 0x123456)).toHaveLength(4);
    expect(compact(RGB565, 0xffffff)).toHaveLength(2);
  });

  it('a client with a colour map gets 256 colours', () => {
    const message = colourMapMessage();
    expect(message).toHaveLength(6 + 256 * 6);
    expect([...message.subarray(0, 6)]).toEqual([1, 0, 0, 0, 1, 0]);
    const [white] = bytes({ ...SERVER_FORMAT, bitsPerPixel: 8, trueColour: false }, 0xffffff);
    expect([...message.subarray(6 + (white ?? 0) * 6, 12 + (white ?? 0) * 6)]).toEqual(
      Array(6).fill(255),
    );
  });

  it('any 16 bytes are read or refused, and what is read can be written', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.nat(0xffffff),
        (raw, colour) => {
          const format = readPixelFormat(Buffer.from(raw));
          if (format === undefined) return;
          const writer = new PixelWriter(format);
          expect(writer.pixel(colour)).toBeLessThan(2 ** (writer.pixelBytes * 8));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
