import { inflateSync, constants } from 'node:zlib';
import type { RfbDisplay, RfbSession, RfbTransport } from '../rfb/session';
import type { Picture } from '../rfb/picture';

/** A picture of one colour. */
export const plainPicture = (width: number, height: number, colour = 0): Picture => ({
  width,
  height,
  pixels: new Uint32Array(width * height).fill(colour),
});

/** A display that notes what it is told. */
export class FakeDisplay implements RfbDisplay {
  readonly name = 'SH-FIN-0042';
  picture: Picture;
  readonly keys: [number, boolean][] = [];
  readonly pointers: [number, number, number][] = [];
  readonly texts: string[] = [];
  readonly exclusives: RfbSession[] = [];

  constructor(picture: Picture = plainPicture(64, 48)) {
    this.picture = picture;
  }

  key(keysym: number, down: boolean): void {
    this.keys.push([keysym, down]);
  }

  pointer(x: number, y: number, buttons: number): void {
    this.pointers.push([x, y, buttons]);
  }

  cutText(text: string): void {
    this.texts.push(text);
  }

  exclusive(session: RfbSession): void {
    this.exclusives.push(session);
  }
}

/** The other end of a session, keeping every byte it gets. */
export class FakeTransport implements RfbTransport {
  readonly sent: Buffer[] = [];
  closed: string | undefined;
  /** Set to hold back the confirmation of what is sent. */
  hold: Promise<void> = Promise.resolve();

  /** Called with the next thing sent. */
  private arrived: () => void = () => undefined;

  async send(bytes: Buffer): Promise<void> {
    this.sent.push(bytes);
    this.arrived();
    await this.hold;
  }

  close(reason: string): void {
    this.closed = reason;
  }

  /** What was sent, or will be sent next. */
  async next(): Promise<Buffer> {
    if (this.sent.length === 0) {
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
    return this.take();
  }

  /** All that was sent since the last call, as one. */
  take(): Buffer {
    const all = Buffer.concat(this.sent);
    this.sent.length = 0;
    return all;
  }
}

export const VERSION_38 = Buffer.from('RFB 003.008\n', 'latin1');

export function setEncodings(...encodings: number[]): Buffer {
  const bytes = Buffer.alloc(4 + encodings.length * 4);
  bytes.writeUInt8(2, 0);
  bytes.writeUInt16BE(encodings.length, 2);
  for (const [index, encoding] of encodings.entries()) bytes.writeInt32BE(encoding, 4 + index * 4);
  return bytes;
}

export function updateRequest(
  incremental: boolean,
  x = 0,
  y = 0,
  width = 65535,
  height = 65535,
): Buffer {
  const bytes = Buffer.from([3, incremental ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  bytes.writeUInt16BE(x, 2);
  bytes.writeUInt16BE(y, 4);
  bytes.writeUInt16BE(width, 6);
  bytes.writeUInt16BE(height, 8);
  return bytes;
}

export interface RectHead {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly encoding: number;
}

/** Number of rectangles and the head of the first one of a FramebufferUpdate. */
export function readUpdate(bytes: Buffer): {
  readonly count: number;
  readonly first: RectHead;
  readonly body: Buffer;
} {
  if (bytes[0] !== 0) throw new Error(`not an update: ${String(bytes[0])}`);
  return {
    count: bytes.readUInt16BE(2),
    first: {
      x: bytes.readUInt16BE(4),
      y: bytes.readUInt16BE(6),
      width: bytes.readUInt16BE(8),
      height: bytes.readUInt16BE(10),
      encoding: bytes.readInt32BE(12),
    },
    body: bytes.subarray(16),
  };
}

/** Undoes ZRLE (RFC 6143, 7.7.6) with 3-byte little-endian CPIXELs, as far as the server uses it. */
export function decodeZrle(compressed: Buffer, width: number, height: number): Uint32Array {
  const data = inflateSync(compressed, { finishFlush: constants.Z_SYNC_FLUSH });
  const pixels = new Uint32Array(width * height);
  let at = 0;
  const byte = (): number => data[at++] ?? 0;
  const compact = (): number => byte() | (byte() << 8) | (byte() << 16);
  for (let top = 0; top < height; top += 64) {
    for (let left = 0; left < width; left += 64) {
      const w = Math.min(64, width - left);
      const h = Math.min(64, height - top);
      const kind = byte();
      const palette = Array.from({ length: kind }, compact);
      const bits = kind <= 1 ? 0 : kind === 2 ? 1 : kind <= 4 ? 2 : 4;
      for (let y = 0; y < h; y += 1) {
        let current = 0;
        for (let x = 0; x < w; x += 1) {
          let pixel: number;
          if (kind === 0) pixel = compact();
          else if (kind === 1) pixel = palette[0] ?? 0;
          else {
            if ((x * bits) % 8 === 0) current = byte();
            pixel = palette[(current >> (8 - bits - ((x * bits) % 8))) & ((1 << bits) - 1)] ?? 0;
          }
          pixels[(top + y) * width + left + x] = pixel;
        }
      }
    }
  }
  if (at !== data.length) throw new Error(`${String(data.length - at)} bytes too many`);
  return pixels;
}

/** Undoes Hextile (RFC 6143, 7.7.4) with 4-byte little-endian pixels, as far as the server uses it. */
export function decodeHextile(data: Buffer, width: number, height: number): Uint32Array {
  const pixels = new Uint32Array(width * height);
  let at = 0;
  const byte = (): number => data[at++] ?? 0;
  const pixel = (): number => byte() | (byte() << 8) | (byte() << 16) | (byte() << 24);
  for (let top = 0; top < height; top += 16) {
    for (let left = 0; left < width; left += 16) {
      const w = Math.min(16, width - left);
      const h = Math.min(16, height - top);
      const mask = byte();
      const background = (mask & 2) !== 0 ? pixel() : 0;
      const foreground = (mask & 4) !== 0 ? pixel() : 0;
      for (let y = 0; y < h; y += 1) {
        for (let x = 0; x < w; x += 1) {
          pixels[(top + y) * width + left + x] = (mask & 1) !== 0 ? pixel() : background;
        }
      }
      const count = (mask & 8) !== 0 ? byte() : 0;
      for (let subrect = 0; subrect < count; subrect += 1) {
        const place = byte();
        const size = byte();
        const start = (top + (place & 15)) * width + left + (place >> 4);
        pixels.fill(foreground, start, start + (size >> 4) + 1);
      }
    }
  }
  if (at !== data.length) throw new Error(`${String(data.length - at)} bytes too many`);
  return pixels;
}
