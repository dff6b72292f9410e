import type { Assistance } from '../../preload/contract/models';
import type { Scenario } from './fake/control';
import { openAssistance, SETTINGS, SHANGHAI, signedIn } from './fake/data';
import { expect, test, testWithClock } from './fixtures';

const NAME = 'SH-HR-0003';
const ID = `${SHANGHAI.id}/desktop/d-15`;

function withRecord(change: Partial<Assistance> = {}, more: Partial<Scenario> = {}): Scenario {
  return { ...signedIn(), ...more, assistance: { [ID]: { ...openAssistance(ID), ...change } } };
}

test('what looks alike in a code is marked and said', async ({ app }) => {
  await app.start(withRecord({ code: 'O0I1ZZZZ' }));
  const panel = await app.openAssistance(NAME);
  const code = panel.getByText('O0I1 ZZZZ', { exact: true });
  await expect(code).toHaveAccessibleDescription('0 digit zero O letter O 1 digit one I letter I');
  await expect(code.locator('.digit')).toHaveText(['0', '1']);
  await app.emit('assistance:changed', {
    machineId: ID,
    assistance: { ...openAssistance(ID), code: 'ABCD2345' },
  });
  await expect(panel.getByText('letter O')).toHaveCount(0);
});

test('the code is read aloud character by character, in either language', async ({ app }) => {
  await app.start(withRecord({ code: 'D1F32AA6' }));
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Read aloud' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Read the code aloud' });
  const lines = dialog.getByRole('listitem');
  await expect(lines).toHaveCount(8);
  await expect(lines.nth(0)).toHaveText(/D\s*letter\s*Delta/);
  await expect(lines.nth(1)).toHaveText(/1\s*digit\s*one/);
  await app.expectAccessible();
  await dialog.getByRole('radio', { name: '中文' }).check();
  await expect(lines.nth(0)).toHaveText(/D\s*字母\s*Dog（狗）的 D/);
  await expect(lines.nth(1)).toHaveText(/1\s*数字\s*幺（一）/);
  await app.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Read aloud' })).toBeFocused();
});

