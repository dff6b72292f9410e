/** Pixel formats (RFC 6143, 7.4) and the way from our colours (0xRRGGBB) to a client's pixels. */

export interface PixelFormat {
  readonly bitsPerPixel: 8 | 16 | 32;
  readonly depth: number;
  readonly bigEndian: boolean;
  readonly trueColour: boolean;
  readonly redMax: number;
  readonly greenMax: number;
  readonly blueMax: number;
  readonly redShift: number;
  readonly greenShift: number;
  readonly blueShift: number;
}

/** What ServerInit offers: 32 bits, blue in the lowest byte. */
export const SERVER_FORMAT: PixelFormat = {
  bitsPerPixel: 32,
  depth: 24,
  bigEndian: false,
  trueColour: true,
  redMax: 255,
  greenMax: 255,
  blueMax: 255,
  redShift: 16,
  greenShift: 8,
  blueShift: 0,
};

/** PIXEL_FORMAT: 16 bytes, the last three of them padding. */
export function writePixelFormat(format: PixelFormat): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt8(format.bitsPerPixel, 0);
  bytes.writeUInt8(format.depth, 1);
  bytes.writeUInt8(format.bigEndian ? 1 : 0, 2);
  bytes.writeUInt8(format.trueColour ? 1 : 0, 3);
  bytes.writeUInt16BE(format.redMax, 4);
  bytes.writeUInt16BE(format.greenMax, 6);
  bytes.writeUInt16BE(format.blueMax, 8);
  bytes.writeUInt8(format.redShift, 10);
  bytes.writeUInt8(format.greenShift, 11);
  bytes.writeUInt8(format.blueShift, 12);
  return bytes;
}

/** The format in 16 bytes, or undefined when no pixel could be made of it. */
export function readPixelFormat(bytes: Buffer): PixelFormat | undefined {
  const bitsPerPixel = bytes.readUInt8(0);
  if (bitsPerPixel !== 8 && bitsPerPixel !== 16 && bitsPerPixel !== 32) return undefined;
  const format: PixelFormat = {
    bitsPerPixel,
    depth: bytes.readUInt8(1),
    bigEndian: bytes.readUInt8(2) !== 0,
    trueColour: bytes.readUInt8(3) !== 0,
    redMax: bytes.readUInt16BE(4),
    greenMax: bytes.readUInt16BE(6),
    blueMax: bytes.readUInt16BE(8),
    redShift: bytes.readUInt8(10),
    greenShift: bytes.readUInt8(11),
    blueShift: bytes.readUInt8(12),
  };
  // With a colour map we have 256 colours to offer, which fit into 8 bits only.
  if (!format.trueColour) return bitsPerPixel === 8 ? format : undefined;
  const fits = (max: number, shift: number): boolean =>
    max >= 1 && shift < bitsPerPixel && max * 2 ** shift < 2 ** bitsPerPixel;
  return fits(format.redMax, format.redShift) &&
    fits(format.greenMax, format.greenShift) &&
    fits(format.blueMax, format.blueShift)
    ? format
    : undefined;
}

/** The 256 colours of a client with a colour map: 3 bits red, 3 green, 2 blue. */
const MAPPED: PixelFormat = {
  ...SERVER_FORMAT,
  bitsPerPixel: 8,
  depth: 8,
  redMax: 7,
  greenMax: 7,
  blueMax: 3,
  redShift: 5,
  greenShift: 2,
};

/** SetColourMapEntries (7.6.2) for those 256 colours. */
export function colourMapMessage(): Buffer {
  const bytes = Buffer.alloc(6 + 256 * 6);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt16BE(256, 4);
  for (let index = 0; index < 256; index += 1) {
    const at = 6 + index * 6;
    bytes.writeUInt16BE(Math.round(((index >> 5) / 7) * 65535), at);
    bytes.writeUInt16BE(Math.round((((index >> 2) & 7) / 7) * 65535), at + 2);
    bytes.writeUInt16BE(Math.round(((index & 3) / 3) * 65535), at + 4);
  }
  return bytes;
}

function table(max: number, shift: number): Uint32Array {
  return Uint32Array.from(
    { length: 256 },
    (_, value) => (Math.round((value * max) / 255) << shift) >>> 0,
  );
}

/** Writes colours as the pixels of one client. */
export class PixelWriter {
  /** Bytes of a PIXEL. */
  readonly pixelBytes: 1 | 2 | 4;
  /** Bytes of a CPIXEL, the compact pixel of ZRLE (7.7.5). */
  readonly compactBytes: 1 | 2 | 3 | 4;
  private readonly red: Uint32Array;
  private readonly green: Uint32Array;
  private readonly blue: Uint32Array;
  private readonly bigEndian: boolean;
  /** Which three of the four bytes a CPIXEL keeps: from the low or from the high end. */
  private readonly compactShift: 0 | 8;

  constructor(asked: PixelFormat) {
    const format = asked.trueColour ? asked : MAPPED;
    this.red = table(format.redMax, format.redShift);
    this.green = table(format.greenMax, format.greenShift);
    this.blue = table(format.blueMax, format.blueShift);
    this.bigEndian = asked.bigEndian;
    this.pixelBytes = format.bitsPerPixel === 32 ? 4 : format.bitsPerPixel === 16 ? 2 : 1;

    const used = this.pixel(0xffffff);
    const low = used <= 0xffffff;
    const high = (used & 0xff) === 0;
    const compact = this.pixelBytes === 4 && format.depth <= 24 && (low || high);
    this.compactBytes = compact ? 3 : this.pixelBytes;
    this.compactShift = low ? 0 : 8;
  }

  pixel(colour: number): number {
    return (
      ((this.red[(colour >> 16) & 255] ?? 0) |
        (this.green[(colour >> 8) & 255] ?? 0) |
        (this.blue[colour & 255] ?? 0)) >>>
      0
    );
  }

  writePixel(target: Buffer, at: number, colour: number): number {
    return this.write(target, at, this.pixel(colour), this.pixelBytes);
  }

  writeCompact(target: Buffer, at: number, colour: number): number {
    const value = this.pixel(colour);
    return this.compactBytes === 3
      ? this.write(target, at, value >>> this.compactShift, 3)
      : this.write(target, at, value, this.compactBytes);
  }

  private write(target: Buffer, at: number, value: number, bytes: number): number {
    for (let index = 0; index < bytes; index += 1) {
      const place = this.bigEndian ? bytes - 1 - index : index;
      target[at + index] = (value >>> (place * 8)) & 255;
    }
    return at + bytes;
  }
}
