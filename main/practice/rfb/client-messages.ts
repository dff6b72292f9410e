import type { ByteQueue } from './byte-queue';
import { type PixelFormat, readPixelFormat } from './pixel-format';

/** What a client may say once it is connected (RFC 6143, 7.5). */
export type ClientMessage =
  | { readonly type: 'set-pixel-format'; readonly format: PixelFormat }
  | { readonly type: 'set-encodings'; readonly encodings: readonly number[] }
  | {
      readonly type: 'update-request';
      readonly incremental: boolean;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly type: 'key'; readonly down: boolean; readonly keysym: number }
  | { readonly type: 'pointer'; readonly buttons: number; readonly x: number; readonly y: number }
  | { readonly type: 'cut-text'; readonly text: string };

/** The bytes are not what RFC 6143 allows: the client is dropped. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProtocolError';
  }
}

/** More clipboard text than a login screen could want. */
const MAX_CUT_TEXT = 1024 * 1024;

/** The next whole message, undefined when more bytes are needed; throws `ProtocolError`. */
export function readClientMessage(queue: ByteQueue): ClientMessage | undefined {
  const head = queue.next;
  if (head.length === 0) return undefined;
  switch (head.readUInt8(0)) {
    case 0:
      return readSetPixelFormat(queue);
    case 2:
      return readSetEncodings(queue);
    case 3:
      return readUpdateRequest(queue);
    case 4:
      return readKey(queue);
    case 5:
      return readPointer(queue);
    case 6:
      return readCutText(queue);
    default:
      throw new ProtocolError(`unknown message type ${String(head.readUInt8(0))}`);
  }
}

/** 7.5.1: type, 3 padding, 16 bytes of format. */
function readSetPixelFormat(queue: ByteQueue): ClientMessage | undefined {
  const bytes = queue.take(20);
  if (bytes === undefined) return undefined;
  const format = readPixelFormat(bytes.subarray(4));
  if (format === undefined) throw new ProtocolError('impossible pixel format');
  return { type: 'set-pixel-format', format };
}

/** 7.5.2: type, padding, count, count × S32. */
function readSetEncodings(queue: ByteQueue): ClientMessage | undefined {
  if (queue.length < 4) return undefined;
  const count = queue.next.readUInt16BE(2);
  const bytes = queue.take(4 + count * 4);
  if (bytes === undefined) return undefined;
  const encodings = Array.from({ length: count }, (_, index) => bytes.readInt32BE(4 + index * 4));
  return { type: 'set-encodings', encodings };
}

/** 7.5.3: type, incremental, x, y, width, height. */
function readUpdateRequest(queue: ByteQueue): ClientMessage | undefined {
  const bytes = queue.take(10);
  if (bytes === undefined) return undefined;
  return {
    type: 'update-request',
    incremental: bytes.readUInt8(1) !== 0,
    x: bytes.readUInt16BE(2),
    y: bytes.readUInt16BE(4),
    width: bytes.readUInt16BE(6),
    height: bytes.readUInt16BE(8),
  };
}

/** 7.5.4: type, down, 2 padding, keysym. */
function readKey(queue: ByteQueue): ClientMessage | undefined {
  const bytes = queue.take(8);
  if (bytes === undefined) return undefined;
  return { type: 'key', down: bytes.readUInt8(1) !== 0, keysym: bytes.readUInt32BE(4) };
}

/** 7.5.5: type, button mask, x, y. */
function readPointer(queue: ByteQueue): ClientMessage | undefined {
  const bytes = queue.take(6);
  if (bytes === undefined) return undefined;
  return {
    type: 'pointer',
    buttons: bytes.readUInt8(1),
    x: bytes.readUInt16BE(2),
    y: bytes.readUInt16BE(4),
  };
}

/** 7.5.6: type, 3 padding, length, ISO 8859-1 text. */
function readCutText(queue: ByteQueue): ClientMessage | undefined {
  if (queue.length < 8) return undefined;
  const length = queue.next.readUInt32BE(4);
  if (length > MAX_CUT_TEXT) throw new ProtocolError('clipboard text too long');
  const bytes = queue.take(8 + length);
  if (bytes === undefined) return undefined;
  return { type: 'cut-text', text: bytes.toString('latin1', 8) };
}
