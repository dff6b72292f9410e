import { english } from '../../support/english';
import { DESKTOP, DESKTOP_THAT_DECLINES, DESKTOP_WITH_PASSWORD, SERVER } from '../../support/names';
import type { Cloud, CloudOptions } from '../../support/region';
import { expect, test } from '../fixtures';

/** A user takes a minute to agree, and another one to enter. */
const SLOW_USER: CloudOptions['timings'] = { assistance: [60, 60] };

test('a desktop without a session offers one; a server has none', async ({ machines }) => {
  const panel = await machines.assist(DESKTOP);

  await expect(panel.button('Create assistance')).toBeVisible();
  await expect(panel.button('Cancel assistance')).toBeHidden();
  const server = await machines.find(SERVER);
  await expect(server.getByRole('button', { name: 'Remote assistance' })).toHaveCount(0);
});

test('an empty record counts as no session', async ({ computer, makeCloud }) => {
  const cloud = await makeCloud({ behaviour: { assistanceNone: 'nulls' } });
  const machines = await computer.signIn(cloud);

  const panel = await machines.assist(DESKTOP);

  await expect(panel.button('Create assistance')).toBeVisible();
});

test('a session goes through its states, and its code is copied with one click', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud({ timings: SLOW_USER });
  const machines = await computer.signIn(cloud);

  const panel = await (await machines.assist(DESKTOP)).create();
  await expect(panel.panel).toContainText(english('assist.status.wait-confirm'));
  await expect(panel.code).toBeHidden();

  cloud.pass(60);
  await expect(panel.panel).toContainText(english('assist.status.wait-access'));
  await expect(panel.code).toBeHidden();

  cloud.pass(60);
  await expect(panel.panel).toContainText(english('assist.status.open.help'));
  const { code } = recordOf(cloud);
  expect(code).toMatch(/^[A-Z0-9]{8}$/);
  await expect(panel.code).toHaveText(`${code.slice(0, 4)} ${code.slice(4)}`);

  await panel.button('Copy code').click();
  await expect(panel.panel).toContainText(english('assist.copied.code'));
  expect(await computer.app.clipboard()).toBe(code);
});

test('link and space name are copied as well', async ({ machines, computer, cloud }) => {
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.code.waitFor();
  const { code, spaceName } = recordOf(cloud);

  await panel.button('Copy Internet link').click();
  await expect(panel.panel).toContainText(english('assist.copied.internet-link'));
  expect(await computer.app.clipboard()).toMatch(new RegExp(`^https://.*code=${code}$`));

  await panel.button('Copy space name').click();
  await expect(panel.panel).toContainText(english('assist.copied.space-name'));
  expect(await computer.app.clipboard()).toBe(spaceName);
});

test('a message is copied whole, and without the password', async ({
  machines,
  computer,
  cloud,
}) => {
  const panel = await (await machines.assist(DESKTOP_WITH_PASSWORD)).create();
  await panel.code.waitFor();
  const { code = '', password = '' } = cloud.desktop(DESKTOP_WITH_PASSWORD).assistance ?? {};
  expect(password).not.toBe('');

  await panel.button('Copy message').click();
  await expect(panel.panel).toContainText(english('invite.done.copy'));

  const message = await computer.app.clipboard();
  expect(message).toContain(DESKTOP_WITH_PASSWORD);
  expect(message).toMatch(new RegExp(`: ${code}\n.*: https://.*code=${code}\n`));
  expect(message).not.toContain(password);
});

test('cancelling asks first, and ends the session', async ({ machines, cloud }) => {
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.code.waitFor();

  await panel.keep();
  expect(cloud.seen('DELETE', '/v2/*/desktops/*/remote-assistance')).toHaveLength(0);
  await expect(panel.code).toBeVisible();

  await panel.cancel();
  await expect(panel.button('Create assistance')).toBeVisible();
  await expect(panel.code).toBeHidden();
  expect(cloud.desktop(DESKTOP).assistance?.status).toBe('CLOSE');
});

test('the password is hidden until it is asked for', async ({ machines, computer, cloud }) => {
  const panel = await (await machines.assist(DESKTOP_WITH_PASSWORD)).create();
  await panel.code.waitFor();
  const password = cloud.desktop(DESKTOP_WITH_PASSWORD).assistance?.password ?? '';
  expect(password).not.toBe('');

  expect(await computer.app.window.content()).not.toContain(password);

  await panel.button('Show password').click();
  await expect(panel.panel).toContainText(password);

  await panel.button('Hide password').click();
  await expect(panel.panel).not.toContainText(password);

  await panel.button('Copy password').click();
  await expect(panel.panel).toContainText(english('assist.copied.password'));
  expect(await computer.app.clipboard()).toBe(password);
});

test('a user who declines: the reason is shown in the words of the cloud', async ({ machines }) => {
  const panel = await (await machines.assist(DESKTOP_THAT_DECLINES)).create();

  await expect(panel.panel).toContainText(
    'The desktop user rejected the remote assistance request.',
  );
  await expect(panel.button('Create assistance')).toBeVisible();
});

test('a session that its user ends is shown as ended', async ({ machines, cloud }) => {
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.code.waitFor();

  cloud.desktop(DESKTOP).endAssistance();
  await panel.close();
  await machines.assist(DESKTOP);

  await expect(panel.panel).toContainText(english('assist.closed'));
});

test('a session that a colleague has begun is shown, not begun again', async ({
  machines,
  cloud,
}) => {
  const panel = await machines.assist(DESKTOP);
  await panel.button('Create assistance').waitFor();
  cloud.desktop(DESKTOP).beginAssistance();

  await panel.create();

  await expect(panel.code).toBeVisible();
  expect(recordOf(cloud).code).toBe((await panel.code.textContent())?.replace(' ', ''));
});

test('a session of somebody else is followed only while somebody looks', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud({ timings: SLOW_USER });
  const machines = await computer.signIn(cloud);
  const { id } = cloud.desktop(DESKTOP);
  const record = `/v2/*/desktops/${id}/remote-assistance`;
  cloud.desktop(DESKTOP).beginAssistance();
  const panel = await machines.assist(DESKTOP);
  // One for the click, and one more: it is being followed.
  await expect.poll(() => cloud.seen('GET', record).length).toBeGreaterThan(1);

  await panel.close();
  const other = await machines.assist(DESKTOP_THAT_DECLINES);
  await other.button('Create assistance').waitFor();
  cloud.forgetRequests();
  await other.create();
  const { id: otherId } = cloud.desktop(DESKTOP_THAT_DECLINES);
  await expect
    .poll(() => cloud.seen('GET', `/v2/*/desktops/${otherId}/remote-assistance`).length)
    .toBeGreaterThan(1);
  expect(cloud.seen('GET', record)).toHaveLength(0);
});

test('a session of one’s own is followed wherever one looks', async ({ computer, makeCloud }) => {
  const cloud = await makeCloud({ timings: SLOW_USER });
  const machines = await computer.signIn(cloud);
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.close();
  cloud.forgetRequests();
  const record = `/v2/*/desktops/${cloud.desktop(DESKTOP).id}/remote-assistance`;
  await expect.poll(() => cloud.seen('GET', record).length).toBeGreaterThan(1);
});

function recordOf(cloud: Cloud): { readonly code: string; readonly spaceName: string } {
  const { assistance } = cloud.desktop(DESKTOP);
  const code = assistance?.code ?? '';
  if (assistance === undefined || code === '') throw new Error('There is no open session');
  return { code, spaceName: assistance.spaceName };
}
