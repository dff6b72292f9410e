import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import { WRONG_TOKEN_PAGE } from '../../support/pages';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';
import { Guest } from '../guest';

const ASKED = '/v2/*/desktops/*/remote-consoles';

test('a link that was used before is refused in its own words', async ({ machines, cloud }) => {
  await (await machines.openConsole(DESKTOP)).connected();
  const used = cloud.requests.find(({ path }) => path.endsWith('/vnc_auto.html'));
  const query = new URLSearchParams(
    Object.entries(used?.query ?? {}).map(([name, [value = '']]) => [name, value]),
  );
  answerWith(cloud, `${cloud.url}${used?.path ?? ''}?${query.toString()}`);
  await machines.show();

  const console = await machines.openConsole(IDLE_DESKTOP);

  await expect(console.state).toHaveText(english('console.state.failed'));
  await expect(console.overlay).toContainText(english('doctor.link-refused'));
  await expect(console.overlay).toContainText('HTTP 403');

  await console.reconnect();
  await console.connected();
});

test('a connection that the console server refuses is told', async ({ machines, cloud }) => {
  cloud.setConsolePage(WRONG_TOKEN_PAGE);

  const console = await machines.openConsole(DESKTOP);

  await expect(console.state).toHaveText(english('console.state.failed'));
  await expect(console.overlay).toContainText(english('doctor.link-refused'));
});

test('a machine that is off has no console, in the words of the cloud', async ({
  machines,
  cloud,
}) => {
  cloud.desktop(DESKTOP).setStatus('SHUTOFF');

  const console = await machines.openConsole(DESKTOP);

  await expect(console.state).toHaveText(english('console.state.failed'));
  await expect(console.overlay).toContainText('The desktop is not running');
});

test('a console page that cannot be reached is told', async ({ machines, cloud }) => {
  answerWith(cloud, `${cloud.url}/vnc/x/vnc_auto.html?token=t`);
  cloud.failNext({ path: '/vnc/x/vnc_auto.html', reset: true, times: 10 });

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText(
    english('doctor.page-unreachable', { host: cloud.host }),
  );
});

test('a console page with a certificate that nobody trusts is not shown', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud();
  const other = await makeCloud({ certificate: 'selfSigned' });
  const form = await (await computer.startFresh()).addAccount();
  const hosts = `${cloud.host}\n${other.host}`;
  const machines = await (await form.fill({ ...cloud.account, consoleHosts: hosts })).signIn();
  answerWith(cloud, `${other.url}/vnc/x/vnc_auto.html?token=t`);

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText(english('doctor.certificate'));
  expect(other.requests).toEqual([]);
});

test('when the cloud gives no link, its reason is shown', async ({ machines, cloud }) => {
  cloud.failNext({
    path: ASKED,
    status: 403,
    body: { error_code: 'WKS.0403', error_msg: 'The policy of this user says no' },
  });

  const console = await machines.openConsole(DESKTOP);

  await expect(console.overlay).toContainText('workspace:desktops:createConsole');
  await expect(console.overlay).toContainText('WKS.0403');
  // A call that mints tickets is never repeated by itself.
  expect(cloud.seen('GET', ASKED)).toHaveLength(1);
});

test('a console page that crashes takes no other console with it', async ({
  computer,
  machines,
}) => {
  const { electron } = computer.app;
  await (await machines.openConsole(DESKTOP)).connected();
  const guest = await Guest.only(electron);
  await machines.show();
  const other = await (await machines.openConsole(SERVER)).connected();

  await guest.crash();

  const console = machines.consoleOf(DESKTOP);
  await console.tab.click();
  await expect(console.overlay).toContainText(english('doctor.guest-crashed'));
  await other.tab.click();
  await other.connected();
  await console.tab.click();
  await console.reconnect();
  await console.connected();
});

test('a tab that is closed before its link came opens nothing', async ({
  computer,
  machines,
  cloud,
}) => {
  cloud.failNext({ path: ASKED, delayMs: 5000 });
  const console = await machines.openConsole(DESKTOP);
  await expect(console.state).toHaveText(english('console.state.connecting'));

  await console.close();

  await expect.poll(() => cloud.seen('GET', ASKED)).toHaveLength(1);
  await machines.show();
  await (await machines.openConsole(SERVER)).connected();
  expect(await Guest.all(computer.app.electron)).toHaveLength(1);
  expect(tokensUsed(cloud)).toHaveLength(1);
});

/** The tokens with which console pages were asked for. */
function tokensUsed(cloud: Cloud): string[] {
  return cloud.requests
    .filter(({ path }) => path.endsWith('/vnc_auto.html'))
    .flatMap(({ query }) => query['token'] ?? []);
}

function answerWith(cloud: Cloud, url: string): void {
  cloud.failNext({
    path: ASKED,
    status: 200,
    body: { type: 'novnc', url, protocol: 'https' },
  });
}
