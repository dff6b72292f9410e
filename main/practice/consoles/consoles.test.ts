import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setEncodings, updateRequest, VERSION_38 } from '../testing/rfb-client';
import { send, startTestRegion, textAt, type TestRegion } from '../testing/api';
import { TestSocket } from '../testing/socket';

let test: TestRegion;
beforeEach(async () => {
  test = await startTestRegion({ estate: { desktops: 25, servers: 12 } });
});
afterEach(() => test.region.close());

const pageOf = async (name: string): Promise<string> => {
  const { id } = test.region.desktop(name);
  return textAt((await test.get(`/v2/${test.project}/desktops/${id}/remote-consoles`)).json, 'url');
};
const socketOf = (page: string): string => {
  const url = new URL(page);
  return `ws://${url.host}/websockify?token=${url.searchParams.get('token') ?? ''}`;
};

/** Shakes hands and gives the name of the machine. */
async function shakeHands(client: TestSocket): Promise<string> {
  expect((await client.read(12)).toString()).toBe('RFB 003.008\n');
  client.send(VERSION_38);
  await client.read(2);
  client.send(Buffer.from([1, 1]));
  const init = await client.read(4 + 24);
  expect([init.readUInt16BE(4), init.readUInt16BE(6)]).toEqual([1024, 768]);
  return (await client.read(init.readUInt32BE(24))).toString();
}

async function firstUpdate(client: TestSocket): Promise<Buffer> {
  client.send(setEncodings(16));
  client.send(updateRequest(false));
  const head = await client.read(4 + 12 + 4);
  return client.read(head.readUInt32BE(16));
}

