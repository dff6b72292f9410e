import { runInNewContext } from 'node:vm';
import type { ProxyConfig } from 'electron';
import { describe, expect, test } from 'vitest';
import { leaveOnlyWayTo } from './only-way';

/** What a session is told when the system answers this for the page's host. */
async function toldFor(page: string, way: string): Promise<ProxyConfig | undefined> {
  const told: ProxyConfig[] = [];
  await leaveOnlyWayTo(new URL(page), {
    resolveProxy: () => Promise.resolve(way),
    setProxy: (config) => {
      told.push(config);
      return Promise.resolve();
    },
  });
  expect(told[0], 'what it was told last time does not count').toEqual({ mode: 'system' });
  return told[1];
}

/** What a proxy script answers for a host. */
async function answerFor(page: string, way: string, host: string): Promise<unknown> {
  const { pacScript = '' } = (await toldFor(page, way)) ?? {};
  const [, coded = ''] = pacScript.split(';base64,');
  const script = Buffer.from(coded, 'base64').toString('utf8');
  return runInNewContext(`${script}; FindProxyForURL('https://x/', ${JSON.stringify(host)})`);
}

describe('the only way out of a console', () => {
  test('is the direct one to its host and port, where the system has no proxy', async () => {
    expect(await toldFor('https://vnc.example:8443/x?token=1', 'DIRECT')).toEqual({
      mode: 'fixed_servers',
      proxyRules: '127.0.0.1:1',
      proxyBypassRules: '<-loopback>;vnc.example:8443',
    });
    expect(await toldFor('https://vnc.example/', 'DIRECT')).toMatchObject({
      proxyBypassRules: '<-loopback>;vnc.example:443',
    });
  });

  test('is the system’s proxy for its host, and nowhere for any other', async () => {
    const page = 'https://vnc.example/';
    const way = 'PROXY proxy.example:3128; DIRECT';
    expect(await answerFor(page, way, 'vnc.example')).toBe(way);
    expect(await answerFor(page, way, 'elsewhere.example')).toBe('PROXY 127.0.0.1:1');
  });

  test('knows addresses without brackets, and takes nothing for a script', async () => {
    expect(await answerFor('https://[::1]:8443/', 'PROXY p:1', '::1')).toBe('PROXY p:1');
    const odd = 'PROXY p:1"; throw 1; "';
    expect(await answerFor('https://vnc.example/', odd, 'vnc.example')).toBe(odd);
  });
});
