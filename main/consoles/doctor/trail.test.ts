import { expect, test } from 'vitest';
import { FakeSession } from '../../testing/fake-session';
import { proxyIn, TrailRecorder } from './trail';

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:3128', 'proxy.example:3128'],
  ['HTTPS proxy.example:443; DIRECT', 'proxy.example:443'],
  ['SOCKS5 127.0.0.1:1080', '127.0.0.1:1080'],
  ['DIRECT; PROXY proxy.example:3128', null],
])('the proxy in "%s"', (answer, proxy) => {
  expect(proxyIn(answer)).toBe(proxy);
});

test('page and sockets are told apart, and other requests are nothing', async () => {
  const trail = new TrailRecorder('console.huaweicloud.com');
  trail.note({ type: 'script', status: 404 });
  trail.note({ type: 'mainFrame', status: 200 });
  expect(trail.now).toMatchObject({ page: 200, tried: false, handshake: null });
  trail.note({ type: 'webSocket', status: 403 });
  trail.note({ type: 'webSocket', error: 'net::ERR_INVALID_RESPONSE' });
  expect(await trail.read(new FakeSession(''), 'https://console.huaweicloud.com')).toEqual({
    host: 'console.huaweicloud.com',
    page: 200,
    tried: true,
    handshake: 403,
    socketError: 'net::ERR_INVALID_RESPONSE',
    proxy: 'proxy.example:3128',
  });
});

test('a system that does not tell its proxy is no trouble', async () => {
  const silent = { resolveProxy: () => Promise.reject(new Error('no')) };
  expect((await new TrailRecorder('x').read(silent, 'https://x')).proxy).toBeNull();
});
