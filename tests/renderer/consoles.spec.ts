import { DIAGNOSES, type Retry } from '../../preload/contract/doctor';
import { hostRefused, SETTINGS, SHANGHAI, signedIn, trouble } from './fake/data';
import { IN_USE, LONG_NAME } from './fake/estate';
import { expect, test, type RendererApp } from './fixtures';

function frames(app: RendererApp) {
  return app.page.locator('webview');
}

test('one click: a tab, a frame with the ticket and nothing else', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  const tab = app.page.getByRole('tab', { name: 'SH-HR-0003', exact: true });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await expect(tab).toHaveAccessibleDescription('Connecting…');
  await expect(frames(app)).toHaveCount(1);
  expect(
    await frames(app).evaluate((frame) =>
      [...frame.attributes].map(({ name, value }) => [name, value]),
    ),
  ).toEqual([['src', expect.stringMatching(/^about:blank#ticket-\d+$/)]]);
  await app.connect(id);
  await expect(tab).toHaveAccessibleDescription('Connected');
  await expect(app.page.getByRole('tabpanel')).toHaveCount(1);
  await expect(app.page.getByRole('tabpanel').getByText('Connected')).toBeVisible();
});

test('a double click and Enter open it too; a second time goes to its tab', async ({ app }) => {
  await app.start(signedIn());
  await app.row('BJ-DEV-0001').dblclick();
  await expect(app.page.getByRole('tab', { name: 'BJ-DEV-0001' })).toBeVisible();
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await app.row('BJ-DEV-0002').click();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('tab', { name: 'BJ-DEV-0002' })).toBeVisible();
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await app.row('BJ-DEV-0001').getByRole('button', { name: 'Open console' }).click();
  await expect(app.page.getByRole('tab', { name: 'BJ-DEV-0001' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(app.page.getByRole('tab')).toHaveCount(3);
  expect(await app.calls('consoles:open')).toHaveLength(2);
});

test('guests are appended and removed, never moved', async ({ app }) => {
  await app.start(signedIn());
  await app.watchMoves();
  const ids: string[] = [];
  for (const name of ['BJ-DEV-0001', 'BJ-DEV-0002', 'BJ-DEV-0003']) {
    ids.push(await app.openConsole(name));
    await app.page.getByRole('tab', { name: 'Machines' }).click();
  }
  await expect(frames(app)).toHaveCount(3);
  const [first = '', second = ''] = ids;
  await app.setConsole(second, trouble('connection-lost'));
  await app.page.getByRole('tab', { name: 'BJ-DEV-0002' }).click();
  const before = await frames(app).evaluateAll((all) =>
    all.map((frame) => frame.getAttribute('src')),
  );
  await app.page.getByRole('button', { name: 'Reconnect' }).click();
  // The old guest goes, a new one comes for the new ticket, the others stay as they are.
  await expect
    .poll(() => frames(app).evaluateAll((all) => all.map((frame) => frame.getAttribute('src'))))
    .toEqual([before[0], before[2], expect.stringMatching(/^about:blank#ticket-/)]);
  await app.setConsole(first, { state: { state: 'connected', since: '2026-11-21T08:00:00Z' } });
  await app.page.getByRole('button', { name: 'Close BJ-DEV-0001' }).click();
  await expect(frames(app)).toHaveCount(2);
});

test('hidden frames keep size and place; the one in front has the keyboard', async ({ app }) => {
  await app.page.addInitScript(() => {
    // Electron's tag takes the focus; an unknown element of a browser needs to be told.
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll<HTMLElement>('webview')) frame.tabIndex = 0;
    }).observe(document, { childList: true, subtree: true });
  });
  await app.start(signedIn());
  const first = await app.openConsole('BJ-DEV-0001');
  await expect(frames(app).first()).not.toBeFocused();
  await app.connect(first);
  await expect(frames(app).first()).toBeFocused();
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await app.openConsole('BJ-DEV-0002');
  const hidden = frames(app).first();
  await expect(hidden).toBeHidden();
  const box = await hidden.boundingBox();
  expect(box).toMatchObject({ width: 1280, height: 640 });
  await app.page.getByRole('tab', { name: 'BJ-DEV-0001' }).click();
  await expect(hidden).toBeFocused();
});

const PARAMS = {
  host: 'cn-north-4-console.huaweicloud.com',
  proxy: 'proxy.example:3128',
  issuer: 'Zscaler',
  power: 'SHUTOFF',
};

test('every diagnosis is told in words, with evidence and a way on', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  const { page } = app;
  const told = new Set<string>();
  const codes = DIAGNOSES.filter((code) => code !== 'cloud-refused');
  for (const code of codes) {
    const words = `seen ${code}`;
    await app.setConsole(id, trouble(code, { params: PARAMS, words }));
    if (told.size === 0) {
      await expect(page.getByText(words)).toBeHidden();
      await page.getByText('What Crashcart saw').click();
    }
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole('tabpanel')).not.toContainText('{');
    told.add(await page.locator('.card > p').first().innerText());
    await expect(page.getByRole('button', { name: 'Reconnect' })).toHaveCount(1);
  }
  expect(told.size).toBe(codes.length);
});

test('a new attempt is announced, and can be made now or stopped', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  const { page } = app;
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const waiting: Retry = { state: 'waiting', at, attempt: 3, most: 8 };
  await app.setConsole(id, trouble('closed-by-server', { retry: waiting }));
  await expect(page.getByRole('timer')).toContainText('(attempt 3 of 8)');
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await app.lastArgs('consoles:stopRetry')).toEqual({ consoleId: id });
  await expect(page.getByText('Not connecting again by itself')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await app.setConsole(id, trouble('closed-by-server', { retry: waiting }));
  await page.getByRole('button', { name: 'Reconnect now' }).click();
  expect(await app.lastArgs('consoles:reconnect')).toEqual({ consoleId: id });
  await expect(page.getByText('Reconnecting to SH-HR-0003')).toBeVisible();
  await expect(page.getByText('The other side closed the connection.')).toBeVisible();
});

test('a picture that comes back takes the keyboard from nobody who types', async ({ app }) => {
  await app.page.addInitScript(() => {
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll<HTMLElement>('webview')) frame.tabIndex = 0;
    }).observe(document, { childList: true, subtree: true });
  });
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  await app.connect(id);
  await expect(frames(app)).toBeFocused();
  await app.page.evaluate(() => document.body.append(document.createElement('input')));
  const field = app.page.locator('body > input');
  await field.focus();
  await app.setConsole(id, { ...trouble('closed-by-server'), ticketId: 'ticket-b' });
  await app.setConsole(id, { ticketId: 'ticket-c', state: { state: 'connecting' } });
  await app.connect(id);
  await expect(app.page.getByRole('tab', { selected: true })).toHaveAccessibleDescription(
    'Connected',
  );
  await expect(field).toBeFocused();
  // Going to the tab asks for it.
  await app.page.getByRole('tab', { name: 'SH-HR-0003' }).click();
  await expect(frames(app)).toBeFocused();
});

