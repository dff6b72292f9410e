import { expect, test } from 'vitest';
import { hostOf } from './hosts';

test.each([
  ['https://127.0.0.1:9445/#/x?code=A', 'loopback'],
  ['https://127.9.9.9/', 'loopback'],
  ['https://0x7f.1/', 'loopback'],
  ['https://2130706433/', 'loopback'],
  ['https://[::1]:9445/', 'loopback'],
  ['https://[::ffff:127.0.0.1]/', 'loopback'],
  ['https://localhost/', 'loopback'],
  ['https://LOCALHOST./', 'loopback'],
  ['https://a.localhost:9445/', 'loopback'],
  ['https://0.0.0.0:9445/', 'unspecified'],
  ['https://[::]/', 'unspecified'],
  ['https://169.254.169.254/', 'link-local'],
  ['https://[fe80::1]/', 'link-local'],
  ['https://:9445/#/share-space', 'not-a-link'],
  ['https:///', 'not-a-link'],
  ['null', 'not-a-link'],
  ['javascript:alert(1)', 'not-a-link'],
  ['file:///etc/passwd', 'not-a-link'],
] as const)('%s leads nowhere: %s', (link, because) => {
  expect(hostOf(link)).toEqual({ kind: 'useless', because });
});

test.each([
  ['https://10.0.8.20:9445/#/share-space?code=A', true],
  ['https://172.31.255.1/', true],
  ['https://192.168.1.1/', true],
  ['https://100.64.0.1/', true],
  ['https://[fd00::1]:9445/', true],
  ['https://[::ffff:10.0.0.1]/', true],
  ['https://172.32.0.1/', false],
  ['https://8.8.8.8/', false],
  ['https://[2001:db8::1]/', false],
  ['https://10.example.com/', false],
  ['https://localhost.example.com/', false],
] as const)('%s leads somewhere; private: %s', (link, isPrivate) => {
  expect(hostOf(link)).toMatchObject({ kind: 'host', isPrivate });
});

test('what is asked knows neither path nor code', () => {
  expect(hostOf('https://me:pw@w.example:9445/a?code=A#/share-space?code=A')).toEqual({
    kind: 'host',
    origin: 'https://w.example:9445',
    host: 'w.example:9445',
    isPrivate: false,
  });
});
