import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import { startProxy, type LoginProxy } from '../../support/proxy';
import { expect, test as base } from '../fixtures';

const LOGIN = { userName: 'zoe', password: 'Zq9-proxy' };

const test = base.extend<{ loginProxy: LoginProxy; through: readonly string[] }>({
  loginProxy: async ({}, use) => {
    const proxy = await startProxy(LOGIN);
    await use(proxy);
    await proxy.close();
  },
  // Chromium leaves proxies out for this very computer unless told otherwise.
  through: ({ loginProxy: proxy }, use) =>
    use([`--proxy-server=http://${proxy.host}`, '--proxy-bypass-list=<-loopback>']),
});

test('a proxy that wants a login asks for it once, for the APIs and the consoles', async ({
  computer,
  cloud,
  loginProxy: proxy,
  through,
}) => {
  const form = await (await computer.startFresh(...through)).addAccount();
  await form.fill(cloud.account);
  await form.dialog.getByRole('button', { name: 'Sign in' }).click();

  const { window } = computer.app;
  const ask = window.getByRole('dialog', { name: english('proxy.title', { proxy: proxy.host }) });
  await expect(ask).toContainText('Corp Internet');
  await ask.getByLabel('Proxy user name').fill(LOGIN.userName);
  await ask.getByLabel('Proxy password').fill('wrong');
  await ask.getByRole('button', { name: english('proxy.submit') }).click();

  await expect(ask).toContainText(english('proxy.again'));
  await ask.getByLabel('Proxy user name').fill(LOGIN.userName);
  await ask.getByLabel('Proxy password').fill(LOGIN.password);
  await ask.getByRole('button', { name: english('proxy.submit') }).click();

  const machines = computer.machines();
  await machines.grid.waitFor();
  await (await machines.openConsole(DESKTOP)).connected();
  expect(cloud.seen('POST', '/v3/auth/tokens')).toHaveLength(1);
  expect(new Set(proxy.tunnels)).toEqual(new Set([cloud.host]));
  expect(computer.app.log).not.toContain(LOGIN.password);
});

test('a proxy login that is declined is the reason, and asked for again with the next try', async ({
  computer,
  cloud,
  loginProxy: proxy,
  through,
}) => {
  const form = await (await computer.startFresh(...through)).addAccount();
  await form.fill(cloud.account);
  const ask = computer.app.window.getByRole('dialog', { name: /proxy/ });
  const submit = form.dialog.getByRole('button', { name: 'Sign in' });

  await submit.click();
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(computer.app.window.getByRole('alert')).toContainText(
    english('error.proxy-login-needed', { proxy: proxy.host }),
  );
  expect(proxy.tunnels).toEqual([]);

  await submit.click();
  await expect(ask).toBeVisible();
});
