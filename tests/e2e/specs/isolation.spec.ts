import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WebviewTag } from 'electron';
import { startElsewhere, type Elsewhere } from '../../support/elsewhere';
import { mount, spoilGuests, watchTickets } from '../../support/hostile/window';
import { ATTEMPTS, PERMISSIONS } from '../../support/hostile/attempts';
import { DESKTOP, SERVER } from '../../support/names';
import { HOSTILE_PAGE } from '../../support/pages';
import { expect, test as base } from '../fixtures';
import { Guest } from '../guest';

const test = base.extend<{
  readonly elsewhere: Elsewhere;
  /** The console of a desktop, open, and its page means harm. */
  readonly hostile: Guest;
}>({
  elsewhere: async ({ certificates }, use) => {
    const elsewhere = await startElsewhere(certificates);
    await use(elsewhere);
    await elsewhere.close();
  },
  hostile: async ({ computer, cloud, machines }, use) => {
    cloud.setConsolePage(HOSTILE_PAGE);
    await (await machines.openConsole(DESKTOP)).connected();
    await use(await Guest.only(computer.app.electron));
  },
});

for (const [what, attempts] of Object.entries(ATTEMPTS)) {
  test(`a console page cannot ${what}`, async ({ computer, hostile, elsewhere, machines }) => {
    const { app } = computer;
    const address = await hostile.url();

    for (const attempt of attempts) {
      const outcome = await hostile.try(attempt.script.replaceAll('ELSEWHERE', elsewhere.url));

      const expected: unknown =
        attempt.outcome instanceof RegExp
          ? expect.stringMatching(attempt.outcome)
          : attempt.outcome;
      expect.soft(outcome, attempt.what).toEqual(expected);
      if (attempt.refusal !== undefined) {
        const line = attempt.refusal
          .replace('ELSEWHERE', elsewhere.url)
          .replace('SOCKETS', elsewhere.url.replace('https', 'wss'));
        await expect.poll(() => app.log, attempt.what).toContain(line);
      }
    }

    expect((await hostile.url())?.replace('#here', '')).toBe(address);
    expect(elsewhere.visits).toBe(0);
    expect(await Guest.all(app.electron)).toHaveLength(1);
    expect(await app.windows()).toEqual([{ fullScreen: false }]);
    expect(await app.window.title()).toBe('Crashcart');
    expect(await app.clipboard()).toBe('');
    expect(computer.openedOutside()).toEqual([]);
    expect(computer.filesCalled('harm.sh')).toEqual([]);
    await expect((await machines.show()).grid).toBeVisible();
  });
}

test('every permission a console page asks after is denied', async ({ hostile }) => {
  const states = await Promise.all(
    PERMISSIONS.map(async (name) => {
      const state = await hostile.try(
        `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`,
      );
      return [name, state];
    }),
  );

  expect(Object.fromEntries(states)).toEqual(
    Object.fromEntries(PERMISSIONS.map((name) => [name, 'denied'])),
  );
});

test('a redirect of its server does not lead a console elsewhere', async ({
  computer,
  cloud,
  machines,
  elsewhere,
}) => {
  cloud.failNext({
    path: /^\/vnc\/.*\/vnc_auto\.html$/,
    status: 302,
    headers: { Location: `${elsewhere.url}/redirected` },
  });

  await machines.openConsole(DESKTOP);

  await expect.poll(() => computer.app.log).toContain(`${elsewhere.url}/redirected`);
  expect(elsewhere.visits).toBe(0);
});

test('nothing a console page stores outlives its tab, or reaches another console', async ({
  computer,
  cloud,
  machines,
  hostile,
}) => {
  await hostile.try(STORE);
  expect(await hostile.try(STORED)).toEqual(ALL_STORED);

  // Another console on the same server, at the same time.
  await machines.show();
  await (await machines.openConsole(SERVER)).connected();
  const second = await Guest.of(computer.app.electron, SERVER);
  expect(await second.try(STORED)).toEqual(NOTHING_STORED);

  // The same console again, after its tab was closed.
  await machines.consoleOf(DESKTOP).close();
  await machines.consoleOf(SERVER).close();
  await expect.poll(() => Guest.all(computer.app.electron)).toHaveLength(0);
  await machines.show();
  await (await machines.openConsole(DESKTOP)).connected();
  expect(await (await Guest.only(computer.app.electron)).try(STORED)).toEqual(NOTHING_STORED);
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(2);
});

const STORE = `{
  document.cookie = 'token=secret; path=/; max-age=9999';
  localStorage.setItem('token', 'secret');
  sessionStorage.setItem('token', 'secret');
  await (await caches.open('token')).put('/secret', new Response('secret'));
  await navigator.serviceWorker.register('sw.mjs');
  await new Promise((resolve) => { indexedDB.open('token').onsuccess = resolve; });
}`;

const STORED = `(async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookie: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(({ name }) => name),
}))()`;

const NOTHING_STORED = { workers: 0, cookie: '', local: 0, session: 0, caches: [], databases: [] };

const ALL_STORED = {
  workers: 1,
  cookie: 'token=secret',
  local: 1,
  session: 1,
  caches: ['token'],
  databases: ['token'],
};

test('closing a tab ends its connection and its session', async ({
  computer,
  machines,
  hostile,
}) => {
  await hostile.try(STORE);
  await hostile.try("{ addEventListener('beforeunload', (event) => event.preventDefault()); }");
  const session = await hostile.session();
  expect(session.path).toBeNull();

  await machines.consoleOf(DESKTOP).close();

  await expect.poll(() => Guest.all(computer.app.electron)).toHaveLength(0);
  await expect.poll(() => session.cookies()).toEqual([]);
  expect(existsSync(path.join(computer.userData, 'Partitions'))).toBe(false);
  expect(readdirSync(computer.userData)).not.toContain('Service Worker');
});

