import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';
import { Guest } from '../guest';

interface Case {
  readonly what: string;
  /** The console URL that the cloud answers with; it names the cloud's own host and port so. */
  readonly url: string;
  /** The host that the refusal names. */
  readonly names: string;
}

const REFUSED: readonly Case[] = [
  {
    what: 'plain http',
    url: 'http://HOST/vnc/x/vnc_auto.html?token=t',
    names: 'HOST',
  },
  {
    what: 'another host',
    url: 'https://console.evil.example/vnc_auto.html?token=t',
    names: 'console.evil.example',
  },
  {
    what: 'another name of the same computer',
    url: 'https://localhost:PORT/vnc/x/vnc_auto.html?token=t',
    names: 'localhost:PORT',
  },
  {
    what: 'another port of the same host',
    url: 'https://127.0.0.1/vnc/x/vnc_auto.html?token=t',
    names: '127.0.0.1',
  },
  {
    what: 'a user name before another host',
    url: 'https://HOST@console.evil.example/vnc_auto.html?token=t',
    names: 'console.evil.example',
  },
  {
    what: 'a user name before the right host',
    url: 'https://user:password@HOST/vnc/x/vnc_auto.html?token=t',
    names: 'HOST',
  },
  {
    what: "a host that begins like the cloud's",
    url: 'https://console.huaweicloud.com.evil.example/vnc_auto.html?token=t',
    names: 'console.huaweicloud.com.evil.example',
  },
  {
    what: "a host that ends like the cloud's",
    url: 'https://evilconsole.huaweicloud.com/vnc_auto.html?token=t',
    names: 'evilconsole.huaweicloud.com',
  },
  { what: 'a file', url: 'file:///etc/passwd', names: 'file:' },
  { what: 'a script', url: 'javascript:alert(1)//vnc_auto.html', names: 'javascript:' },
  { what: "the app's own page", url: 'app://crashcart/', names: 'crashcart' },
];

test('a console on a host that is not allowed is refused, and the refusal names it', async ({
  computer,
  machines,
  cloud,
}) => {
  for (const { what, url, names } of REFUSED) {
    await test.step(what, async () => {
      answerWith(cloud, filled(url, cloud));

      const console = await machines.openConsole(DESKTOP);

      await expect.soft(console.state).toHaveText(english('console.state.failed'));
      await expect
        .soft(console.overlay)
        .toContainText(english('error.console-host-refused', { host: filled(names, cloud) }));
      expect.soft(await Guest.all(computer.app.electron)).toHaveLength(0);
      expect.soft(await computer.app.window.content()).not.toContain('token=t');
      await console.close();
      await machines.show();
    });
  }

  expect(cloud.requests.filter(({ service }) => service === 'console')).toEqual([]);
});

test('a link that is not one to a console page is not opened', async ({
  computer,
  machines,
  cloud,
}) => {
  for (const url of ['vnc_auto.html', 'https://HOST/v3/auth/tokens', 'https://HOST/vnc_auto']) {
    await test.step(url, async () => {
      answerWith(cloud, filled(url, cloud));

      const console = await machines.openConsole(DESKTOP);

      await expect.soft(console.overlay).toContainText(english('error.console-url-invalid'));
      expect.soft(await Guest.all(computer.app.electron)).toHaveLength(0);
      await console.close();
      await machines.show();
    });
  }
});

test('the console of a server is held to the same hosts', async ({ machines, cloud }) => {
  cloud.failNext({
    path: '/v1/*/physicalservers/*/remote-console-address',
    status: 200,
    body: { url: 'https://console.evil.example/vnc_auto.html?token=t' },
  });

  const console = await machines.openConsole(SERVER);

  await expect(console.overlay).toContainText(
    english('error.console-host-refused', { host: 'console.evil.example' }),
  );
});

test('a host that the technician has not added is refused, and added in the form', async ({
  computer,
  cloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();
  const machines = await (await form.fill({ ...cloud.account, consoleHosts: '' })).signIn();
  const console = await machines.openConsole(DESKTOP);
  await expect(console.overlay).toContainText(
    english('error.console-host-refused', { host: cloud.host }),
  );

  const again = await console.openAccountSettings();
  await again.field('Console hosts').fill(cloud.host);
  await again.field('Password').fill(cloud.account.password);
  await again.signIn();

  // The tab has stayed.
  await console.reconnect();
  await console.connected();
});

function answerWith(cloud: Cloud, url: string): void {
  cloud.failNext({
    path: '/v2/*/desktops/*/remote-consoles',
    status: 200,
    body: { type: 'novnc', url, protocol: 'https' },
  });
}

function filled(text: string, { host }: Cloud): string {
  return text.replace('HOST', host).replace('PORT', new URL(`https://${host}`).port);
}
