import type { Locator } from '@playwright/test';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';
import type { MachinesPage } from '../pages/machines';

interface Expected {
  readonly when: string;
  readonly act: (machines: MachinesPage) => Promise<unknown>;
  readonly method: string;
  readonly path: (cloud: Cloud) => string;
  readonly status: number;
}

const desktop = (cloud: Cloud): string =>
  `/v2/${cloud.projectId()}/desktops/${cloud.desktop(DESKTOP).id}`;

const CALLS: readonly Expected[] = [
  {
    when: 'the machines are listed, who is connected is asked for',
    act: (machines) => machines.grid.waitFor(),
    method: 'GET',
    path: (cloud) => `/v2/${cloud.projectId()}/connect-desktops`,
    status: 200,
  },
  {
    when: "a desktop's console is opened, its address is asked for",
    act: async (machines) => (await machines.openConsole(DESKTOP)).connected(),
    method: 'GET',
    path: (cloud) => `${desktop(cloud)}/remote-consoles`,
    status: 200,
  },
  {
    when: "a server's console is opened, its address is asked for",
    act: async (machines) => (await machines.openConsole(SERVER)).connected(),
    method: 'GET',
    path: (cloud) =>
      `/v1/${cloud.projectId()}/physicalservers/${cloud.server(SERVER).id}/remote-console-address`,
    status: 200,
  },
  {
    when: 'remote assistance is looked at, its record is asked for',
    act: async (machines) => (await machines.assist(DESKTOP)).button('Create assistance').waitFor(),
    method: 'GET',
    path: (cloud) => `${desktop(cloud)}/remote-assistance`,
    // There is none yet.
    status: 404,
  },
  {
    when: 'remote assistance is created, the user is asked',
    act: async (machines) => {
      const panel = await (await machines.assist(DESKTOP)).create();
      await panel.code.waitFor();
    },
    method: 'POST',
    path: (cloud) => `${desktop(cloud)}/remote-assistance`,
    status: 200,
  },
  {
    when: 'remote assistance is cancelled, its session ends',
    act: async (machines) => {
      const panel = await (await machines.assist(DESKTOP)).create();
      await panel.code.waitFor();
      await panel.cancel();
      await panel.button('Create assistance').waitFor();
    },
    method: 'DELETE',
    path: (cloud) => `${desktop(cloud)}/remote-assistance`,
    status: 204,
  },
];

for (const { when, act, method, path, status } of CALLS) {
  test(`when ${when}`, async ({ machines, cloud }) => {
    await act(machines);

    const [call, ...others] = cloud.seen(method, path(cloud));
    expect(others).toEqual([]);
    expect(call?.status).toBe(status);
    expect(call?.query).toEqual(path(cloud).endsWith('connect-desktops') ? LIST_QUERY : {});
    expect(call?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-auth-token': expect.stringMatching(/^MII[\w+=-]{4000,}$/),
    });
    expect(Number(call?.headers['content-length'] ?? 0)).toBe(0);
    expect(call?.headers).not.toHaveProperty('cookie');
    expect(tokensOf(cloud)).toHaveLength(1);
  });
}

const LIST_QUERY = { limit: ['2000'], offset: ['0'] };

/** The different tokens the services were shown. */
function tokensOf(cloud: Cloud): string[] {
  const shown = cloud.requests.flatMap(({ headers }) => headers['x-auth-token'] ?? []);
  return [...new Set(shown)];
}

test('signing in asks for one token and shows no secret in an address', async ({
  machines,
  cloud,
}) => {
  await machines.grid.waitFor();

  const [call, ...others] = cloud.seen('POST', '/v3/auth/tokens');
  expect(others).toEqual([]);
  expect(call?.query).toEqual({ nocatalog: ['true'] });
  expect(call?.headers).toMatchObject({ 'content-type': 'application/json;charset=utf8' });
  expect(JSON.stringify(cloud.requests)).not.toContain(cloud.account.password);
});

test('a second click on the same machine goes to its tab and asks for nothing', async ({
  machines,
  cloud,
}) => {
  const console = await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();
  await expect(console.tab).toHaveAttribute('aria-selected', 'false');

  await machines.openConsole(DESKTOP);

  await expect(console.tab).toHaveAttribute('aria-selected', 'true');
  await expect(console.tab).toHaveCount(1);
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
});

const WAYS: readonly { readonly way: string; readonly open: (row: Locator) => Promise<void> }[] = [
  { way: 'a double click', open: (row) => row.dblclick() },
  { way: 'Enter', open: (row) => row.press('Enter') },
];

for (const { way, open } of WAYS) {
  test(`${way} on a row opens the console with one call`, async ({ machines, cloud }) => {
    await open(await machines.find(IDLE_DESKTOP));

    await machines.consoleOf(IDLE_DESKTOP).connected();
    expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);
  });
}

test('a token that the cloud has ended is replaced without a word', async ({ machines, cloud }) => {
  cloud.revokeTokens();

  await (await machines.openConsole(DESKTOP)).connected();

  expect(tokensOf(cloud)).toHaveLength(2);
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles').map(({ status }) => status)).toEqual(
    [401, 200],
  );
});