test('the practice console is gone for the machine, too, when its tab is closed', async ({
  cloud,
  machines,
  vnc,
}) => {
  cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
  const console = await (await machines.openConsole(DESKTOP)).connected();
  await expect.poll(() => vnc.viewers).toBe(1);

  await console.close();

  await expect.poll(() => vnc.viewers).toBe(0);
});

const FOREIGN_TICKET = '00000000-0000-4000-8000-000000000000';

const MOUNTS = [
  { what: 'a ticket that nobody issued', source: `about:blank#${FOREIGN_TICKET}` },
  { what: 'no ticket', source: 'about:blank' },
  { what: 'an address in place of a ticket', source: 'ELSEWHERE' },
  { what: 'a file in place of a ticket', source: 'file:///etc/passwd' },
  { what: "the app's own page in place of a ticket", source: 'app://crashcart/' },
];

test('a guest with no ticket of ours is never attached', async ({
  computer,
  elsewhere,
  machines,
}) => {
  await machines.grid.waitFor();

  for (const { what, source } of MOUNTS) {
    const mounted = await mount(computer.app, source.replace('ELSEWHERE', elsewhere.url));
    expect.soft(mounted, what).toBe('destroyed');
  }

  expect(await Guest.all(computer.app.electron)).toHaveLength(0);
  expect(elsewhere.visits).toBe(0);
  expect(computer.app.log.match(/Guest refused: no such ticket/g)).toHaveLength(MOUNTS.length);
});

test('a ticket is good for one guest', async ({ computer, cloud, machines }) => {
  const tickets = await watchTickets(computer.app);
  await (await machines.openConsole(DESKTOP)).connected();
  const [ticket] = await tickets();
  expect(ticket).toMatch(/^[0-9a-f-]{36}$/);

  const mounted = await mount(computer.app, `about:blank#${ticket ?? ''}`);

  expect(mounted).toBe('destroyed');
  expect(await Guest.all(computer.app.electron)).toHaveLength(1);
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
});

test('what the window asks for a guest makes no difference', async ({
  computer,
  cloud,
  machines,
}) => {
  cloud.setConsolePage(HOSTILE_PAGE);
  const preload = path.join(computer.home, 'preload.js');
  writeFileSync(preload, 'globalThis.loaded = true;');
  await spoilGuests(computer.app, {
    allowpopups: '',
    disablewebsecurity: '',
    nodeintegration: '',
    nodeintegrationinsubframes: '',
    plugins: '',
    partition: 'persist:hostile',
    preload: `file://${preload}`,
    useragent: 'hostile',
    httpreferrer: 'https://hostile.example/',
    disableblinkfeatures: 'PreciseMemoryInfo',
    blinkfeatures: 'ExecCommandInJavaScript',
    webpreferences:
      'sandbox=no,contextIsolation=no,nodeIntegration=yes,nodeIntegrationInWorker=yes,webSecurity=no,javascript=yes,webviewTag=yes,allowRunningInsecureContent=yes,experimentalFeatures=yes,devTools=yes,commandLineSwitches=no-sandbox',
  });

  await (await machines.openConsole(DESKTOP)).connected();

  const guest = await Guest.only(computer.app.electron);
  await expect(computer.app.window.locator('webview[allowpopups][nodeintegration]')).toHaveCount(1);
  expect(await guest.preferences()).toMatchObject(SAFE_PREFERENCES);
  expect(JSON.stringify(await guest.preferences())).not.toMatch(/hostile|preload\.js|no-sandbox/);
  for (const { what, script, outcome } of ATTEMPTS['reach beyond its own world']) {
    expect(await guest.try(script), what).toEqual(outcome);
  }
  expect(await guest.try("['loaded' in window, typeof require, navigator.userAgent]")).toEqual([
    false,
    'undefined',
    expect.not.stringContaining('hostile'),
  ]);
  expect((await guest.session()).path).toBeNull();
});

const SAFE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
};

test('the window cannot send a guest elsewhere', async ({ computer, elsewhere, hostile }) => {
  const tag = computer.app.window.locator('webview');
  const { url } = elsewhere;

  await tag.evaluate((guest: WebviewTag, address) => {
    guest.src = address;
  }, `${url}/src`);
  await expect.poll(() => computer.app.log).toContain(`${url}/src`);

  await tag.evaluate(async (guest: WebviewTag, address) => {
    await guest.loadURL(address).catch(() => undefined);
  }, `${url}/load`);
  await expect.poll(() => computer.app.log).toContain(`${url}/load`);

  await tag.evaluate((guest: WebviewTag, address) => {
    guest.downloadURL(address);
  }, `${url}/download`);
  await expect.poll(() => computer.app.log).toContain(`${url}/download`);

  await tag.evaluate((guest: WebviewTag) => {
    guest.downloadURL(guest.getURL());
    guest.openDevTools();
  });
  await expect.poll(() => computer.app.log).toContain('Download refused');
  expect(computer.filesCalled('vnc_auto.html')).toEqual([]);
  expect(await hostile.hasDevTools()).toBe(false);
  expect(elsewhere.visits).toBe(0);
  // The tag tells the page that its loads failed.
  computer.app.forgivePageFaults();
});
