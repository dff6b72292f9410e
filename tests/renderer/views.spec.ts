import { openConsole, ownWindow, PREVIEW, SETTINGS, SHANGHAI, signedIn } from './fake/data';
import { IN_USE } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

const NAMES = ['BJ-DEV-0001', 'BJ-DEV-0002', 'BJ-DEV-0003'] as const;
const [FIRST, SECOND, THIRD] = NAMES;

function tabs(app: RendererApp): Promise<string[]> {
  return app.page
    .getByRole('tab')
    .evaluateAll((all) => all.slice(1).map((tab) => tab.getAttribute('aria-label') ?? ''));
}

async function view(app: RendererApp, entry: string): Promise<void> {
  await app.page.getByRole('button', { name: 'View', exact: true }).click();
  const lines = app.page.getByRole('menu').locator('[role^=menuitem]');
  await lines.filter({ hasText: entry }).first().click();
}

/** The places of the frames that are in sight, in the order of their tickets. */
function places(app: RendererApp) {
  return app.page
    .locator('webview')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.map((frame) => {
        const { x, y, width, height } = frame.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
}

test.describe('tabs', () => {
  test('are moved by mouse and keys, and no guest with them', async ({ app }) => {
    await app.start(signedIn());
    await app.watchMoves();
    await app.openAll(...NAMES);
    const tab = (name: string) => app.page.getByRole('tab', { name });

    await tab(THIRD).dragTo(tab(FIRST), { targetPosition: { x: 5, y: 10 } });
    expect(await tabs(app)).toEqual([THIRD, FIRST, SECOND]);
    await tab(THIRD).dragTo(tab(SECOND), { targetPosition: { x: 130, y: 10 } });
    expect(await tabs(app)).toEqual([FIRST, SECOND, THIRD]);

    await tab(THIRD).click();
    await app.page.keyboard.press('Control+Shift+PageUp');
    await app.page.keyboard.press('Control+Shift+PageUp');
    await app.page.keyboard.press('Control+Shift+PageUp');
    expect(await tabs(app)).toEqual([THIRD, FIRST, SECOND]);
    await app.emit('keyboard:command', { kind: 'move-tab', step: 1 });
    await expect.poll(() => tabs(app)).toEqual([FIRST, THIRD, SECOND]);
    await expect(tab(THIRD)).toHaveAttribute('aria-selected', 'true');
  });

  test('have a menu: the others are closed, and come back by their machines', async ({ app }) => {
    await app.start(signedIn());
    await app.openAll(...NAMES);
    const { page } = app;
    await page.getByRole('tab', { name: SECOND }).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Reopen closed tab' })).toBeDisabled();
    await page.getByRole('menuitem', { name: 'Close other tabs' }).click();
    await expect.poll(() => tabs(app)).toEqual([SECOND]);
    expect(await app.calls('consoles:close')).toHaveLength(2);

    await page.getByRole('tab', { name: SECOND }).press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Reopen closed tab/ }).click();
    await expect.poll(() => tabs(app)).toEqual([SECOND, THIRD]);
    await page.getByRole('tab', { name: THIRD }).press('Control+Shift+T');
    await expect.poll(() => tabs(app)).toEqual([SECOND, THIRD, FIRST]);
    expect(await app.calls('consoles:open')).toHaveLength(5);
    await page.getByRole('tab', { name: FIRST }).press('Control+w');
    await expect.poll(() => tabs(app)).toEqual([SECOND, THIRD]);
  });

  test('say whose they are, and show what was seen last', async ({ app }) => {
    await app.start({ ...signedIn(), preview: PREVIEW });
    await app.openAll(FIRST, SECOND);
    const { page } = app;
    await page.getByRole('tab', { name: SECOND }).hover();
    const card = page.getByRole('tooltip');
    await expect(card).toContainText('Finance, Shanghai');
    await expect(card.getByRole('img'), 'it is in sight').toHaveCount(0);
    await page.getByRole('tab', { name: FIRST }).hover();
    await expect(card.getByRole('img', { name: `Last picture of ${FIRST}` })).toBeVisible();
    expect(await app.lastArgs('consoles:preview')).toEqual({ consoleId: 'console-1' });
  });
});

