import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { registerAppScheme, resolveAppFile, serveApp } from './protocol';
import { contentSecurityPolicy } from './security/csp';
import { app, schemes } from './testing/fake-electron';
import { temporaryFolder } from './testing/temporary-folder';

vi.mock('electron', () => import('./testing/fake-electron'));

let folder: string;

/** A page, and beside its folder what must not be served. */
beforeEach(() => {
  const root = temporaryFolder();
  folder = path.join(root, 'renderer');
  fs.mkdirSync(path.join(folder, 'assets'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'folder.js'));
  fs.mkdirSync(path.join(root, 'renderer-2'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  fs.writeFileSync(path.join(folder, 'assets', 'a b.js'), 'export {};');
  fs.writeFileSync(path.join(folder, '.env'), 'SECRET=1');
  fs.writeFileSync(path.join(folder, 'data.json'), '{}');
  fs.writeFileSync(path.join(folder, 'back\\slash.js'), 'a name here, a folder on Windows');
  fs.writeFileSync(path.join(root, 'secret.js'), 'secret');
  fs.writeFileSync(path.join(root, 'renderer-2', 'secret.js'), 'secret');
  fs.symlinkSync(path.join(root, 'secret.js'), path.join(folder, 'link.js'));
  fs.symlinkSync(root, path.join(folder, 'up'));
  fs.symlinkSync(path.join(folder, 'index.html'), path.join(folder, 'inside.html'));
});

describe('the file behind a URL', () => {
  test.each([
    ['app://crashcart/', 'index.html'],
    ['app://crashcart/index.html?x=1#y', 'index.html'],
    ['app://crashcart/assets/a%20b.js', 'assets/a b.js'],
    ['app://crashcart/assets/../index.html', 'index.html'],
    ['app://crashcart/inside.html', 'index.html'],
  ])('%s is %s', (address, file) => {
    expect(resolveAppFile(folder, address)).toBe(path.join(folder, file));
  });

  test.each([
    'app://crashcart/none.html',
    'app://crashcart/assets',
    'app://crashcart/assets/',
    'app://crashcart/folder.js',
    'app://crashcart/../secret.js',
    'app://crashcart/..%2fsecret.js',
    'app://crashcart/..%2Fsecret.js',
    'app://crashcart/%2e%2e%2fsecret.js',
    'app://crashcart/%2e%2e/%2e%2e/etc/passwd',
    'app://crashcart/assets/..%2f..%2fsecret.js',
    'app://crashcart/..%5csecret.js',
    'app://crashcart/..\\secret.js',
    'app://crashcart/..%2frenderer-2%2fsecret.js',
    'app://crashcart/%2fetc%2fpasswd',
    'app://crashcart//etc/passwd',
    'app://crashcart//',
    'app://crashcart/index.html%00',
    'app://crashcart/index.html%00.js',
    'app://crashcart/%E0%A4%A',
    'app://crashcart/back%5cslash.js',
    'app://crashcart/back\\slash.js',
    'app://crashcart/link.js',
    'app://crashcart/up/secret.js',
    'app://crashcart/.env',
    'app://crashcart/data.json',
    `app://crashcart/${'a'.repeat(5000)}.js`,
    'app://elsewhere/index.html',
    'app://crashcart:80/index.html',
    'app://crashcart@elsewhere/index.html',
    'file:///index.html',
    'https://crashcart/index.html',
    'index.html',
    '',
  ])('%s is none', (address) => {
    expect(resolveAppFile(folder, address)).toBeUndefined();
  });

  test('never lies outside the folder, whatever the path is made of', () => {
    const piece = fc.constantFrom(
      ...['..', '.', '/', '\\', '%2f', '%5c', '%2e', '%252f', '%00', '~', 'up', 'assets'],
      ...['secret.js', 'link.js', 'renderer-2', 'index.html', 'C:', '//', '?', '#', ';'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = resolveAppFile(folder, `app://crashcart/${pieces.join('')}`);
        const served = [undefined, path.join(folder, 'index.html')];
        expect(served).toContain(file);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the app scheme', () => {
  const get = async (
    url: string,
    method = 'GET',
  ): Promise<{ status: number; text: string; headers: object }> => {
    const serve = schemes.get('app');
    if (serve === undefined) throw new Error('not served');
    const { statusCode = 200, data = Buffer.alloc(0), headers = {} } = await serve({ url, method });
    return { status: statusCode, text: data.toString(), headers };
  };

  beforeEach(() => {
    schemes.clear();
    serveApp(folder);
  });

  test('is a standard, secure one, without rights over other origins', () => {
    const registered: unknown[] = [];
    app.once('schemes', (list: unknown) => registered.push(list));
    registerAppScheme();
    expect(registered).toEqual([
      [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
    ]);
  });

  test('serves the page with its policy', async () => {
    const answer = await get('app://crashcart/');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('<!doctype html>');
    expect(answer.headers).toEqual({
      'Content-Security-Policy': contentSecurityPolicy(),
      'Content-Type': 'text/html; charset=utf-8',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
  });

  test.each([
    ['app://crashcart/up/secret.js', 404],
    ['app://crashcart/none.js', 404],
    ['app://crashcart/folder.js', 404],
  ])('%s answers %i with nothing', async (url, status) => {
    const answer = await get(url);
    expect(answer.status).toBe(status);
    expect(answer.text).toBe('');
  });

  test.each(['POST', 'HEAD', 'PUT'])('%s is not served', async (method) => {
    expect((await get('app://crashcart/', method)).status).toBe(405);
  });
});
