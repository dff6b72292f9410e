/** Tabs, split views, windows, sizes and pictures, with real screens. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import { DEBIAN_LITE } from '../../support/pages';
import { SCREEN } from '../../support/vnc';
import { expect, test, type Computer } from '../fixtures';
import { Guest, preferencesOf } from '../guest';
import { ConsoleTab } from '../pages/console';
import { Picture, rectangleOf, takePicture } from '../screen';

/** The right control key by its number: by name, xdotool would press the left one with it. */
const HOST_KEY = '105';

const ASKED = '/v2/*/desktops/*/remote-consoles';
const WHITE = [255, 255, 255] as const;

test('consoles side by side and full screen, without a new ticket', async ({
  windowManager,
  computer,
  cloud,
  vnc,
  machines,
}) => {
  expect(windowManager).toBeDefined();
  const { app } = computer;
  cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
  const other = await (await machines.openConsole(IDLE_DESKTOP)).connected();
  await machines.show();
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const guests = await Guest.all(app.electron);
  const stage = await rectangleOf(console.frame);

  await test.step('two side by side, each with its own half', async () => {
    await console.view(english('panes.2'));
    await expect(console.frame).toHaveCount(2);
    const [left, right] = await Promise.all(
      [0, 1].map((index) => rectangleOf(console.frame.nth(index))),
    );
    expect([left?.left, right?.left].sort()).toEqual([0, stage.right / 2]);
    // The client's window is white and as large as the machine's screen.
    await expect
      .poll(async () => (await takePicture(app)).count(WHITE, stage))
      .toBeGreaterThan(50_000);
  });

  await test.step('a click gives the keyboard to that half; keys go between them', async () => {
    await computer.click(console.frame.nth(0));
    await expect(other.tab).toHaveAttribute('aria-selected', 'true');
    await chord(computer, 'Down');
    await expect(console.tab).toHaveAttribute('aria-selected', 'true');
    await expect(console.owner).toHaveText(english('keyboard.owner.remote'));
    await computer.keyboard.press('x');
    await expect.poll(() => vnc.pressed).toContain('x');
  });

  await test.step('full screen: Esc and F11 are keys of the machine', async () => {
    const before = vnc.pressed.length;
    await chord(computer, 's', 's', 'f');
    await expect.poll(() => app.windows()).toEqual([{ fullScreen: true }]);
    await expect(console.owner).toHaveText(english('keyboard.owner.remote'));
    await expect(console.frame).toHaveCount(1);
    const width = await app.window.evaluate(() => window.innerWidth);
    expect(await rectangleOf(console.frame)).toMatchObject({ top: 0, left: 0, right: width });
    await computer.keyboard.press('Escape', 'F11');
    await expect.poll(() => vnc.pressed.slice(before)).toEqual(['Escape', 'F11']);
    await computer.keyboard.press(HOST_KEY);
    await expect(console.tab).toBeFocused();
    await expect(console.tab).toBeInViewport();
    await computer.keyboard.press('F11');
    await expect.poll(() => app.windows()).toEqual([{ fullScreen: false }]);
  });

  await test.step('a tab moves along the strip by keys', async () => {
    await console.tab.focus();
    await computer.keyboard.press('ctrl+shift+Prior');
    const names = await app.window.getByRole('tab').allTextContents();
    expect(names.map((name) => name.trim())).toEqual(['Machines', DESKTOP, IDLE_DESKTOP]);
  });

  await test.step('and all that time nothing was loaded again', async () => {
    expect(await ids(computer)).toEqual(guests.map(({ id }) => id).sort());
    expect(cloud.seen('GET', ASKED)).toHaveLength(2);
  });

  await test.step('a closed tab comes back with a new ticket', async () => {
    await other.close();
    await console.tab.focus();
    await computer.keyboard.press('ctrl+shift+t');
    await other.connected();
    expect(cloud.seen('GET', ASKED)).toHaveLength(3);
  });
});

test('a remote screen in its own size, its picture, and what a hidden tab showed last', async ({
  computer,
  cloud,
  vnc,
  machines,
}) => {
  const { app } = computer;
  cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const area = await rectangleOf(console.frame);
  const whites = async (): Promise<number> => (await takePicture(app)).count(WHITE, area);
  const all = SCREEN.width * SCREEN.height;

  await test.step('fitted it fills its place, as large as it goes', async () => {
    const height = area.bottom - area.top;
    const fitted = (height / SCREEN.height) ** 2 * all;
    await expect.poll(whites).toBeGreaterThan(fitted * 0.95);
  });

  await test.step('at 100 % every pixel of the machine is one of the screen', async () => {
    await console.zoom(english('zoom.actual'));
    await expect.poll(whites).toBeLessThan(all * 1.02);
    expect(await whites()).toBeGreaterThan(all * 0.98);
  });

  await test.step('its picture goes to the clipboard and into a file', async () => {
    await console.view(english('pictures.copy'));
    await expect(console.note).toHaveText(english('pictures.copied'));
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.has('image/png'))).toBe(true);
    const file = path.join(computer.home, 'picture.png');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await console.view(english('pictures.save'));
    await expect(console.note).toHaveText(english('pictures.saved', { file: 'picture.png' }));
    const picture = new Picture(readFileSync(file));
    const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
    expect(picture.count(WHITE, whole)).toBeGreaterThan(all * 0.98);
  });

  await test.step('out of sight, its tab shows the last picture', async () => {
    await machines.show();
    const card = app.window.getByRole('tooltip');
    await console.tab.hover();
    await expect(card.getByRole('img')).toBeVisible();
    await expect
      .poll(() => card.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(320);
  });

  await test.step('a page that fits nothing by itself is zoomed instead', async () => {
    cloud.setConsolePage(DEBIAN_LITE);
    await console.tab.click();
    await console.close();
    await machines.show();
    await (await machines.openConsole(DESKTOP)).connected();
    await expect.poll(whites).toBeGreaterThan(all * 0.98);
    expect(await whites()).toBeLessThan(all * 1.02);
    await console.zoom(english('zoom.percent', { percent: 150 }));
    await expect.poll(whites).toBeGreaterThan(all * 1.5);
  });
});

