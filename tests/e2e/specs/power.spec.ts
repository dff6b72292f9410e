import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test as base } from '../fixtures';
import type { MachinesPage } from '../pages/machines';

/** Longer than any test: what is going on ends when the test moves the cloud's clock. */
const HOUR = 3600;

const ORDERS = '/v2/*/desktops/action';
const LINKS = '/v2/*/desktops/*/remote-consoles';

const test = base.extend<{ readonly cloud: Cloud; readonly machines: MachinesPage }>({
  cloud: ({ makeCloud }, use) => makeCloud({ timings: { power: HOUR } }).then(use),
});

const given = (cloud: Cloud): number =>
  cloud.seen('GET', LINKS).filter(({ status }) => status === 200).length;

test('machines are switched from the list, each order goes out once, and the rows follow', async ({
  computer,
  machines,
  cloud,
}) => {
  // Somebody is on it: a click is too little.
  const question = await machines.order(DESKTOP, 'Restart…');
  await expect(question.dialog).toContainText('Connected now:');
  await expect(question.button('Restart')).toBeDisabled();
  await question.confirmByName('Restart');
  await expect(machines.row(DESKTOP)).toContainText('Restarting');
  await expect.poll(() => cloud.desktop(DESKTOP).taskStatus).toBe('rebooting');
  cloud.pass(HOUR);
  await expect(machines.row(DESKTOP)).toContainText('Running');
  await expect(machines.row(DESKTOP).getByRole('timer')).toHaveCount(0);
  expect(cloud.seen('POST', ORDERS)).toHaveLength(1);

  // Nobody is on it; then it can only be started, without a question.
  await (await machines.order(IDLE_DESKTOP, 'Shut down…')).confirm('Shut down');
  await expect(machines.row(IDLE_DESKTOP)).toContainText('Stopping');
  await expect.poll(() => cloud.desktop(IDLE_DESKTOP).taskStatus).toBe('powering-off');
  cloud.pass(HOUR);
  await expect(machines.row(IDLE_DESKTOP)).toContainText('Off');
  expect(cloud.desktop(IDLE_DESKTOP).status).toBe('SHUTOFF');
  await machines.order(IDLE_DESKTOP, 'Start');
  await expect.poll(() => cloud.desktop(IDLE_DESKTOP).taskStatus).toBe('powering-on');
  cloud.pass(HOUR);
  await expect(machines.row(IDLE_DESKTOP)).toContainText('Running');

  // Refused inside a 200: told with its code and request id.
  cloud.desktop(IDLE_DESKTOP).setStatus('SHUTOFF');
  await (await machines.order(IDLE_DESKTOP, 'Force off…')).button('Cancel').click();
  await expect(machines.row(IDLE_DESKTOP), 'the question has looked').toContainText('Off');
  cloud.desktop(IDLE_DESKTOP).setStatus('ACTIVE');
  await machines.order(IDLE_DESKTOP, 'Start');
  const notice = computer.notices.getByRole('alert');
  await expect(notice).toContainText(english('power.failed.start', { name: IDLE_DESKTOP }));
  await expect(notice).toContainText('WKS.00010032');
  const order = cloud.seen('POST', ORDERS).at(-1);
  expect(order?.status).toBe(200);
  await expect(notice).toContainText(order?.requestId ?? 'no request id');
  await notice.getByRole('button', { name: 'Dismiss' }).click();

  // No answer: nobody knows, and nothing is repeated.
  const before = cloud.seen('POST', ORDERS).length;
  cloud.failNext({ method: 'POST', path: ORDERS, status: 503, times: Infinity });
  await (await machines.order(IDLE_DESKTOP, 'Force restart…')).confirm('Force restart');
  await expect(notice).toContainText(english('error.power-uncertain'));
  expect(cloud.seen('POST', ORDERS)).toHaveLength(before + 1);

  // A server that does not come up again.
  cloud.server(SERVER).setHealth('Critical');
  await (await machines.order(SERVER, 'Restart…')).confirm('Restart');
  await expect(machines.row(SERVER)).toContainText('Restarting');
  await expect.poll(() => cloud.server(SERVER).operationState).toBe('reboot-processing');
  cloud.pass(HOUR);
  await expect(computer.notices).toContainText('reboot-failed');
  await expect(machines.row(SERVER)).toContainText('Off');
});

test('a restart is watched from its console, which comes back with one new link', async ({
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(IDLE_DESKTOP)).connected();

  await (await console.order('Restart and watch…')).confirm('Restart');
  await expect(console.power).toContainText('Restarting');
  await expect(console.power).toContainText('The cloud says: Restarting…');

  // On the way the machine is off: it is waited for, and no link is wasted.
  cloud.desktop(IDLE_DESKTOP).setStatus('SHUTOFF');
  await expect(console.overlay).toContainText(english('retry.machine'));
  expect(given(cloud)).toBe(1);
  cloud.pass(HOUR);
  await console.connected();
  await expect(console.power).toContainText('Running again after');
  expect(given(cloud)).toBe(2);
  expect(cloud.seen('POST', ORDERS)).toHaveLength(1);
});

test('a machine that is off is started from its console; waiting can be stopped', async ({
  machines,
  cloud,
}) => {
  cloud.desktop(IDLE_DESKTOP).setStatus('SHUTOFF');
  const console = await machines.openConsole(IDLE_DESKTOP);
  await console.start();
  await expect(console.overlay).toContainText(english('retry.machine'));
  await console.power.getByRole('button', { name: 'Stop watching' }).click();
  await expect(console.overlay).not.toContainText(english('retry.machine'));
  cloud.pass(HOUR);
  await expect(console.power).toContainText('Running again after');
  expect(given(cloud)).toBe(0);
  await console.reconnect();
  await console.connected();
});
