/** The switches that keep foreign pages out, as the running app has them. */
import { readFileSync } from 'node:fs';
import { DESKTOP } from '../../support/names';
import { expect, test } from '../fixtures';
import { Guest, preferencesOf } from '../guest';

/** What every page of ours and of others must have, and must not have. */
const LOCKED_UP = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
};

test('our page and a console are locked up, by the sandbox of the system too', async ({
  computer,
}) => {
  const machines = await computer.start('--practice');
  await (await machines.openConsole(DESKTOP)).connected();
  const { electron } = computer.app;

  const window = await electron.evaluate(({ BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    return only?.webContents.id ?? -1;
  });
  expect(await preferencesOf(electron, window)).toMatchObject(LOCKED_UP);

  const guest = await Guest.only(electron);
  const preferences = await guest.preferences();
  expect(preferences).toMatchObject({
    ...LOCKED_UP,
    webviewTag: false,
    disablePopups: true,
  });
  expect(preferences).not.toHaveProperty('preload');

  const pids = await electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
  );
  expect(new Set(pids).size).toBe(2);
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\t2$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  }
});

test('no page has another way into main than the calls of the bridge', async ({ computer }) => {
  await (await computer.start('--practice')).grid.waitFor();
  // Libraries like to listen to pages by themselves, past sender, schema and leave.
  const heard = await computer.app.electron.evaluate(({ ipcMain }) => ipcMain.eventNames());
  // Electron's own, for faults of the object itself.
  expect(heard).toEqual(['error']);
});

test('our page can do nothing but show itself and speak over the bridge', async ({ computer }) => {
  const machines = await computer.start('--practice');
  await machines.grid.waitFor();
  const page = computer.app.window;

  const found = await page.evaluate(async () => {
    const attempt = async (action: () => unknown): Promise<string> => {
      try {
        return `allowed: ${String(await action())}`;
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const names = ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read'];
    // The list of names in the types is shorter than Chromium's.
    const permissions: { query(of: { name: string }): Promise<PermissionStatus> } =
      navigator.permissions;
    const bridge: object = Reflect.get(window, 'crashcart');
    return {
      bridge: Object.keys(bridge).sort(),
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
      markup: await attempt(() => {
        document.body.innerHTML = '<b>x</b>';
      }),
      script: await attempt(() => {
        const inline = document.createElement('script');
        inline.textContent = 'window.inlineRan = true';
        document.body.append(inline);
        return Reflect.get(window, 'inlineRan');
      }),
      fetch: await attempt(() => fetch('https://example.com/')),
      open: await attempt(() => window.open('https://example.com/')),
      states: await Promise.all(
        names.map(async (name) => (await permissions.query({ name })).state),
      ),
    };
  });

  expect(found).toEqual({
    bridge: [
      'about',
      'accounts',
      'activity',
      'app',
      'assistance',
      'consoles',
      'diagnostics',
      'inventory',
      'invitation',
      'keyboard',
      'library',
      'on',
      'power',
      'proxy',
      'requests',
      'sessions',
      'settings',
      'updates',
      'watches',
    ],
    node: ['undefined', 'undefined'],
    markup: 'TypeError',
    script: 'TypeError',
    fetch: 'TypeError',
    open: 'allowed: null',
    states: ['denied', 'denied', 'denied', 'denied', 'denied'],
  });
  computer.app.forgivePageFaults();
});

test('an ordinary session breaks no rule of the content security policy', async ({ computer }) => {
  const machines = await computer.start('--practice');
  const page = computer.app.window;
  await page.evaluate(() => {
    const violations: string[] = [];
    Reflect.set(window, 'violations', violations);
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });

  const console = await (await machines.openConsole(DESKTOP)).connected();
  const panel = await (await console.assist()).create();
  await panel.close();
  await console.close();
  await (await machines.show()).refresh();

  expect(await page.evaluate((): unknown => Reflect.get(window, 'violations'))).toEqual([]);
});

test('our page comes with its policy as a header, and nothing but its files is served', async ({
  computer,
}) => {
  const machines = await computer.start('--practice');
  await machines.grid.waitFor();

  const answers = await computer.app.electron.evaluate(async ({ net }) => {
    const ask = async (url: string): Promise<{ status: number; policy: string | null }> => {
      const { status, headers } = await net.fetch(url);
      return { status, policy: headers.get('Content-Security-Policy') };
    };
    return {
      page: await ask('app://crashcart/'),
      outside: await ask('app://crashcart/..%2f..%2fpackage.json'),
      otherHost: await ask('app://elsewhere/'),
    };
  });

  expect(answers.page.status).toBe(200);
  expect(answers.page.policy).toContain("script-src 'self'");
  expect(answers.page.policy).toContain("connect-src 'none'");
  expect(answers.page.policy).toContain("require-trusted-types-for 'script'");
  expect(answers.outside.status).toBe(404);
  expect(answers.otherHost.status).toBe(404);
});
