/** The real electron-updater against a real feed; only its way to the network is Node's, not Chromium's. */
import { AppImageUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { engineOf, type UpdateEngine } from './engine';

const INSTALLER = Buffer.from('the new program');
const NAME = 'Crashcart-0.2.0.AppImage';

/** electron-updater's own, but for who makes the requests. */
function overNode(): ElectronHttpExecutor {
  const executor = new ElectronHttpExecutor();
  const request = (
    options: http.RequestOptions,
    callback: (response: http.IncomingMessage) => void,
  ): http.ClientRequest => http.request(options, callback);
  Reflect.set(executor, 'createRequest', request);
  return executor;
}

let files: Map<string, Buffer | string>;
let folder: string;
let asked: string[];

beforeEach(() => {
  files = new Map();
  folder = temporaryFolder();
  asked = [];
});

/** What a release puts into the feed. */
function release(version: string, content: Buffer = INSTALLER): void {
  const sha512 = createHash('sha512').update(INSTALLER).digest('base64');
  const yml = `version: ${version}\nfiles:\n  - url: ${NAME}\n    sha512: ${sha512}\n    size: ${content.length}\npath: ${NAME}\nsha512: ${sha512}\nreleaseDate: '2026-11-22T08:00:00.000Z'\n`;
  files.set('/latest-linux.yml', yml).set(`/${NAME}`, content);
}

async function feed(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    asked.push(pathname);
    const file = files.get(pathname);
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(() => (server.listening ? stop() : undefined));
  return { url: `http://127.0.0.1:${port}`, stop };
}

function engineFor(url: string): UpdateEngine {
  const config = path.join(folder, 'app-update.yml');
  fs.writeFileSync(config, `provider: generic\nurl: ${url}\nupdaterCacheDirName: cache\n`);
  vi.stubEnv('APPIMAGE', path.join(folder, 'Crashcart.AppImage'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const updater = new AppImageUpdater(null, {
    version: '0.1.0',
    name: 'Crashcart',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  // It has none where the app is not Electron's own.
  Reflect.set(updater, 'httpExecutor', overNode());
  // The old program is not there to be built upon.
  updater.disableDifferentialDownload = true;
  return engineOf(updater, { feed: undefined, log: new FakeLog() });
}

test('a newer version is found, downloaded and verified', async () => {
  release('0.2.0');
  const engine = engineFor((await feed()).url);
  expect(await engine.find()).toBe('0.2.0');
  expect(asked).toEqual(['/latest-linux.yml']);
  await engine.download(() => undefined);
  expect(fs.readFileSync(path.join(folder, 'cache/pending', NAME))).toEqual(INSTALLER);
});

test.each(['0.1.0', '0.0.9', '0.1.0-beta.1'])('%s is no newer version', async (version) => {
  release(version);
  const engine = engineFor((await feed()).url);
  expect(await engine.find()).toBeNull();
  await expect(engine.download(() => undefined)).rejects.toThrow('update-not-loaded');
  expect(asked).toEqual(['/latest-linux.yml']);
});

test('a feed that is broken, empty or not there is a failure, not “no newer version”', async () => {
  const { url, stop } = await feed();
  const engine = engineFor(url);
  await expect(engine.find()).rejects.toThrow('update-not-found');
  files.set('/latest-linux.yml', 'version: [0.2');
  await expect(engine.find()).rejects.toThrow('update-not-found');
  files.set('/latest-linux.yml', 'version: soon\n');
  await expect(engine.find()).rejects.toThrow('update-not-found');
  await stop();
  await expect(engine.find()).rejects.toThrow('update-not-found');
});

test('a file that is not the one announced is refused, and thrown away', async () => {
  release('0.2.0', Buffer.from('another program'));
  const engine = engineFor((await feed()).url);
  expect(await engine.find()).toBe('0.2.0');
  await expect(engine.download(() => undefined)).rejects.toThrow('update-refused');
  expect(fs.existsSync(path.join(folder, 'cache/pending', NAME))).toBe(false);
});

test('one without a sum is refused', async () => {
  files.set('/latest-linux.yml', `version: 0.2.0\nfiles:\n  - url: ${NAME}\n`);
  const engine = engineFor((await feed()).url);
  expect(await engine.find()).toBe('0.2.0');
  await expect(engine.download(() => undefined)).rejects.toThrow('update-refused');
});
