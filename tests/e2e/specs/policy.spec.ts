import { english } from '../../support/english';
import { IDLE_DESKTOP as DESKTOP } from '../../support/names';
import { expect, test } from '../fixtures';
import { INSTALLED } from '../launch';

test('a policy that cannot be read opens nothing, and says what to do', async ({ computer }) => {
  computer.setPolicy('{ "requireReasons": true }');
  await computer.startFresh('--practice');
  const { window } = computer.app;
  await expect(
    window.getByRole('heading', { name: english('policy.refused.title') }),
  ).toBeVisible();
  await expect(window.getByText('/etc/crashcart/policy.json')).toBeVisible();
  await expect(window.getByText(/requireReasons/)).toBeVisible();

  // Whatever a page may ask for is refused in the main process, not only left out of the window.
  const refused: unknown = await window.evaluate(`(async () => {
    const { accounts, inventory } = window.crashcart;
    const results = await Promise.all([accounts.practice(), accounts.list(), inventory.list()]);
    return results.map((result) => (result.ok ? 'done' : result.error.code));
  })()`);
  expect(refused).toEqual(Array(3).fill('policy-unreadable'));
  // What helps whoever mends it can be had, and comes from the main process as ever.
  await window.getByRole('button', { name: english('diagnostics.open') }).click();
  const diagnostics = window.getByRole('dialog', { name: english('diagnostics.title') });
  const report = diagnostics.getByRole('textbox', { name: english('diagnostics.text') });
  await expect(report).toHaveValue(/^policy: refused$/m);
  await expect(report).toHaveValue(/^keychain: not asked$/m);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: english('about.open') }).click();
  const about = window.getByRole('dialog', { name: english('about.title') });
  await expect(about.getByRole('listitem').filter({ hasText: 'Crashcart' })).toBeVisible();
  await window.keyboard.press('Escape');
  computer.app.expectFault(/The policy cannot be read/);
  await window.getByRole('button', { name: english('policy.refused.close') }).click();
  await computer.ended();
});

test('a command in a terminal tells nothing under a policy that cannot be read', async ({
  computer,
}) => {
  test.skip(
    INSTALLED !== undefined,
    'A package loads nothing before itself, so no policy of a test.',
  );
  computer.setPolicy('{ "requireReasons": true }');
  for (const command of [['list'], ['list', '--json'], ['open', 'SH-FIN-0042']]) {
    const { code, out, err } = await computer.command(...command);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('/etc/crashcart/policy.json');
    expect(err).toContain('requireReasons');
  }
});

test('the rules of the organisation hold, and are listed among the settings', async ({
  computer,
  keyring,
  cloud,
}) => {
  const { host } = cloud;
  computer.setPolicy(
    JSON.stringify({
      allowedEndpoints: [host],
      allowedSignIn: ['password', 'access-key'],
      rememberCredentials: false,
      practiceRegion: false,
      requireReason: true,
      viewOnlyByDefault: true,
      assistanceMinutes: 30,
    }),
  );
  const welcome = await computer.startFresh();
  const { window } = computer.app;
  await expect(window.getByRole('button', { name: english('welcome.practice') })).toHaveCount(0);
  const form = await welcome.addAccount();
  await expect(form.dialog.getByRole('radio', { name: english('signin.way.token') })).toHaveCount(
    0,
  );
  await expect(form.dialog.getByText(english('signin.remember.managed'))).toBeVisible();
  const machines = await (await form.fill(cloud.account)).signIn();
  await machines.grid.waitFor();

  await window.keyboard.press('Control+,');
  const settings = window.getByRole('dialog', { name: english('settings.title') });
  await expect(settings.getByText('/etc/crashcart/policy.json')).toBeVisible();
  await expect(settings.getByText(english('policy.requireReason.help'))).toBeVisible();
  await settings.getByRole('searchbox').fill(english('policy.allowedEndpoints'));
  await expect(settings.getByText(host)).toBeVisible();
  await window.keyboard.press('Escape');

  await (
    await machines.find(DESKTOP)
  )
    .getByRole('button', { name: english('machines.open') })
    .click();
  const ask = window.getByRole('dialog', { name: english('reason.title', { name: DESKTOP }) });
  await ask.getByLabel(english('reason.label')).fill('Ticket 4711');
  await ask.getByRole('button', { name: english('reason.go') }).click();
  await expect(window.getByRole('tab', { name: DESKTOP })).toBeVisible();
  await expect(
    window.getByRole('button', { name: english('keyboard.viewOnly'), pressed: true }),
  ).toBeVisible();
  expect(computer.activity).toContain('Ticket 4711');
  expect(await keyring.entries('Crashcart account')).toEqual([]);
});
