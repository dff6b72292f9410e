import { describe, expect, it } from 'vitest';
import { FakeDisplay, FakeTransport, VERSION_38 } from '../testing/rfb-client';
import { RfbSession } from './session';

function open() {
  const display = new FakeDisplay();
  const transport = new FakeTransport();
  return { display, transport, session: new RfbSession(display, transport) };
}

const SERVER_INIT = Buffer.concat([
  Buffer.from([0, 64, 0, 48]),
  // 32 bits, depth 24, little endian, true colour, 255 each, shifts 16, 8, 0, padding
  Buffer.from([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0]),
  Buffer.from([0, 0, 0, 11]),
  Buffer.from('SH-FIN-0042'),
]);

describe('the RFB handshake (RFC 6143, 7.1 to 7.3)', () => {
  it('begins with the version', () => {
    expect(open().transport.take().toString('latin1')).toBe('RFB 003.008\n');
  });

  it('offers security None to 3.8 and confirms the choice', () => {
    const { transport, session } = open();
    transport.take();
    session.receive(VERSION_38);
    expect([...transport.take()]).toEqual([1, 1]);
    session.receive(Buffer.from([1]));
    expect([...transport.take()]).toEqual([0, 0, 0, 0]);
    session.receive(Buffer.from([1]));
    expect(transport.take()).toEqual(SERVER_INIT);
  });

  it('does not confirm to 3.7', () => {
    const { transport, session } = open();
    session.receive(Buffer.from('RFB 003.007\n'));
    transport.take();
    session.receive(Buffer.from([1, 1]));
    expect(transport.take()).toEqual(SERVER_INIT);
  });

  it.each(['RFB 003.003\n', 'RFB 003.005\n'])('decides for 3.3 and treats %j so', (version) => {
    const { transport, session } = open();
    transport.take();
    session.receive(Buffer.from(version));
    expect([...transport.take()]).toEqual([0, 0, 0, 1]);
    session.receive(Buffer.from([0]));
    expect(transport.take()).toEqual(SERVER_INIT);
  });

  it('works however the bytes are cut', () => {
    const { transport, session } = open();
    transport.take();
    for (const byte of [...VERSION_38, 1, 1]) session.receive(Buffer.from([byte]));
    expect(transport.take().subarray(6)).toEqual(SERVER_INIT);
  });

  it('asks the others to leave when a client does not share', () => {
    const { display, session } = open();
    session.receive(Buffer.concat([VERSION_38, Buffer.from([1, 0])]));
    expect(display.exclusives).toEqual([session]);
  });

  it('tells 3.8 why another security type is refused', () => {
    const { transport, session } = open();
    session.receive(VERSION_38);
    transport.take();
    session.receive(Buffer.from([2]));
    const answer = transport.take();
    expect(answer.readUInt32BE(0)).toBe(1);
    expect(answer.toString('utf8', 8)).toBe('This security type was not offered');
    expect(answer.readUInt32BE(4)).toBe(answer.length - 8);
    expect(transport.closed).toBe('security type not offered');
  });

  it.each(['GET / HTTP/1', 'RFB 004.000\n', 'RFB 3.8\n\0\0\0\0'])('drops %j', (bytes) => {
    const { transport, session } = open();
    session.receive(Buffer.from(bytes));
    expect(transport.closed).toBe('unknown version');
  });
});
