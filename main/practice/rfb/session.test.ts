import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeZrle,
  FakeDisplay,
  FakeTransport,
  plainPicture,
  readUpdate,
  setEncodings,
  updateRequest,
  VERSION_38,
} from '../testing/rfb-client';
import { ENCODING } from './encodings';
import { RfbSession } from './session';

/** Lets what was started come to its end. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function connected(picture = plainPicture(64, 48, 0x336699)) {
  const display = new FakeDisplay(picture);
  const transport = new FakeTransport();
  const session = new RfbSession(display, transport);
  session.receive(Buffer.concat([VERSION_38, Buffer.from([1, 1])]));
  transport.take();
  return { display, transport, session };
}

describe('an RFB session', () => {
  it('sends the whole picture when asked, then only what changes', async () => {
    const { transport, session, display } = connected();
    session.receive(updateRequest(false));
    await settle();
    const whole = readUpdate(transport.take());
    expect(whole.count).toBe(1);
    expect(whole.first).toEqual({ x: 0, y: 0, width: 64, height: 48, encoding: ENCODING.raw });
    expect(whole.body).toHaveLength(64 * 48 * 4);
    expect([...whole.body.subarray(0, 4)]).toEqual([0x99, 0x66, 0x33, 0]);

    session.receive(updateRequest(true));
    await settle();
    expect(transport.take()).toHaveLength(0);

    display.picture.pixels[20 * 64 + 20] = 0xffffff;
    session.changed({ x: 20, y: 20, width: 1, height: 1 });
    session.flush();
    await settle();
    expect(readUpdate(transport.take()).first).toMatchObject({
      x: 16,
      y: 16,
      width: 16,
      height: 16,
    });
  });

  it('answers one request with one update', async () => {
    const { transport, session } = connected();
    session.receive(updateRequest(false));
    await settle();
    transport.take();
    session.changed({ x: 0, y: 0, width: 1, height: 1 });
    session.flush();
    await settle();
    expect(transport.take()).toHaveLength(0);
    session.receive(updateRequest(true));
    await settle();
    expect(readUpdate(transport.take()).first).toMatchObject({ width: 16, height: 16 });
  });

  it('waits for a slow client and then sends the newest picture at once', async () => {
    const { transport, session } = connected();
    let release = (): void => undefined;
    transport.hold = new Promise((resolve) => {
      release = resolve;
    });
    session.receive(updateRequest(false));
    await settle();
    transport.take();
    session.receive(updateRequest(true));
    for (let change = 0; change < 50; change += 1) {
      session.changed({ x: 0, y: 0, width: 64, height: 48 });
      session.flush();
    }
    await settle();
    expect(transport.take()).toHaveLength(0);
    release();
    await settle();
    expect(transport.sent).toHaveLength(1);
  });

  it('uses ZRLE when the client knows it', async () => {
    const { transport, session, display } = connected();
    session.receive(
      Buffer.concat([setEncodings(ENCODING.zrle, ENCODING.raw), updateRequest(false)]),
    );
    const { first, body } = readUpdate(await transport.next());
    expect(first.encoding).toBe(ENCODING.zrle);
    expect(decodeZrle(body.subarray(4), 64, 48)).toEqual(display.picture.pixels);
  });

  it('sends the pointer once to clients that draw it', async () => {
    const { transport, session } = connected();
    session.receive(Buffer.concat([setEncodings(ENCODING.cursor), updateRequest(false)]));
    await settle();
    const update = readUpdate(transport.take());
    expect(update.count).toBe(2);
    expect(update.first).toMatchObject({
      x: 0,
      y: 0,
      width: 12,
      height: 19,
      encoding: ENCODING.cursor,
    });
    session.receive(updateRequest(false));
    await settle();
    expect(readUpdate(transport.take()).count).toBe(1);
  });

  it('draws the pointer for the others, where it was and where it is', async () => {
    const { transport, session, display } = connected();
    session.receive(updateRequest(false));
    await settle();
    transport.take();
    session.receive(Buffer.concat([Buffer.from([5, 1, 0, 32, 0, 16]), updateRequest(true)]));
    await settle();
    expect(display.pointers).toEqual([[32, 16, 1]]);
    const { first, body } = readUpdate(transport.take());
    expect(first).toMatchObject({ x: 32, y: 16, width: 16, height: 32 });
    expect([...body.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('tells of a new size those that can follow (7.8.2)', async () => {
    const { transport, session, display } = connected();
    session.receive(Buffer.concat([setEncodings(ENCODING.desktopSize), updateRequest(false)]));
    await settle();
    transport.take();
    display.picture = plainPicture(80, 60);
    session.receive(updateRequest(true));
    await settle();
    expect(readUpdate(transport.take()).first).toEqual({
      x: 0,
      y: 0,
      width: 80,
      height: 60,
      encoding: ENCODING.desktopSize,
    });
    session.receive(updateRequest(true));
    await settle();
    expect(readUpdate(transport.take()).first).toMatchObject({ width: 80, height: 60 });
  });

  it('keeps the size for those that cannot', async () => {
    const { transport, session, display } = connected();
    display.picture = plainPicture(80, 60);
    session.receive(updateRequest(false));
    await settle();
    expect(readUpdate(transport.take()).first).toMatchObject({ width: 64, height: 48 });
  });

  it('sends the colour map when the client wants one', () => {
    const { transport, session } = connected();
    session.receive(Buffer.from([0, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    expect(transport.take()[0]).toBe(1);
  });

  it('passes on keys and clipboard', () => {
    const { session, display } = connected();
    session.receive(Buffer.from([4, 1, 0, 0, 0, 0, 0, 0x61, 6, 0, 0, 0, 0, 0, 0, 1, 0x78]));
    expect(display.keys).toEqual([[0x61, true]]);
    expect(display.texts).toEqual(['x']);
  });

  it('never throws, whatever the bytes, and drops who does not follow the protocol', async () => {
    const valid = fc.constantFrom(
      updateRequest(false),
      updateRequest(true, 5, 5, 9, 9),
      setEncodings(16, -239, -223),
      Buffer.from([4, 1, 0, 0, 0, 0, 0, 0x61]),
      Buffer.from([5, 1, 255, 255, 255, 255]),
      Buffer.from([0, 0, 0, 0, 8, 8, 0, 1, 0, 7, 0, 7, 0, 3, 0, 3, 6, 0, 0, 0]),
    );
    const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.oneof(valid, noise), { maxLength: 12 }),
        async (shakeHands, chunks) => {
          const { transport, session } = shakeHands
            ? connected()
            : (() => {
                const display = new FakeDisplay();
                const other = new FakeTransport();
                return { transport: other, session: new RfbSession(display, other) };
              })();
          for (const chunk of chunks) session.receive(chunk);
          await settle();
          session.changed({ x: 0, y: 0, width: 99, height: 99 });
          session.flush();
          session.close('the end');
          expect(transport.closed).toBeTypeOf('string');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('drops a client whose connection fails', async () => {
    const { transport, session } = connected();
    transport.hold = Promise.reject(new Error('gone'));
    session.receive(updateRequest(false));
    await settle();
    expect(transport.closed).toBe('connection lost');
  });
});