describe('console pages', () => {
  it('are served to who has a good token, with strict headers', async () => {
    const { status, headers } = await send(await pageOf('设计-王芳-01'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ${test.region.url.replace('http', 'ws')}`);
    expect(policy).not.toContain('unsafe');
  });

  it('come with noVNC', async () => {
    const page = await pageOf('SH-FIN-0042');
    for (const file of [
      'vnc_auto.js',
      'vnc_auto.css',
      'core/rfb.js',
      'vendor/pako/lib/zlib/inflate.js',
    ]) {
      expect((await send(new URL(file, page).href)).status, file).toBe(200);
    }
  });

  it.each([
    'core/%2e%2e/package.json',
    'core/..%2f..%2f..%2fpackage.json',
    '..%2Foptions.ts',
    'core',
    'package.json',
    'core/none.js',
    '%ff.js',
  ])('serve nothing else: %s', async (file) => {
    const { status } = await send(`${test.region.url}/vnc/x.practice-1/${file}`);
    expect([400, 404]).toContain(status);
  });

  it('refuse unknown, expired and used tokens in their own words', async () => {
    const refused = async (page: string) => {
      const { status, json } = await send(page);
      return [status, /<p>(.*)<\/p>/.exec(String(json))?.[1]];
    };
    const page = await pageOf('SH-FIN-0042');
    expect(await refused(page.replace(/token=[^&]*/, 'token=guessed'))).toEqual([
      401,
      'This console link is not valid.',
    ]);
    const client = await TestSocket.open(socketOf(page));
    client.socket.terminate();
    expect(await refused(page)).toEqual([403, expect.stringContaining('has been used')]);
    const late = await pageOf('SH-FIN-0042');
    test.pass(600);
    expect(await refused(late)).toEqual([401, expect.stringContaining('has expired')]);
  });

  it('can be another one, which is told its path', async () => {
    test.region.setConsolePage({ dir: import.meta.dirname, page: 'vnc_lite.html?scale=true' });
    const url = new URL(await pageOf('SH-FIN-0042'));
    expect(url.pathname).toMatch(/\/vnc_lite\.html$/);
    expect(url.searchParams.get('scale')).toBe('true');
    expect(url.searchParams.get('path')).toBe(
      `websockify?token=${url.searchParams.get('token') ?? ''}`,
    );
    expect((await send(url.href)).status).toBe(404);
    test.region.setConsolePage(undefined);
    expect(await pageOf('SH-FIN-0042')).toContain('/vnc_auto.html?');
  });
});

describe('console WebSockets', () => {
  it('show the machine, once per token', async () => {
    const url = socketOf(await pageOf('SH-FIN-0042'));
    const client = await TestSocket.open(url, ['binary']);
    expect(client.socket.protocol).toBe('binary');
    expect(await shakeHands(client)).toBe('SH-FIN-0042');
    expect((await firstUpdate(client)).length).toBeGreaterThan(10_000);
    await expect(TestSocket.open(url)).rejects.toThrow('refused with 403');
    client.socket.close();
    await client.closed;
    await expect(TestSocket.open(url)).rejects.toThrow('refused with 403');
    expect(
      test.region.requests.filter(({ path }) => path === '/websockify').map(({ status }) => status),
    ).toEqual([101, 403, 403]);
  });

  it('take the token from a cookie, as old pages send it', async () => {
    const token = new URL(await pageOf('SH-FIN-0042')).searchParams.get('token') ?? '';
    const client = await TestSocket.open(
      `${test.region.url.replace('http', 'ws')}/websockify`,
      [],
      { cookie: `a=b; token=${token}` },
    );
    expect(await shakeHands(client)).toBe('SH-FIN-0042');
    client.socket.close();
  });

  it('refuse guessed and expired tokens, other origins, hosts and paths', async () => {
    const url = socketOf(await pageOf('SH-FIN-0042'));
    await expect(TestSocket.open(url.replace(/token=.*/, 'token=guessed'))).rejects.toThrow(
      'refused with 401',
    );
    await expect(TestSocket.open(url, [], { origin: 'https://evil.example' })).rejects.toThrow(
      'refused with 403',
    );
    await expect(TestSocket.open(url, [], { host: 'evil.example' })).rejects.toThrow(
      'refused with 403',
    );
    await expect(TestSocket.open(url.replace('websockify', 'other'))).rejects.toThrow(
      'refused with 404',
    );
    test.pass(601);
    await expect(TestSocket.open(url)).rejects.toThrow('refused with 401');
  });

  it('a refusal by other rules does not spend the token', async () => {
    const url = socketOf(await pageOf('SH-FIN-0042'));
    await expect(TestSocket.open(url, [], { origin: 'https://evil.example' })).rejects.toThrow(
      'refused',
    );
    const client = await TestSocket.open(url, [], { origin: test.region.url });
    client.socket.close();
  });

  it('refuse a machine that was switched off since', async () => {
    const url = socketOf(await pageOf('SH-FIN-0042'));
    test.region.desktop('SH-FIN-0042').setStatus('SHUTOFF');
    await expect(TestSocket.open(url)).rejects.toThrow('refused with 409');
  });

  it('let several look at one machine, and typing of one is seen by all', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(async () => TestSocket.open(socketOf(await pageOf('MUC-DEV-0007')))),
    );
    if (one === undefined || two === undefined) throw new Error('not open');
    await shakeHands(one);
    await shakeHands(two);
    await firstUpdate(one);
    await firstUpdate(two);
    two.send(updateRequest(true));
    one.send(Buffer.from([4, 1, 0, 0, 0, 0, 0, 0x61]));
    const head = await two.read(4 + 12);
    expect(head.readUInt16BE(2)).toBeGreaterThan(0);
    one.socket.close();
    two.socket.close();
  });

  it('close when they do not speak RFB', async () => {
    const client = await TestSocket.open(socketOf(await pageOf('SH-FIN-0042')));
    client.send(Buffer.from('GET / HTTP/1.1\r\n'));
    expect(await client.closed).toEqual({ code: 1000, reason: 'unknown version' });
    const texter = await TestSocket.open(socketOf(await pageOf('SH-FIN-0042')));
    texter.socket.send('hello');
    expect((await texter.closed).reason).toBe('binary frames only');
  });

  it('close when the region ends', async () => {
    const other = await startTestRegion({ estate: { desktops: 25, servers: 12 } });
    const { id } = other.region.desktop('SH-FIN-0042');
    const page = textAt(
      (await other.get(`/v2/${other.project}/desktops/${id}/remote-consoles`)).json,
      'url',
    );
    const client = await TestSocket.open(socketOf(page));
    await other.region.close();
    await client.closed;
  });
});

describe('a console pointed at another RFB server', () => {
  let server: Server;
  let accepted: Promise<Socket>;
  let port: number;
  beforeEach(async () => {
    server = createServer();
    accepted = new Promise((resolve) => server.once('connection', resolve));
    port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    test.region.pointConsole('BJ-HR-0003', { host: '127.0.0.1', port });
    test.region.desktop('BJ-HR-0003').setStatus('ACTIVE');
  });
  afterEach(() => server.close());

  it('carries the bytes both ways and closes with the machine', async () => {
    const client = await TestSocket.open(socketOf(await pageOf('BJ-HR-0003')));
    const machine = await accepted;
    machine.write('RFB 003.008\n');
    expect((await client.read(12)).toString()).toBe('RFB 003.008\n');
    client.send(Buffer.from('hello'));
    const [heard] = await new Promise<Buffer[]>((resolve) =>
      machine.once('data', (data) => resolve([data])),
    );
    expect(heard?.toString()).toBe('hello');
    machine.end();
    expect(await client.closed).toEqual({
      code: 1000,
      reason: 'the machine closed the connection',
    });
  });

  it('loses nothing when the one side is faster', async () => {
    const client = await TestSocket.open(socketOf(await pageOf('BJ-HR-0003')));
    const machine = await accepted;
    const size = 4 * 1024 * 1024;
    client.socket.pause();
    machine.end(Buffer.alloc(size, 7));
    await new Promise((resolve) => setImmediate(resolve));
    client.socket.resume();
    const bytes = await client.read(size);
    expect(bytes.equals(Buffer.alloc(size, 7))).toBe(true);
    await client.closed;
  });

  it('closes the machine’s side with the client', async () => {
    const client = await TestSocket.open(socketOf(await pageOf('BJ-HR-0003')));
    const machine = await accepted;
    const ended = new Promise((resolve) => machine.once('close', resolve));
    machine.resume();
    client.socket.terminate();
    await ended;
  });

  it('says when the machine cannot be reached', async () => {
    server.close();
    test.region.pointConsole('SH-FIN-0042', { host: '127.0.0.1', port: 1 });
    const client = await TestSocket.open(socketOf(await pageOf('SH-FIN-0042')));
    expect(await client.closed).toEqual({ code: 1011, reason: 'the machine cannot be reached' });
    test.region.pointConsole('SH-FIN-0042', undefined);
    const own = await TestSocket.open(socketOf(await pageOf('SH-FIN-0042')));
    expect(await shakeHands(own)).toBe('SH-FIN-0042');
    own.socket.close();
  });
});
