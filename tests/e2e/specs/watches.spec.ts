import { english } from '../../support/english';
import { DESKTOP, DESKTOP_WITH_PASSWORD, SERVER } from '../../support/names';
import { expect, test } from '../fixtures';

/** A look at what is watched comes at the latest so many minutes after the one before. */
const MINUTES = 2;

test.use({ ownClock: true });

test('what was waited for is told once, with the window hidden, and a click leads to the machine', async ({
  computer,
  notifications,
  cloud,
}) => {
  const machines = await computer.signIn(cloud);
  const { app } = computer;
  await machines.watch(DESKTOP, 'free');
  await machines.watch(DESKTOP_WITH_PASSWORD, 'free');
  cloud.server(SERVER).setPower('off');
  await machines.refresh();
  await expect(await machines.find(SERVER)).toContainText('Off');
  await machines.watch(SERVER, 'on');
  const count = app.window.getByRole('button', { name: english('watch.list.title') });
  await expect(count).toContainText('3');
  await app.hideWindow();
  cloud.forgetRequests();

  await computer.pass(cloud, MINUTES);
  await expect.poll(() => cloud.seen('GET', '/v1/*/physicalservers/*')).toHaveLength(1);
  const [request, ...others] = cloud.seen('GET', '/v2/*/desktops');
  expect(others, 'one call for both').toEqual([]);
  expect(request?.query['desktop_id']).toHaveLength(2);
  // What the cloud has answered is known here once the next look is planned.
  await expect.poll(() => app.isDue(MINUTES * 60_000)).toBe(true);
  expect(notifications.shown).toEqual([]);

  cloud.desktop(DESKTOP).setConnectStatus('DISCONNECTED');
  await computer.pass(cloud, MINUTES);
  const free = `${DESKTOP}: ${english('watch.news.free')}`;
  await expect.poll(() => notifications.shown).toEqual([free]);
  expect(await app.isShown()).toBe(false);
  await notifications.click();
  await expect.poll(() => app.isShown()).toBe(true);
  const label = english('details.title', { name: DESKTOP });
  await expect(app.window.getByRole('region', { name: label })).toBeVisible();
  await expect(machines.row(DESKTOP)).toHaveAttribute('aria-selected', 'true');

  // Told once: what happens afterwards is nobody's business any more, and is not asked for.
  await expect.poll(() => cloud.seen('GET', '/v1/*/physicalservers/*')).toHaveLength(2);
  cloud.desktop(DESKTOP).setConnectStatus('REGISTERED');
  cloud.server(SERVER).setPower('on');
  await computer.pass(cloud, MINUTES);
  const on = `${SERVER}: ${english('watch.news.on')}`;
  await expect.poll(() => notifications.shown).toEqual([free, on]);
  expect(cloud.seen('GET', '/v2/*/desktops').at(-1)?.query['desktop_id']).toHaveLength(1);

  await count.click();
  const board = app.window.getByRole('dialog');
  await expect(board.getByRole('listitem')).toHaveText([new RegExp(DESKTOP_WITH_PASSWORD)]);
  await board
    .getByRole('button', { name: english('watch.stop.of', { name: DESKTOP_WITH_PASSWORD }) })
    .click();
  await expect(board).toContainText(english('watch.list.none'));
});

test('waking looks at once; signing out ends it; a lost permission is told', async ({
  computer,
  notifications,
  cloud,
}) => {
  const machines = await computer.signIn(cloud);
  const { app } = computer;
  const count = app.window.getByRole('button', { name: english('watch.list.title') });

  await machines.watch(DESKTOP, 'free');
  cloud.desktop(DESKTOP).setConnectStatus('REGISTERED');
  await app.sleep(60_000);
  await expect
    .poll(() => notifications.shown)
    .toEqual([`${DESKTOP}: ${english('watch.news.free')}`]);

  await machines.watch(DESKTOP, 'connected');
  cloud.failNext({ path: '/v2/*/desktops', status: 403, body: { error_code: 'WKS.0403' } });
  await computer.pass(cloud, MINUTES);
  await expect(computer.notices).toContainText(english('watch.lost', { name: DESKTOP }));
  await expect(computer.notices).toContainText('WKS.0403');
  await expect(count).toHaveCount(0);

  await machines.watch(DESKTOP, 'connected');
  await expect(count).toContainText('1');
  await machines.accounts.signOut('Test cloud');
  await expect(count).toHaveCount(0);
});