test('the QR code comes on demand, for the link that is chosen', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await expect(app.page.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  await panel.getByRole('button', { name: 'QR code' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Link as QR code' });
  const internet = dialog.getByRole('img', { name: 'QR code of the Internet link' });
  const path = await internet.locator('path').getAttribute('d');
  expect(path).toMatch(/^M\d+ \d+h1v1h-1z/);
  await app.expectAccessible();
  await dialog.getByRole('radio', { name: 'Direct Connect' }).check();
  const other = dialog.getByRole('img', { name: 'QR code of the private link' });
  await expect(other.locator('path')).not.toHaveAttribute('d', path ?? '');
  expect(await app.page.evaluate(() => window.fake.faults)).toEqual([]);
});

test('a message is chosen by language and link, seen, copied and mailed', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  const preview = panel.getByRole('group', { name: 'Preview of the message' });
  await expect(preview).toContainText('Invitation code: D1F32AA6');
  await expect(preview).toContainText('Password: sent to you separately');
  const choice = { machineId: ID, language: 'en', link: 'internet', withPassword: false };
  await panel.getByRole('button', { name: 'Copy message' }).click();
  expect(await app.lastArgs('invitation:copy')).toEqual(choice);
  await expect(panel.getByText('Message copied')).toBeAttached();

  await panel.getByRole('radio', { name: '中文' }).check();
  await expect(preview).toContainText('邀请码：D1F32AA6');
  await expect(preview).toHaveAttribute('lang', 'zh-CN');
  expect(await app.lastArgs('settings:set')).toMatchObject({
    change: { messages: { language: 'zh-CN' } },
  });
  await panel.getByRole('radio', { name: 'Direct Connect' }).check();
  await expect(preview).toContainText('https://10.0.8.20:9445/');
  await panel.getByRole('button', { name: 'Mail' }).click();
  expect(await app.lastArgs('invitation:mail')).toEqual({
    ...choice,
    language: 'zh-CN',
    link: 'private',
  });
  await expect(panel.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await app.expectAccessible('everything', 'few');
});

test('macOS shares; what cannot be mailed says why', async ({ app }) => {
  const info = { ...signedIn().info, platform: 'darwin' } as const;
  await app.start(withRecord({}, { info }));
  await app.answer('invitation:preview', {
    ok: true,
    value: { subject: '', body: 'a long one', fitsMail: false },
  });
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Share' }).click();
  expect(await app.calls('invitation:share')).toHaveLength(1);
  const mail = panel.getByRole('button', { name: 'Mail' });
  await expect(mail).toBeDisabled();
  await expect(mail).toHaveAccessibleDescription(/Too long/);
});

test('the password goes with a message once, and only for who insists', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  const insist = panel.getByRole('checkbox', { name: 'Password in the same message' });
  await expect(insist).not.toBeChecked();
  await expect(insist).toHaveAccessibleDescription(/Better not/);
  await insist.check();
  await expect(panel.getByText('Password: ••••••••')).toBeVisible();
  await panel.getByRole('button', { name: 'Copy message' }).click();
  expect(await app.lastArgs('invitation:copy')).toMatchObject({ withPassword: true });
  await expect(insist).not.toBeChecked();
  await panel.getByRole('button', { name: 'Mail' }).click();
  expect(await app.lastArgs('invitation:mail')).toMatchObject({ withPassword: false });
  await app.emit('assistance:changed', {
    machineId: ID,
    assistance: { ...openAssistance(ID), hasPassword: false },
  });
  await expect(insist).toHaveCount(0);
});

test('links are looked at once, again when asked, and say what they are worth', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await expect(panel.getByText('Reachable from here', { exact: true })).toBeVisible();
  await expect(panel.getByText(/Not reachable from here: .*10\.0\.8\.20:9445/)).toBeVisible();
  await app.emit('assistance:changed', { machineId: ID, assistance: openAssistance(ID) });
  expect(await app.calls('invitation:check')).toHaveLength(1);
  await app.update({
    links: {
      internet: { state: 'useless', because: 'loopback' },
      private: { state: 'reachable', isPrivate: true },
    },
  });
  await panel.getByRole('button', { name: 'Check again' }).click();
  await expect(panel.getByText(/Leads back to the helper’s own computer/)).toBeVisible();
  await expect(panel.getByText('Reachable from here', { exact: true })).toBeVisible();
  expect(await app.lastArgs('invitation:check')).toEqual({ machineId: ID });
  await expect(panel.getByRole('button', { name: 'Copy Internet link' })).toBeEnabled();
});

test('a private address is no news on Direct Connect, but is on the Internet', async ({ app }) => {
  const links = {
    internet: { state: 'reachable', isPrivate: true },
    private: { state: 'none' },
  } as const;
  await app.start(withRecord({ privateLink: '' }, { links }));
  const panel = await app.openAssistance(NAME);
  await expect(panel.getByText(/A private address/)).toBeVisible();
  await expect(panel.getByText('None in this session')).toHaveCount(1);
  await expect(panel.getByRole('radio', { name: 'Direct Connect' })).toHaveCount(0);
});

testWithClock('what was copied says how long it stays, and when it has gone', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await panel.waitFor();
  await app.stopClock();
  await panel.getByRole('button', { name: 'Copy password' }).click();
  await expect(panel.getByRole('timer')).toHaveText('On the clipboard for 1:00 more');
  await app.page.clock.fastForward(15_000);
  await expect(panel.getByRole('timer')).toHaveText('On the clipboard for 0:45 more');
  await panel.getByRole('button', { name: 'Copy code', exact: true }).click();
  await expect(panel.getByRole('timer')).toHaveText(['On the clipboard for 5:00 more']);
  await app.page.clock.fastForward(3_000);
  await app.emit('invitation:copied', null);
  await expect(panel.getByRole('timer')).toHaveCount(0);
  await expect(panel.getByText('no longer on the clipboard')).toBeAttached();
});

