import { CURSOR_HEIGHT, CURSOR_WIDTH, cursorBody } from './cursor';
import { ENCODING, encodeRaw, ZrleStream, zrleTiles } from './encodings';
import { encodeHextile } from './hextile';
import type { Picture } from './picture';
import { type PixelFormat, PixelWriter, SERVER_FORMAT } from './pixel-format';
import type { Rect } from './tiles';

/** FramebufferUpdate (RFC 6143, 7.6.1): type, padding, number of rectangles. */
function updateHead(rectangles: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(rectangles, 2);
  return bytes;
}

function rectHead(rect: Rect, encoding: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(rect.x, 0);
  bytes.writeUInt16BE(rect.y, 2);
  bytes.writeUInt16BE(rect.width, 4);
  bytes.writeUInt16BE(rect.height, 6);
  bytes.writeInt32BE(encoding, 8);
  return bytes;
}

/** Makes the updates of one client, in its pixel format and the best encoding it knows. */
export class UpdateWriter {
  private pixels = new PixelWriter(SERVER_FORMAT);
  private zrle: ZrleStream | undefined;
  private encoding: 'zrle' | 'hextile' | 'raw' = 'raw';

  setFormat(format: PixelFormat): void {
    this.pixels = new PixelWriter(format);
  }

  setEncodings(encodings: readonly number[]): void {
    const best = (['zrle', 'hextile'] as const).find((name) => encodings.includes(ENCODING[name]));
    this.encoding = best ?? 'raw';
  }

  /** The pixels are read before this returns; only the compression takes time. */
  async update(picture: Picture, rects: readonly Rect[], withCursor: boolean): Promise<Buffer> {
    const parts: Buffer[] = [updateHead(rects.length + (withCursor ? 1 : 0))];
    if (withCursor) {
      const shape = { x: 0, y: 0, width: CURSOR_WIDTH, height: CURSOR_HEIGHT };
      parts.push(rectHead(shape, ENCODING.cursor), cursorBody(this.pixels));
    }
    if (this.encoding !== 'zrle') {
      const encode = this.encoding === 'hextile' ? encodeHextile : encodeRaw;
      const number = ENCODING[this.encoding];
      for (const rect of rects) {
        parts.push(rectHead(rect, number), encode(picture, rect, this.pixels));
      }
      return Buffer.concat(parts);
    }
    this.zrle ??= new ZrleStream();
    const tiles = rects.map((rect) => ({ rect, bytes: zrleTiles(picture, rect, this.pixels) }));
    for (const { rect, bytes } of tiles) {
      parts.push(rectHead(rect, ENCODING.zrle), await this.zrle.encode(bytes));
    }
    return Buffer.concat(parts);
  }

  /** DesktopSize (7.8.2): an update of its own. */
  desktopSize(width: number, height: number): Buffer {
    return Buffer.concat([
      updateHead(1),
      rectHead({ x: 0, y: 0, width, height }, ENCODING.desktopSize),
    ]);
  }

  close(): void {
    this.zrle?.close();
    this.zrle = undefined;
  }
}