test('two fingers on a console magnify neither its page nor ours', async ({ computer }) => {
  const machines = await computer.start('--practice');
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const { electron, window } = computer.app;
  const guest = await Guest.only(electron);
  const { left, top } = await rectangleOf(console.frame);
  const devTools = await window.context().newCDPSession(window);
  const magnified = async (): Promise<string[]> => {
    const place = { x: left + 50, y: top + 50 };
    await devTools.send('Input.synthesizePinchGesture', { ...place, scaleFactor: 2 });
    const scales = [
      await window.evaluate(() => visualViewport?.scale),
      await guest.try('visualViewport.scale'),
    ];
    return scales.map((scale) => Number(scale).toFixed(1));
  };
  expect(await magnified()).toEqual(['1.0', '1.0']);

  // It would be ours, and not the guest's, if it was allowed: the fingers are real.
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setVisualZoomLevelLimits(1, 3),
  );
  expect(await magnified()).toEqual(['2.0', '1.0']);
});

test('a console in a window of its own, and back', async ({
  windowManager,
  computer,
  cloud,
  vnc,
  machines,
}) => {
  expect(windowManager).toBeDefined();
  const { app } = computer;
  cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
  const tab = await (await machines.openConsole(DESKTOP)).connected();

  const page = await app.opens(() => tab.view(english('view.ownWindow')));
  const apart = new ConsoleTab(page, DESKTOP);

  await test.step('it has a new ticket, and no tab any more', async () => {
    await apart.connected();
    await expect(tab.tab).toHaveCount(0);
    expect(cloud.seen('GET', ASKED)).toHaveLength(2);
    expect(vnc.viewers).toBe(1);
  });

  await test.step('as locked up as the main window', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.id),
    );
    expect(preferences).toHaveLength(2);
    const all = await Promise.all(preferences.map((id) => preferencesOf(app.electron, id)));
    expect(all[0]).toEqual(all[1]);
    expect(all[0]).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  await test.step('it has the keyboard, and the host key leads out of it', async () => {
    await expect(apart.owner).toHaveText(english('keyboard.owner.remote'));
    await computer.keyboard.press('q');
    await expect.poll(() => vnc.pressed).toContain('q');
    await computer.keyboard.press(HOST_KEY);
    await expect(apart.owner).toHaveText(english('keyboard.owner.here'));
  });

  await test.step('closing it asks, and the technician may keep it', async () => {
    await computer.keyboard.press('alt+F4');
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: english('closing.keep') }).click();
    await apart.connected();
  });

  await test.step('back in a tab it is in front, with another ticket', async () => {
    const closed = page.waitForEvent('close');
    await apart.view(english('view.backToTab'));
    await closed;
    await tab.connected();
    await expect(tab.tab).toHaveAttribute('aria-selected', 'true');
    expect(cloud.seen('GET', ASKED)).toHaveLength(3);
    expect(await Guest.all(app.electron)).toHaveLength(1);
  });
});

test('the consoles of last time are offered at the next start, and nothing opens before', async ({
  computer,
  keyring,
  cloud,
}) => {
  expect(keyring).toBeDefined();
  const machines = await computer.signIn(cloud);
  for (const name of [IDLE_DESKTOP, SERVER]) {
    await (await machines.openConsole(name)).connected();
    await machines.show();
  }
  const server = machines.consoleOf(SERVER);
  await server.tab.click();
  await server.view(english('panes.2'));
  await computer.quit();
  const settings = readFileSync(path.join(computer.userData, 'settings.json'), 'utf8');
  expect(settings).toContain(IDLE_DESKTOP);
  expect(settings).not.toMatch(/https?:|token/);

  const again = await computer.start();
  const { window } = computer.app;
  const offer = window.getByRole('region', { name: english('last.title', { consoles: 2 }) });
  await expect(offer).toContainText(SERVER);
  expect(cloud.seen('GET', ASKED)).toHaveLength(1);
  await offer.getByRole('checkbox').check();
  await offer.getByRole('button', { name: english('last.reopen') }).click();
  await again.consoleOf(IDLE_DESKTOP).tab.click();
  await again.consoleOf(IDLE_DESKTOP).connected();
  await again.consoleOf(SERVER).tab.click();
  await again.consoleOf(SERVER).connected();
  await expect(offer).toHaveCount(0);
  await expect(window.locator('webview').filter({ visible: true })).toHaveCount(2);

  await computer.quit();
  const third = await computer.start();
  await third.consoleOf(SERVER).tab.click();
  await third.consoleOf(SERVER).connected();
  await third.consoleOf(IDLE_DESKTOP).tab.click();
  await third.consoleOf(IDLE_DESKTOP).connected();
});

async function ids({ app }: Computer): Promise<number[]> {
  return (await Guest.all(app.electron)).map(({ id }) => id).sort();
}

/** Presses keys while the host key is held. */
async function chord({ keyboard }: Computer, ...keys: readonly string[]): Promise<void> {
  await keyboard.down(HOST_KEY);
  await keyboard.press(...keys);
  await keyboard.up(HOST_KEY);
}