test('a picture whose focus comes late does not bring back the console that was left', async ({
  app,
}) => {
  await app.start(signedIn());
  await app.connect(await app.openConsole('SH-HR-0003'));
  const machines = app.page.getByRole('tab', { name: 'Machines' });
  await machines.click();
  await frames(app).dispatchEvent('focus');
  await expect(machines).toHaveAttribute('aria-selected', 'true');
  await expect(app.page.getByRole('searchbox', { name: 'Search machines' })).toBeVisible();
});

test('a refused host leads to the settings of the account', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  await app.setConsole(id, hostRefused('evil.example'));
  await expect(app.page.getByText('The console is on evil.example')).toBeVisible();
  await expect(frames(app)).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Open account settings' }).click();
  await expect(app.page.getByLabel('Console hosts')).toBeAttached();
});

test('Ctrl+Alt+Del goes to the machine in front, once it is connected', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('SH-HR-0003');
  const menu = app.page.getByRole('button', { name: 'Keys', exact: true });
  await expect(menu).toBeDisabled();
  await app.connect(id);
  await menu.click();
  await app.page.getByRole('menuitem', { name: 'Ctrl+Alt+Del' }).click();
  await expect
    .poll(() => app.lastArgs('keyboard:press'))
    .toEqual({ consoleId: id, keys: ['ControlLeft', 'AltLeft', 'Delete'] });
});

