import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import { HOSTILE_PAGE } from '../../support/pages';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';
import { Guest } from '../guest';

const ASKED = '/v2/*/desktops/*/remote-consoles';

/** How often a link was asked for, and how many were given. */
function tickets(cloud: Cloud): { asked: number; given: number } {
  const asked = cloud.seen('GET', ASKED);
  return { asked: asked.length, given: asked.filter(({ status }) => status === 200).length };
}

const ONE = { asked: 1, given: 1 };
const TWO = { asked: 2, given: 2 };

test('a connection that is cut is told, and comes back with one new link', async ({
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const heard = await console.listen();

  cloud.cutConsoles();

  await expect.poll(heard).toContain(english('doctor.closed-by-server'));
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
});

test('a connection that the machine closes is told, and comes back with one new link', async ({
  machines,
  cloud,
  vnc,
}) => {
  cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const heard = await console.listen();
  // From the next connection on.
  cloud.pointConsole(DESKTOP, undefined);

  await vnc.stop();

  await expect.poll(heard).toContain(english('doctor.closed-by-server'));
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
});

test('a server that restarts is told, and its console comes back', async ({ machines, cloud }) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const heard = await console.listen();

  cloud.desktop(DESKTOP).setStatus('SHUTOFF', 'rebooting');

  await expect.poll(heard).toContain(english('doctor.machine-busy', { power: 'rebooting' }));
  cloud.desktop(DESKTOP).setStatus('ACTIVE');
  await console.connected();
  // The cloud refuses links while it is down; only what was given can be wasted.
  expect(tickets(cloud).given).toBe(2);
});

test('a machine that is switched off is told, and no link is asked for', async ({
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();

  cloud.desktop(DESKTOP).setStatus('SHUTOFF');

  await expect(console.overlay).toContainText(english('doctor.machine-off', { power: 'SHUTOFF' }));
  await expect(console.countdown).toHaveCount(0);
  expect(tickets(cloud)).toEqual(ONE);
});

test('a machine that is off when it is opened is told', async ({ machines, cloud }) => {
  cloud.desktop(DESKTOP).setStatus('SHUTOFF');

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText(english('doctor.machine-off', { power: 'SHUTOFF' }));
  await expect(console.countdown).toHaveCount(0);
  expect(tickets(cloud)).toEqual({ asked: 1, given: 0 });
});

test('a link that nobody knows any more is told, and no other is asked for', async ({
  machines,
  cloud,
}) => {
  const url = `${cloud.url}/vnc/x/vnc_auto.html?token=expired`;
  cloud.failNext({ path: ASKED, status: 200, body: { type: 'novnc', url } });

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText(english('doctor.link-refused'));
  await expect(console.overlay).toContainText('HTTP 401');
  await expect(console.countdown).toHaveCount(0);
  expect(tickets(cloud)).toEqual(ONE);

  await console.reconnect();
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
});

for (const status of [400, 200]) {
  test(`a network that answers WebSockets with ${status} is told`, async ({ machines, cloud }) => {
    cloud.refuseSockets(status);

    const console = await machines.openConsole(DESKTOP);

    await expect(console.overlay).toContainText(
      english('doctor.websocket-blocked', { proxy: 'none' }),
    );
    // Chromium does not tell with what it was answered.
    await expect(console.overlay).toContainText('net::ERR_FAILED');
    await expect(console.countdown).toHaveCount(0);
    expect(tickets(cloud)).toEqual(ONE);
  });
}

test('a user who may not open consoles is told which action is missing', async ({
  machines,
  cloud,
}) => {
  cloud.failNext({
    path: ASKED,
    times: Infinity,
    fault: { kind: 'refusal', name: 'gateway-not-allowed' },
  });

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText('workspace:desktops:createConsole');
  await expect(console.countdown).toHaveCount(0);
  expect(tickets(cloud)).toEqual({ asked: 1, given: 0 });
});

test('a throttled call is told, and made once more when it may be', async ({ machines, cloud }) => {
  cloud.failNext({ path: ASKED, fault: { kind: 'refusal', name: 'gateway-throttled' } });

  const console = await machines.openConsole(DESKTOP);

  await expect(console.countdown).toBeVisible();
  await console.connected();
  expect(tickets(cloud)).toEqual({ asked: 2, given: 1 });
});

test('after a sleep every console comes back with one new link', async ({
  computer,
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const heard = await console.listen();

  await wake(computer);

  await expect.poll(heard).toContain(english('doctor.slept'));
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
  expect(await Guest.all(computer.app.electron)).toHaveLength(1);
});

test('a console that comes back takes the keyboard from nobody who types', async ({
  computer,
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();
  await machines.search.click();
  await computer.keyboard.type('finance');

  cloud.cutConsoles();

  await expect.poll(() => tickets(cloud)).toEqual(TWO);
  await expect(console.tab).toHaveAccessibleDescription(english('console.state.connected'));
  await computer.keyboard.type('2');
  await expect(machines.search).toHaveValue(`${DESKTOP}finance2`);
});

test('a page that hangs says so, and the others go on', async ({ computer, machines, cloud }) => {
  const { electron } = computer.app;
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const guest = await Guest.only(electron);
  await machines.show();
  const other = await (await machines.openConsole(SERVER)).connected();

  await guest.hang();

  await console.tab.click();
  await expect(console.overlay).toContainText(english('doctor.guest-hung'));
  await expect(console.countdown).toHaveCount(0);
  await other.tab.click();
  await other.connected();
  await console.tab.click();
  await console.reconnect();
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
});

test('a page that eats memory is ended before the computer suffers, and the others go on', async ({
  computer,
  machines,
  cloud,
}) => {
  cloud.setConsolePage(HOSTILE_PAGE);
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const guest = await Guest.only(computer.app.electron);
  cloud.setConsolePage(undefined);
  await machines.show();
  const other = await (await machines.openConsole(SERVER)).connected();

  await guest.eatMemory();

  await console.tab.click();
  await expect(console.overlay).toContainText(english('doctor.guest-memory'));
  await expect(console.countdown).toHaveCount(0);
  await expect(console.overlay).toContainText(/\d+ MB \(> 1536 MB\)/);
  await other.tab.click();
  await other.connected();
  await console.tab.click();
  await console.reconnect();
  await console.connected();
  expect(tickets(cloud)).toEqual(TWO);
});

/** The computer wakes, as far as the app can tell. */
async function wake({ app }: Computer): Promise<void> {
  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume');
  });
}
