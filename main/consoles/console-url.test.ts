import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../errors';
import { checkConsoleUrl, normalHost, type ConsoleHosts } from './console-url';

const CLOUD: ConsoleHosts = { kind: 'cloud', added: [] };
const PRACTICE: ConsoleHosts = { kind: 'practice', origin: 'http://127.0.0.1:4001' };
const added = (...hosts: string[]): ConsoleHosts => ({ kind: 'cloud', added: hosts });

/** The host that is opened, or the code of the refusal. */
function verdict(address: string, hosts: ConsoleHosts): string {
  try {
    return checkConsoleUrl(address, hosts).host;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.data.code;
    throw thrown;
  }
}

const PAGE = '/vnc/cn-north-4/vnc_auto.html?token=T-canary&lang=EN';

describe('a console page of the cloud', () => {
  test.each([
    ['https://cn-southwest-242-console.huaweicloud.com:443', 'as CloudDC documents it'],
    ['https://la-south-2-console.huaweicloud.com', 'of a region'],
    ['https://console.huaweicloud.com', 'without a region'],
    ['https://console-intl.huaweicloud.com', 'international'],
    ['https://console.eu.huaweicloud.com', 'European'],
    ['https://console.xxx.huawei.com', 'as Workspace documents it'],
    ['https://console.huaweicloud.com:8002', "on nova's port"],
    ['HTTPS://CN-North-4-CONSOLE.HuaweiCloud.COM', 'in capitals'],
    ['https://cn-north-4-consol%65.huaweicloud.com', 'percent-encoded: the parsed host counts'],
  ])('%s is opened (%s)', (origin) => {
    expect(verdict(origin + PAGE, CLOUD)).toBe(new URL(origin).host);
  });

  test.each([
    ['http://console.huaweicloud.com', 'not encrypted'],
    ['ws://console.huaweicloud.com', 'a socket'],
    ['ftp://console.huaweicloud.com', 'ftp'],
    ['https://console.huaweicloud.com:8443', 'another port'],
    ['https://console.huaweicloud.com:80', 'the port of http'],
    ['https://user:password@console.huaweicloud.com', 'user info'],
    ['https://user@console.huaweicloud.com', 'a user'],
    ['https://console.huaweicloud.com@evil.example', 'the good host as user info'],
    ['https://console.huaweicloud.com%40evil.example', 'an encoded @'],
    ['https://evil.example#console.huaweicloud.com', 'the good host as fragment'],
    ['https://evil.example?console.huaweicloud.com', 'the good host as query'],
    ['https://evil.example/console.huaweicloud.com', 'the good host as path'],
    ['https://cn-north-4-console.huaweicloud.com.evil.example', 'a suffix'],
    ['https://evil-console.huaweicloud.com.evil.com', 'a suffix, with a region'],
    ['https://evilconsole.huaweicloud.com', 'no dash before the word'],
    ['https://-console.huaweicloud.com.', 'a trailing dot and no region'],
    ['https://console.huaweicloud.com.', 'a trailing dot'],
    ['https://a.b-console.huaweicloud.com', 'two labels'],
    ['https://x.console.huaweicloud.com', 'a child'],
    ['https://huaweicloud.com', 'the parent'],
    ['https://myhuaweicloud.com', 'another domain'],
    ['https://consolehuaweicloud.com', 'no dot'],
    ['https://console-huaweicloud.com', 'a dash for the dot'],
    ['https://console.a.b.huawei.com', 'two labels at Huawei'],
    ['https://console..huawei.com', 'an empty label'],
    ['https://console.huaweicloud.com.cn', 'another top'],
    ['https://cоnsole.huaweicloud.com', 'a Cyrillic o'],
    ['https://console.huaweicloud。com.evil.example', 'an ideographic full stop'],
    ['https://xn--console-.huaweicloud.com', 'punycode'],
    ['https://[::1]', 'this computer, IPv6'],
    ['https://127.0.0.1', 'this computer'],
    ['https://localhost', 'this computer by name'],
    ['https://2130706433', 'this computer as a number'],
    ['http://127.0.0.1:4001', 'a practice console for a cloud account'],
    ['javascript:alert(1)//console.huaweicloud.com', 'a script'],
    ['data:text/html,console.huaweicloud.com', 'data'],
    ['file:///console.huaweicloud.com', 'a file'],
    ['app://crashcart', 'our own page'],
    ['about:blank#', 'a blank page'],
    ['blob:https://console.huaweicloud.com', 'a blob'],
    ['view-source:https://console.huaweicloud.com', 'a source view'],
  ])('%s is refused (%s)', (origin) => {
    expect(verdict(origin + PAGE, CLOUD)).toMatch(/^console-(host-refused|url-invalid)$/);
  });

  test.each([
    ['an ideographic full stop', 'https://console。huaweicloud。com'],
    ['a backslash', 'https://console.huaweicloud.com\\@evil.example'],
    ['white space', ' https://console.huaweicloud.com'],
    ['a line break', 'https://console.huawei\ncloud.com'],
  ])('%s is what the parser makes of it, and only that is handed on', (_name, origin) => {
    const { host, href } = checkConsoleUrl(origin + PAGE, CLOUD);
    expect(host).toBe('console.huaweicloud.com');
    expect(href).toMatch(/^https:\/\/console\.huaweicloud\.com\//);
  });

  test.each(['/vnc_auto.html', '/a/vnc.html', '/vnc_lite.html'])('%s is a console', (path) => {
    expect(verdict(`https://console.huaweicloud.com${path}?token=T`, CLOUD)).toBe(
      'console.huaweicloud.com',
    );
  });

  test.each(['/', '/login', '/vnc_auto.html/x', '/xvnc_auto.html', '/vnc_auto.htm', '/VNC.html'])(
    '%s is not',
    (path) => {
      const address = `https://console.huaweicloud.com${path}?next=/vnc_auto.html#/vnc_auto.html`;
      expect(verdict(address, CLOUD)).toBe('console-url-invalid');
    },
  );

  test.each(['', ' ', 'vnc_auto.html', '//console.huaweicloud.com/vnc_auto.html', 'https://'])(
    '"%s" is no URL',
    (address) => {
      expect(verdict(address, CLOUD)).toBe('console-url-invalid');
    },
  );

  test('the refusal names the host and nothing of the token', () => {
    const refused = (address: string): unknown => {
      try {
        return checkConsoleUrl(address, CLOUD);
      } catch (thrown) {
        return thrown instanceof Failure ? thrown.data : thrown;
      }
    };
    expect(refused(`https://u:p@evil.example:1${PAGE}`)).toEqual({
      code: 'console-host-refused',
      fix: 'settings',
      params: { host: 'evil.example:1' },
    });
    expect(refused('javascript:x?token=T-canary')).toMatchObject({
      params: { host: 'javascript:' },
    });
    expect(refused('https://console.huaweicloud.com/?token=T-canary')).toEqual({
      code: 'console-url-invalid',
      fix: 'none',
      params: { host: 'console.huaweicloud.com' },
      detail: '/',
    });
    expect(refused('T-canary')).toEqual({
      code: 'console-url-invalid',
      fix: 'none',
      detail: 'not a URL',
    });
  });

  test('no host that does not end in one of the two domains is opened', () => {
    const label = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
    const host = fc
      .tuple(fc.constantFrom('console', 'a-console', ''), label, fc.domain())
      .map(([first, second, rest]) => [first, second, rest].filter(Boolean).join('.'));
    fc.assert(
      fc.property(host, (name) => {
        fc.pre(!/\.(huaweicloud|huawei)\.com$/.test(name));
        expect(verdict(`https://${name}${PAGE}`, CLOUD)).toMatch(/^console-/);
      }),
    );
  });
});

describe('a host the technician added', () => {
  test.each([
    ['vnc.example', 'https://vnc.example'],
    ['vnc.example', 'https://vnc.example:8002'],
    ['VNC.Example ', 'https://vnc.example'],
    ['vnc.example.', 'https://vnc.example'],
    ['vnc.example:9443', 'https://vnc.example:9443'],
    ['10.1.2.3', 'https://10.1.2.3'],
    ['10.1.2.3:8006', 'https://10.1.2.3:8006'],
    ['[fd00::1]', 'https://[fd00::1]'],
    ['[fd00::1]:8006', 'https://[fd00:0::1]:8006'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'https://bücher.example'],
  ])('%s opens %s', (typed, origin) => {
    expect(verdict(origin + PAGE, added('other.example', typed))).toBe(new URL(origin).host);
  });

  test.each([
    ['vnc.example', 'http://vnc.example'],
    ['vnc.example', 'https://vnc.example:9443'],
    ['vnc.example:9443', 'https://vnc.example'],
    ['vnc.example:9443', 'https://vnc.example:8002'],
    ['vnc.example:9443', 'https://other.example:9443'],
    ['vnc.example', 'https://a.vnc.example'],
    ['vnc.example', 'https://vnc.example.evil.example'],
    ['vnc.example', 'https://xvnc.example'],
    ['example', 'https://vnc.example'],
    ['*.example', 'https://vnc.example'],
    ['*', 'https://vnc.example'],
    ['.example', 'https://vnc.example'],
    ['', 'https://vnc.example'],
    [' ', 'https://vnc.example'],
    ['https://vnc.example', 'https://vnc.example'],
    ['vnc.example/x', 'https://vnc.example'],
    ['u@vnc.example', 'https://vnc.example'],
    ['vnc.example other.example', 'https://vnc.example'],
  ])('%s does not open %s', (typed, origin) => {
    expect(verdict(origin + PAGE, added(typed))).toBe('console-host-refused');
  });

  test('user info is refused there as well', () => {
    expect(verdict(`https://a@vnc.example${PAGE}`, added('vnc.example'))).toBe(
      'console-host-refused',
    );
  });

  test('what is no host is none', () => {
    for (const typed of ['a b', 'a/b', 'a?b', 'a#b', 'a\\b', 'a@b', 'a:b', 'a:99999', '[::']) {
      expect(normalHost(typed), typed).toBeUndefined();
    }
  });
});

describe('a console of the practice region', () => {
  test('is on its own origin', () => {
    expect(verdict(`http://127.0.0.1:4001${PAGE}`, PRACTICE)).toBe('127.0.0.1:4001');
  });

  test.each([
    'http://127.0.0.1:4002',
    'https://127.0.0.1:4001',
    'http://localhost:4001',
    'http://127.0.0.1',
    'http://user@127.0.0.1:4001',
    'http://127.0.0.1:4001@evil.example',
    'http://127.0.0.1.evil.example:4001',
    'https://console.huaweicloud.com',
    'http://evil.example',
  ])('%s is not', (origin) => {
    expect(verdict(origin + PAGE, PRACTICE)).toBe('console-host-refused');
  });

  test('is on this computer, whatever its origin is said to be', () => {
    for (const origin of ['http://evil.example', 'https://evil.example', 'null', '']) {
      expect(verdict(`${origin}${PAGE}`, { kind: 'practice', origin })).toMatch(/^console-/);
    }
  });
});
