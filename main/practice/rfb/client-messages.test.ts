import { describe, expect, it } from 'vitest';
import { ByteQueue } from './byte-queue';
import { ProtocolError, readClientMessage } from './client-messages';

const read = (...bytes: number[]) => {
  const queue = new ByteQueue();
  queue.push(Buffer.from(bytes));
  return { message: readClientMessage(queue), left: queue.length };
};

describe('client messages (RFC 6143, 7.5)', () => {
  it('SetPixelFormat', () => {
    const { message, left } = read(
      0,
      0,
      0,
      0,
      16,
      16,
      1,
      1,
      0,
      31,
      0,
      63,
      0,
      31,
      11,
      5,
      0,
      0,
      0,
      0,
    );
    expect(message).toEqual({
      type: 'set-pixel-format',
      format: {
        bitsPerPixel: 16,
        depth: 16,
        bigEndian: true,
        trueColour: true,
        redMax: 31,
        greenMax: 63,
        blueMax: 31,
        redShift: 11,
        greenShift: 5,
        blueShift: 0,
      },
    });
    expect(left).toBe(0);
  });

  it.each([
    ['24 bits', [24, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0]],
    ['a colour that does not fit', [16, 16, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0]],
    ['no red at all', [32, 24, 0, 1, 0, 0, 0, 255, 0, 255, 16, 8, 0]],
    ['a colour map for 32 bits', [32, 24, 0, 0, 0, 255, 0, 255, 0, 255, 16, 8, 0]],
  ])('SetPixelFormat with %s is refused', (_, format) => {
    expect(() => read(0, 0, 0, 0, ...format, 0, 0, 0)).toThrow(ProtocolError);
  });

  it('SetEncodings, with signed numbers', () => {
    const { message } = read(2, 0, 0, 2, 0, 0, 0, 16, 255, 255, 255, 33);
    expect(message).toEqual({ type: 'set-encodings', encodings: [16, -223] });
  });

  it('FramebufferUpdateRequest', () => {
    const { message } = read(3, 1, 0, 1, 0, 2, 4, 0, 3, 0);
    expect(message).toEqual({
      type: 'update-request',
      incremental: true,
      x: 1,
      y: 2,
      width: 1024,
      height: 768,
    });
  });

  it('KeyEvent', () => {
    expect(read(4, 1, 0, 0, 0, 0, 0xff, 0x0d).message).toEqual({
      type: 'key',
      down: true,
      keysym: 0xff0d,
    });
    expect(read(4, 0, 0, 0, 1, 0, 0x73, 0x8b).message).toEqual({
      type: 'key',
      down: false,
      keysym: 0x0100738b,
    });
  });

  it('PointerEvent', () => {
    expect(read(5, 5, 1, 0, 0, 10).message).toEqual({ type: 'pointer', buttons: 5, x: 256, y: 10 });
  });

  it('ClientCutText, as ISO 8859-1', () => {
    expect(read(6, 0, 0, 0, 0, 0, 0, 2, 0xfc, 0x41).message).toEqual({
      type: 'cut-text',
      text: 'üA',
    });
  });

  it('a clipboard longer than a megabyte is refused before it is read', () => {
    expect(() => read(6, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff)).toThrow('clipboard text too long');
  });

  it('waits for the rest of a message and leaves the next one alone', () => {
    expect(read(4, 1, 0, 0, 0, 0, 0)).toEqual({ message: undefined, left: 7 });
    expect(read(5, 0, 0, 0, 0, 0, 5, 0).left).toBe(2);
  });

  it('refuses what RFC 6143 does not know', () => {
    expect(() => read(99)).toThrow('unknown message type 99');
  });
});