test('the words are changed, checked, and put back', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  const edit = async (): Promise<void> => {
    await panel.getByRole('button', { name: 'Options for messages' }).click();
    await app.page.getByRole('menuitem', { name: 'Your name and words…' }).click();
  };
  await edit();
  const dialog = app.page.getByRole('dialog', { name: 'Messages to helpers' });
  const back = dialog.getByRole('button', { name: 'Back to the default words' });
  await expect(back).toBeDisabled();
  await dialog.getByLabel('Your name').fill('Li Wei');
  await dialog.getByLabel('Text').fill('Join with {cod}');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('{cod} is not one of those below.')).toBeVisible();
  await app.expectAccessible();
  await dialog.getByLabel('Text').fill('Join with {code}');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('settings:set')).toEqual({
    change: {
      messages: {
        language: null,
        technician: 'Li Wei',
        templates: {
          en: { subject: SETTINGS.messageDefaults.en.subject, body: 'Join with {code}' },
          'zh-CN': null,
        },
      },
    },
  });
  await expect(panel.getByText('Join with {code}')).toBeVisible();
  await edit();
  await back.click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect(await app.lastArgs('settings:set')).toMatchObject({
    change: { messages: { technician: 'Li Wei', templates: { en: null } } },
  });
});

test('hiding from shared screens is offered where the system can', async ({ app }) => {
  const info = { ...signedIn().info, platform: 'win32' } as const;
  await app.start(withRecord({}, { info }));
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Options for messages' }).click();
  const hide = app.page.getByRole('menuitemcheckbox', { name: /Hide Crashcart/ });
  await expect(hide).not.toBeChecked();
  await hide.click();
  expect(await app.lastArgs('settings:set')).toEqual({
    change: { privacy: { hideFromCapture: true } },
  });
});

test('on Linux it says that it cannot be', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Options for messages' }).click();
  const hide = app.page.getByRole('menuitemcheckbox', { name: /Not possible on Linux/ });
  await expect(hide).toBeDisabled();
});

test('nothing that was chosen for one session holds for the next', async ({ app }) => {
  await app.start(withRecord());
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('radio', { name: 'Direct Connect' }).check();
  await panel.getByRole('checkbox', { name: 'Password in the same message' }).check();
  const assistance = { ...openAssistance(ID), code: 'NEWCODE2', spaceId: 'space-2' };
  await app.update({ assistance: { [ID]: assistance } });
  await app.emit('assistance:changed', { machineId: ID, assistance });
  await expect(panel.getByText('NEWC ODE2')).toBeVisible();
  await expect(panel.getByRole('group', { name: 'Preview' })).toContainText('NEWCODE2');
  // The links are the same, and are looked at all the same.
  await expect(panel.getByText('Reachable from here', { exact: true })).toBeVisible();
  expect(await app.calls('invitation:check')).toHaveLength(2);
  await expect(panel.getByRole('radio', { name: 'Internet' })).toBeChecked();
  await expect(
    panel.getByRole('checkbox', { name: 'Password in the same message' }),
  ).not.toBeChecked();
});

test('a way that does not work says so beside it', async ({ app }) => {
  await app.start(
    withRecord(
      {},
      {
        failing: {
          'invitation:mail': { ok: false, error: { code: 'mail-not-opened', fix: 'none' } },
        },
      },
    ),
  );
  const panel = await app.openAssistance(NAME);
  await panel.getByRole('button', { name: 'Mail' }).click();
  await expect(panel.getByRole('alert')).toContainText('could not be opened');
  await panel.getByRole('button', { name: 'Copy message' }).click();
  await expect(panel.getByRole('alert')).toHaveCount(0);
});