test.describe('several consoles at once', () => {
  test('two side by side, four, and one again; no guest moves', async ({ app }) => {
    await app.start(signedIn());
    await app.watchMoves();
    await app.openAll(...NAMES);
    const [whole] = await places(app);
    if (whole === undefined) throw new Error('nothing in sight');
    await view(app, 'Two side by side');
    await expect.poll(() => places(app)).toHaveLength(2);
    // The one in front is on the left, the first of the others beside it.
    const [other, front] = await places(app);
    expect(front).toMatchObject({ x: 0, width: whole.width / 2 });
    expect(other).toMatchObject({ x: whole.width / 2, width: whole.width / 2 });
    expect(front?.height).toBe(whole.height - 26);

    await view(app, 'Four at once');
    await expect.poll(() => places(app)).toHaveLength(3);
    await expect(app.page.getByText('Choose a tab to see it here.')).toBeVisible();
    await app.page.getByRole('button', { name: FIRST, exact: true, pressed: false }).click();
    await expect(app.page.getByRole('tab', { name: FIRST })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await app.emit('keyboard:command', { kind: 'pane', step: 1 });
    await expect(app.page.getByRole('tab', { name: SECOND })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await app.emit('keyboard:command', { kind: 'split' });
    await expect.poll(() => places(app)).toEqual([whole]);
    await app.expectAccessible();
  });

  test('closing one lets the next tab in', async ({ app }) => {
    await app.start(signedIn());
    await app.openAll(...NAMES);
    await view(app, 'Two side by side');
    await app.page.getByRole('button', { name: `Close ${FIRST} in this pane` }).click();
    await expect.poll(() => places(app)).toHaveLength(2);
    expect(await tabs(app)).toEqual([SECOND, THIRD]);
    await app.page.getByRole('tab', { name: 'Machines' }).click();
    await expect.poll(() => places(app)).toEqual([]);
  });
});

test.describe('the size of a remote screen', () => {
  const screen = { width: 800, height: 600, fitted: true };

  async function zoom(app: RendererApp, entry: string): Promise<void> {
    await app.page.getByRole('button', { name: 'Zoom', exact: true }).click();
    await app.page.getByRole('menuitemcheckbox', { name: entry }).click();
  }

  test('is chosen and kept for the machine', async ({ app }) => {
    await app.start(signedIn());
    const [id = ''] = await app.openAll(FIRST);
    const [whole] = await places(app);
    await app.setConsole(id, { screen });
    await zoom(app, '100 % – actual size');
    await expect.poll(() => places(app)).toMatchObject([{ width: 800, height: 600 }]);
    expect(await app.lastArgs('settings:setMachine')).toMatchObject({ machine: { zoom: 100 } });
    await zoom(app, '300 %');
    await expect.poll(() => places(app)).toMatchObject([{ x: 0, width: 2400, height: 1800 }]);
    await zoom(app, 'Fit to window');
    await expect.poll(() => places(app)).toEqual([whole]);
    expect(await app.calls('consoles:setPageZoom'), 'the page fits it').toEqual([]);
  });

  test('is made by zooming a page that does not fit it', async ({ app }) => {
    await app.start(signedIn());
    const [id = ''] = await app.openAll(FIRST);
    const [whole] = await places(app);
    await app.setConsole(id, { screen: { ...screen, fitted: false } });
    const factor = Math.min((whole?.width ?? 0) / 800, (whole?.height ?? 0) / 600);
    await expect
      .poll(() => app.lastArgs('consoles:setPageZoom'))
      .toEqual({ consoleId: id, factor });
    await zoom(app, '150 %');
    await expect
      .poll(() => app.lastArgs('consoles:setPageZoom'))
      .toEqual({ consoleId: id, factor: 1.5 });
    expect(await places(app)).toEqual([whole]);
  });
});

test.describe('on a screen of double density', () => {
  test.use({ deviceScaleFactor: 2 });

  test('one pixel of the machine is one of the screen', async ({ app }) => {
    await app.start({
      ...signedIn(),
      settings: { ...SETTINGS, machineDefaults: { ...SETTINGS.machineDefaults, zoom: 100 } },
    });
    const machine = signedIn().machines.find(({ name }) => name === 'SH-HR-0003');
    const id = await app.openConsole(machine?.name ?? '');
    if (await app.page.getByRole('dialog').isVisible()) throw new Error('in use');
    await app.connect(id);
    await app.setConsole(id, { screen: { width: 800, height: 600, fitted: true } });
    await expect.poll(() => places(app)).toMatchObject([{ width: 400, height: 300 }]);
  });
});

test('pictures are copied and saved, and it is told', async ({ app }) => {
  await app.start(signedIn());
  const [consoleId] = await app.openAll(FIRST);
  await view(app, 'Copy picture');
  await expect(app.page.getByText('Picture copied')).toBeVisible();
  expect(await app.lastArgs('consoles:copyPicture')).toEqual({ consoleId });
  await view(app, 'Save picture…');
  await expect(app.page.getByText(/^Saved as SH-HR-0003 .*\.png$/)).toBeVisible();
  await app.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.page.getByText(/^Saved as/)).toHaveCount(0);
  await app.answer('consoles:copyPicture', {
    ok: false,
    error: { code: 'picture-not-there', fix: 'none' },
  });
  await app.emit('keyboard:command', { kind: 'copy-picture' });
  await expect(app.page.getByRole('alert')).toContainText('no picture of this console');
});

test.describe('full screen', () => {
  test('the console has all of it; tabs and tools come when they are wanted', async ({ app }) => {
    await app.start(signedIn());
    await app.openAll(FIRST, SECOND);
    const { page } = app;
    await app.emit('keyboard:command', { kind: 'full-screen' });
    expect(await app.lastArgs('app:setFullScreen')).toEqual({ on: true });
    const size = page.viewportSize() ?? { width: 0, height: 0 };
    await expect.poll(() => places(app)).toEqual([{ x: 0, y: 0, ...size }]);
    const tab = page.getByRole('tab', { name: SECOND });
    await expect(tab).not.toBeInViewport();
    // The host key leads out, to the tab.
    await app.emit('keyboard:command', { kind: 'leave' });
    await expect(tab).toBeFocused();
    await expect(tab).toBeInViewport();
    await expect(page.getByRole('button', { name: 'View', exact: true })).toBeInViewport();
    expect(await places(app), 'the picture keeps its size').toEqual([{ x: 0, y: 0, ...size }]);
    await app.expectAccessible();
    await page.keyboard.press('F11');
    expect(await app.lastArgs('app:setFullScreen')).toEqual({ on: false });
    await expect.poll(async () => (await places(app))[0]?.y).toBe(80);
  });

  test('the mouse finds them at the upper edge', async ({ app }) => {
    await app.start(signedIn());
    await app.openAll(FIRST);
    await app.emit('app:fullScreen', { on: true });
    const tab = app.page.getByRole('tab', { name: FIRST });
    await app.page.mouse.move(640, 400);
    await expect(tab).not.toBeInViewport();
    await app.page.mouse.move(640, 1);
    await expect(tab).toBeInViewport();
  });
});

test.describe('a window of its own', () => {
  test('is opened from the menu, and takes the tab away until it comes back', async ({ app }) => {
    await app.start(signedIn());
    const [first = ''] = await app.openAll(FIRST, SECOND);
    await app.page.getByRole('tab', { name: FIRST }).click();
    await view(app, 'Open in its own window');
    await expect.poll(() => tabs(app)).toEqual([SECOND]);
    expect(await app.lastArgs('consoles:setApart')).toEqual({ consoleId: first, apart: true });
    await app.setConsole(first, { apart: false });
    await expect.poll(() => tabs(app)).toEqual([SECOND, FIRST]);
    await expect(app.page.getByRole('tab', { name: FIRST })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('shows its console and nothing else, and asks for no machines', async ({ app }) => {
    const { scenario, own } = ownWindow();
    const [, other] = scenario.machines;
    if (other === undefined) throw new Error('no other machine');
    await app.start({
      ...scenario,
      consoles: [openConsole(other), own, openConsole(other, { id: 'x', apart: true })],
    });
    await expect(app.page.locator('webview')).toHaveCount(1);
    await expect(app.page.getByRole('heading', { name: own.machineName })).toBeVisible();
    await expect(app.page.getByRole('tab')).toHaveCount(0);
    expect(await app.calls('inventory:list')).toEqual([]);
    expect(await app.calls('consoles:lastSession')).toEqual([]);
    await app.emit('keyboard:command', { kind: 'leave' });
    await expect(app.page.locator('.toolbar :focus')).toHaveRole('button');
    await view(app, 'Back into a tab');
    expect(await app.lastArgs('consoles:setApart')).toEqual({ consoleId: own.id, apart: false });
    await app.expectAccessible();
  });

  test('asks about its console alone when it is closed', async ({ app }) => {
    const { scenario, own } = ownWindow();
    await app.start(scenario);
    await app.emit('app:closing', { consoles: [own.machineName], sessions: [] });
    const name = `Close the console of ${own.machineName}?`;
    const question = app.page.getByRole('alertdialog', { name });
    await expect(question).not.toContainText('Crashcart');
    await question.getByRole('button', { name: 'Close' }).click();
    expect(await app.calls('app:close')).toHaveLength(1);
  });
});

test.describe('the consoles of last time', () => {
  const machines = signedIn().machines.filter(({ accountId }) => accountId === SHANGHAI.id);
  const free = machines.find(({ connection }) => connection?.meaning !== 'connected');
  const used = machines.find(({ name }) => name === IN_USE);
  const lastMachines = [used, free, { id: 'gone/desktop/d', name: 'GONE' }].flatMap((one) =>
    one === undefined ? [] : [{ machineId: one.id, name: one.name }],
  );
  const lastSession = { machines: lastMachines, panes: 1 as const };

  test('are offered, and each is asked about as always', async ({ app }) => {
    await app.start({ ...signedIn(), settings: SETTINGS, lastSession });
    const offer = app.page.getByRole('region', { name: '2 consoles from last time' });
    await expect(offer).toContainText(IN_USE);
    await expect(offer).not.toContainText('GONE');
    expect(await app.calls('consoles:open'), 'nothing by itself').toEqual([]);
    await offer.getByRole('button', { name: 'Reopen' }).click();
    // Somebody works on the first; the second waits for the answer.
    const question = app.page.getByRole('dialog');
    await expect(question).toContainText(IN_USE);
    expect(await app.calls('consoles:open')).toEqual([]);
    await app.page.keyboard.press('Escape');
    await expect.poll(() => app.calls('consoles:open')).toHaveLength(1);
    expect(await app.lastArgs('consoles:open')).toEqual({ machineId: free?.id });
    await expect(offer).toHaveCount(0);
    await expect(question).toHaveCount(0);
  });

  test('can be done without', async ({ app }) => {
    await app.start({ ...signedIn(), lastSession });
    const offer = app.page.getByRole('region', { name: '2 consoles from last time' });
    await offer.getByRole('button', { name: 'Dismiss' }).click();
    await expect(offer).toHaveCount(0);
    expect(await app.calls('consoles:forgetLast')).toHaveLength(1);
    expect(await app.calls('consoles:open')).toEqual([]);
  });

  test('open by themselves where that was chosen, once their account is signed in', async ({
    app,
  }) => {
    const scenario = signedIn();
    const out = { ...SHANGHAI, session: { state: 'signed-out' as const } };
    const consoles = { ...scenario.settings.consoles, reopen: true };
    await app.start({
      ...scenario,
      accounts: scenario.accounts.map((one) => (one.id === out.id ? out : one)),
      settings: { ...scenario.settings, consoles },
      lastSession: { ...lastSession, panes: 2 },
    });
    await expect(app.row(THIRD)).toBeVisible();
    expect(await app.calls('consoles:open')).toEqual([]);
    await app.update({ accounts: [...scenario.accounts] });
    await app.emit('accounts:changed', scenario.accounts);
    await expect.poll(() => app.calls('consoles:open')).toHaveLength(2);
    await expect(app.page.getByRole('region', { name: /from last time/ })).toHaveCount(0);
    // As many are seen at once as then.
    await expect(app.page.locator('webview').filter({ visible: true })).toHaveCount(2);
  });
});

test('what is asked of the console servers is chosen for each account', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('button', { name: 'Actions for Finance, Shanghai' }).click();
  await app.page.getByRole('menuitem', { name: 'Picture quality…' }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel('Quality', { exact: true }).selectOption('9 – best');
  await expect
    .poll(() => app.lastArgs('settings:set'))
    .toMatchObject({
      change: { consoles: { streams: { [SHANGHAI.id]: { quality: 9, compression: null } } } },
    });
  await dialog.getByLabel('Compression').selectOption('0 – none');
  await dialog.getByLabel('Quality', { exact: true }).selectOption('As the cloud says');
  await expect
    .poll(() => app.lastArgs('settings:set'))
    .toMatchObject({
      change: { consoles: { streams: { [SHANGHAI.id]: { quality: null, compression: 0 } } } },
    });
  await app.expectAccessible();
});