test('closing: the neighbour comes to the front, late news bring nothing back', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  const first = await app.openConsole('BJ-DEV-0001');
  await page.getByRole('tab', { name: 'Machines' }).click();
  await app.openConsole('BJ-DEV-0002');
  await page.getByRole('tab', { name: 'BJ-DEV-0001' }).click();
  await page.getByRole('button', { name: 'Close BJ-DEV-0001' }).click();
  await expect(page.getByRole('tab', { name: 'BJ-DEV-0002' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await app.emit('consoles:changed', {
    id: first,
    machineId: 'x',
    machineName: 'BJ-DEV-0001',
    kind: 'desktop',
    accountId: SHANGHAI.id,
    ticketId: null,
    viewOnly: false,
    state: { state: 'disconnected', reason: { code: 'connection-lost', detail: '' } },
    diagnosis: null,
    retry: { state: 'none' },
    screen: null,
    apart: false,
  });
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.getByRole('button', { name: 'Close console' }).click();
  await expect(page.getByRole('tab', { name: 'Machines' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(await app.calls('consoles:close')).toHaveLength(2);
  await expect(frames(app)).toHaveCount(0);
});

test('a console that main closed goes, too', async ({ app }) => {
  await app.start(signedIn());
  const id = await app.openConsole('BJ-DEV-0001');
  await app.emit('consoles:closed', { consoleId: id });
  await expect(app.page.getByRole('tab')).toHaveCount(1);
  expect(await app.calls('consoles:close')).toHaveLength(0);
});

test('tabs by keyboard: Ctrl+Tab, Ctrl+PageUp, arrows, Delete', async ({ app }) => {
  await app.start(signedIn());
  const { page } = app;
  await app.openConsole('BJ-DEV-0001');
  await page.getByRole('tab', { name: 'Machines' }).click();
  await app.openConsole('BJ-DEV-0002');
  const selected = page.getByRole('tab', { selected: true });
  // The browser keeps Ctrl+Tab for itself; Electron does not. So it is made in the page.
  const press = (init: { code: string; ctrlKey: true; shiftKey?: true }) =>
    page.evaluate(
      (event) => window.dispatchEvent(new KeyboardEvent('keydown', { key: event.code, ...event })),
      init,
    );
  await press({ code: 'Tab', ctrlKey: true });
  await expect(selected).toHaveAccessibleName('Machines');
  await press({ code: 'Tab', ctrlKey: true, shiftKey: true });
  await expect(selected).toHaveAccessibleName('BJ-DEV-0002');
  await press({ code: 'PageUp', ctrlKey: true });
  await expect(selected).toHaveAccessibleName('BJ-DEV-0001');
  await selected.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'BJ-DEV-0002' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(selected).toBeFocused();
});

test('an open that fails before there is a tab is a notice with a way on', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failing: {
      'consoles:open': {
        ok: false,
        error: { code: 'machine-not-found', fix: 'retry', requestId: 'r-9' },
      },
    },
  });
  await app.row('BJ-DEV-0001').dblclick();
  const notice = app.page.getByRole('alert');
  await expect(notice).toContainText('This machine does not exist any more.');
  await expect(notice).toContainText('r-9');
  await app.answer('consoles:open', null);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(app.page.getByRole('tab', { name: 'BJ-DEV-0001' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('whoever went elsewhere meanwhile is not called back', async ({ app }) => {
  await app.start({ ...signedIn(), held: ['consoles:open'] });
  await app.row('BJ-DEV-0001').dblclick();
  await expect(app.row('BJ-DEV-0001')).toContainText('Opening…');
  await app.page.getByRole('tab', { name: 'Machines' }).click();
  await app.release('consoles:open');
  await expect(app.page.getByRole('tab', { name: 'BJ-DEV-0001' })).toBeVisible();
  await expect(app.page.getByRole('tab', { name: 'Machines' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('consoles that main still has are there after a reload', async ({ app }) => {
  await app.start({
    ...signedIn(),
    consoles: [
      {
        id: 'console-9',
        machineId: `${SHANGHAI.id}/desktop/d-0`,
        machineName: LONG_NAME,
        kind: 'desktop',
        accountId: SHANGHAI.id,
        ticketId: null,
        viewOnly: false,
        state: { state: 'disconnected', reason: { code: 'guest-crashed', detail: '' } },
        diagnosis: { code: 'guest-crashed', params: {}, findings: [] },
        retry: { state: 'none' },
        screen: null,
        apart: false,
      },
    ],
  });
  const tab = app.page.getByRole('tab', { name: LONG_NAME });
  await tab.hover();
  await expect(app.page.getByRole('tooltip')).toContainText(LONG_NAME);
  expect((await tab.boundingBox())?.width).toBeLessThan(230);
  await expect(app.page.getByRole('tab', { name: 'Machines' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test.describe('a desktop somebody works on', () => {
  const asking = () => ({ ...signedIn(), settings: SETTINGS });

  test('is opened only after it was asked how, and the reason goes along', async ({ app }) => {
    await app.start(asking());
    const { page } = app;
    await app.searchFor(IN_USE);
    await app.row(IN_USE).dblclick();
    const dialog = page.getByRole('dialog', { name: `${IN_USE} is being used` });
    await expect(dialog).toContainText('Working on this desktop now: m.schmidt.');
    expect(await app.calls('consoles:open')).toHaveLength(0);
    await dialog.getByRole('radio', { name: 'Open anyway' }).check();
    await dialog.getByRole('button', { name: 'Open the console' }).click();
    expect(await app.calls('consoles:open'), 'without a reason').toHaveLength(0);
    await dialog.getByLabel('Reason').fill(' Hangs, user agreed by phone ');
    await dialog.getByRole('button', { name: 'Open the console' }).click();
    await expect(page.getByRole('tab', { name: IN_USE })).toBeVisible();
    expect(await app.lastArgs('consoles:open')).toMatchObject({
      viewOnly: false,
      reason: 'Hangs, user agreed by phone',
    });
    // Its tab is there: no second question.
    await page.getByRole('tab', { name: 'Machines' }).click();
    await app.row(IN_USE).dblclick();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('can be asked, told, or watched first', async ({ app }) => {
    await app.start(asking());
    const { page } = app;
    const dialog = page.getByRole('dialog');
    await app.searchFor(IN_USE);
    await app.row(IN_USE).dblclick();
    await dialog.getByRole('button', { name: 'Ask the user' }).click();
    await expect(app.panel).toBeVisible();
    await app.row(IN_USE).dblclick();
    await dialog.getByRole('radio', { name: 'Notice first' }).check();
    await dialog.getByLabel('Notice to the user').fill('I will have a look');
    await app.answer('consoles:notify', {
      ok: false,
      error: { code: 'not-allowed', fix: 'none' },
    });
    await dialog.getByRole('button', { name: 'Send and open' }).click();
    await expect(dialog.getByRole('alert')).toContainText('The notice was not sent');
    expect(await app.calls('consoles:open')).toHaveLength(0);
    await dialog.getByRole('radio', { name: 'View only' }).check();
    await dialog.getByRole('button', { name: 'Open to view' }).click();
    await expect(page.getByRole('tab', { name: IN_USE })).toBeVisible();
    expect(await app.lastArgs('consoles:open')).toMatchObject({ viewOnly: true });
  });

  test('is opened without a question where the technician wants none', async ({ app }) => {
    await app.start(asking());
    const { page } = app;
    await app.searchFor(IN_USE);
    await app.row(IN_USE).dblclick();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox'), 'the user is asked anew each time').toHaveCount(0);
    await dialog.getByRole('radio', { name: 'View only' }).check();
    await dialog.getByRole('checkbox', { name: 'Always do this for' }).check();
    await dialog.getByRole('button', { name: 'Open to view' }).click();
    await page.getByRole('tab', { name: IN_USE }).waitFor();
    expect(await app.lastArgs('settings:set')).toEqual({
      change: { consoles: { ...SETTINGS.consoles, inUse: { [SHANGHAI.id]: 'view' } } },
    });
    await page.getByRole('button', { name: `Close ${IN_USE}` }).click();
    await app.row(IN_USE).dblclick();
    await expect(page.getByRole('tab', { name: IN_USE })).toBeVisible();
    await expect(dialog).toHaveCount(0);
    expect(await app.lastArgs('consoles:open')).toMatchObject({ viewOnly: true });
  });

  test('is opened as the account says, which can be changed there', async ({ app }) => {
    await app.start(asking());
    const { page } = app;
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: `Actions for ${SHANGHAI.details.name}` }).click();
      await page.getByRole('menuitemcheckbox', { name }).click();
    };
    await app.searchFor(IN_USE);
    await choose('Desktops in use: open');
    await app.row(IN_USE).dblclick();
    await page.getByRole('tab', { name: IN_USE }).waitFor();
    expect(await app.lastArgs('consoles:open')).toMatchObject({ viewOnly: false });
    await page.getByRole('button', { name: `Close ${IN_USE}` }).click();
    await choose('Desktops in use: ask first');
    await app.row(IN_USE).dblclick();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});
