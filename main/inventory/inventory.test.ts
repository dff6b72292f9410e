import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Machine } from '../../preload/contract/models';
import { Failure } from '../errors';
import { broken, FakeAccounts, FakeCloud, Gate, json, settle } from '../testing/fake-cloud';
import { Inventory } from './inventory';

const DESKTOPS = 'GET /v2/p1/desktops';
const CONNECTIONS = 'GET /v2/p1/connect-desktops';
const SERVERS = 'GET /v1/p1/physicalservers';

let cloud: FakeCloud;
let accounts: FakeAccounts;
let inventory: Inventory;

beforeEach(async () => {
  cloud = new FakeCloud();
  cloud.on(DESKTOPS, json({ desktops: [] }));
  cloud.on(CONNECTIONS, json({ desktops: [] }));
  cloud.on(SERVERS, json({ servers: [] }));
  accounts = new FakeAccounts();
  await accounts.add('a1', cloud);
  inventory = new Inventory(accounts);
});

afterEach(() => {
  for (const { id } of accounts.signedIn()) accounts.leave(id);
});

const only = async (): Promise<Machine> => {
  const { machines } = await inventory.list();
  expect(machines).toHaveLength(1);
  const [machine] = machines;
  if (machine === undefined) throw new Error('no machine');
  return machine;
};

describe('a desktop', () => {
  const row = {
    desktop_id: 'd1',
    computer_name: 'DESK-1',
    ip_address: '10.0.0.1',
    status: 'ACTIVE',
    task_status: null,
    connect_status: 'REGISTERED',
    attach_user_infos: [
      { user_id: 'u1', user_name: 'zoe', type: 'USER' },
      { user_id: 'g1', user_name: '', type: 'GROUP' },
    ],
  };
  const connected = {
    desktop_id: 'd1',
    desktop_name: 'other name',
    connect_status: 'CONNECTED',
    attach_users: [{ id: 'u2', name: 'li', type: 'USER' }],
  };

  test('is one machine out of both lists', async () => {
    cloud.on(DESKTOPS, json({ desktops: [row] }));
    cloud.on(CONNECTIONS, json({ desktops: [connected] }));
    const { fetchedAt, ...machine } = await only();
    expect(new Date(fetchedAt).toISOString()).toBe(fetchedAt);
    expect(machine).toEqual({
      id: 'a1/desktop/d1',
      accountId: 'a1',
      kind: 'desktop',
      nativeId: 'd1',
      name: 'DESK-1',
      power: { meaning: 'on', raw: 'ACTIVE' },
      connection: { meaning: 'connected', raw: 'CONNECTED' },
      health: null,
      users: [{ id: 'u2', name: 'li', type: 'user' }],
      place: '10.0.0.1',
      region: 'cn-north-4',
    });
  });

  test('that only the first list names is whole without the second', async () => {
    cloud.on(DESKTOPS, json({ desktops: [row] }));
    expect(await only()).toMatchObject({
      connection: { meaning: 'registered' },
      users: [
        { id: 'u1', name: 'zoe', type: 'user' },
        { id: 'g1', name: 'g1', type: 'group' },
      ],
    });
  });

  test('that only the second list names is kept, with what is known', async () => {
    cloud.on(CONNECTIONS, json({ desktops: [connected] }));
    expect(await only()).toMatchObject({
      name: 'other name',
      power: { meaning: 'unknown', raw: '' },
      connection: { meaning: 'connected' },
      place: '',
    });
  });

  test('keeps what the second list does not say', async () => {
    cloud.on(DESKTOPS, json({ desktops: [row] }));
    cloud.on(
      CONNECTIONS,
      json({ desktops: [{ desktop_id: 'd1', connect_status: '', attach_users: [] }] }),
    );
    expect(await only()).toMatchObject({
      connection: { meaning: 'registered' },
      users: [{ id: 'u1' }, { id: 'g1' }],
    });
  });

  test('without names is known by its id, its old single user by name', async () => {
    cloud.on(DESKTOPS, json({ desktops: [{ desktop_id: 'd1', user_name: 'zoe' }] }));
    expect(await only()).toMatchObject({
      name: 'd1',
      users: [{ id: 'zoe', name: 'zoe', type: 'user' }],
    });
  });

  test('with words nobody has heard of shows them', async () => {
    const strange = { ...row, status: 'MELTING', connect_status: 'DAYDREAMING' };
    cloud.on(DESKTOPS, json({ desktops: [strange] }));
    expect(await only()).toMatchObject({
      power: { meaning: 'unknown', raw: 'MELTING' },
      connection: { meaning: 'unknown', raw: 'DAYDREAMING' },
    });
  });
});

test('a server is a machine with a place in a rack', async () => {
  const location = { dc: 'dc-1', rack: null, unit: 'U07' };
  cloud.on(
    SERVERS,
    json({ servers: [{ id: 's1', power_state: 'on', health_state: 'Warning', location }] }),
  );
  expect(await only()).toMatchObject({
    id: 'a1/server/s1',
    kind: 'server',
    name: 's1',
    power: { meaning: 'on', raw: 'on' },
    connection: null,
    health: { meaning: 'warning', raw: 'Warning' },
    users: [],
    place: 'dc-1 / U07',
  });
});

describe('a failing source', () => {
  test.each([
    [DESKTOPS, 'desktops', 2],
    [CONNECTIONS, 'connections', 2],
    [SERVERS, 'servers', 1],
  ])('%s shows its reason and hides nothing of the others', async (route, source, left) => {
    cloud.on(DESKTOPS, json({ desktops: [{ desktop_id: 'd1' }] }));
    cloud.on(CONNECTIONS, json({ desktops: [{ desktop_id: 'd1' }] }));
    cloud.on(SERVERS, json({ servers: [{ id: 's1' }] }));
    cloud.on(route, json({ error_code: 'APIGW.0302', error_msg: 'no' }, 403));
    const { machines, failures } = await inventory.list();
    expect(machines).toHaveLength(left);
    expect(failures).toMatchObject([
      { accountId: 'a1', source, error: { code: 'not-allowed', requestId: 'r-1' } },
    ]);
  });

  test('of one account hides nothing of another', async () => {
    const offline = new FakeCloud();
    await accounts.add('a2', offline);
    for (const route of [DESKTOPS, CONNECTIONS, SERVERS]) {
      offline.on(route, broken('net::ERR_INTERNET_DISCONNECTED'));
    }
    cloud.on(SERVERS, json({ servers: [{ id: 's1' }] }));
    const { machines, failures } = await inventory.list();
    expect(machines.map(({ id }) => id)).toEqual(['a1/server/s1']);
    expect(failures.map(({ accountId, error }) => `${accountId} ${error.code}`)).toEqual(
      Array(3).fill('a2 offline'),
    );
  });

  describe('after a good reading', () => {
    const ids = async (): Promise<string[]> =>
      (await inventory.list()).machines.map(({ nativeId }) => nativeId);

    beforeEach(async () => {
      cloud.on(DESKTOPS, json({ desktops: [{ desktop_id: 'd1' }] }));
      cloud.on(CONNECTIONS, json({ desktops: [{ desktop_id: 'd1' }] }));
      cloud.on(SERVERS, json({ servers: [{ id: 's1' }] }));
      const { machines } = await inventory.list();
      expect(machines).toHaveLength(2);
    });

    test('leaves what it had, as old as it is, as often as it fails', async () => {
      const [before] = (await inventory.list()).machines;
      for (const route of [DESKTOPS, CONNECTIONS, SERVERS]) {
        cloud.on(route, broken('net::ERR_INTERNET_DISCONNECTED'));
      }
      expect(await ids()).toEqual(['d1', 's1']);
      const { machines, failures } = await inventory.list();
      expect(machines[0]).toEqual(before);
      expect(failures).toHaveLength(3);
    });

    test('brings back nothing that was gone before it failed', async () => {
      cloud.on(SERVERS, json({ servers: [] }));
      expect(await ids()).toEqual(['d1']);
      cloud.on(SERVERS, broken('net::ERR_INTERNET_DISCONNECTED'));
      expect(await ids()).toEqual(['d1']);
    });

    test('leaves no desktop that the other list does not name', async () => {
      cloud.on(DESKTOPS, broken('net::ERR_INTERNET_DISCONNECTED'));
      cloud.on(CONNECTIONS, json({ desktops: [{ desktop_id: 'd2' }] }));
      expect(await ids()).toEqual(['d2', 's1']);
    });

    test('leaves nothing that may not be seen any more', async () => {
      cloud.on(SERVERS, json({ error_code: 'APIGW.0302', error_msg: 'no' }, 403));
      expect(await ids()).toEqual(['d1']);
    });

    test('of an account that has left leaves nothing', async () => {
      accounts.leave('a1');
      expect(await ids()).toEqual([]);
    });
  });

  test('with bad rows says how many, and gives the good ones', async () => {
    cloud.on(SERVERS, json({ servers: [{ id: 's1' }, {}, null] }));
    const { machines, failures } = await inventory.list();
    expect(machines).toHaveLength(1);
    expect(failures).toMatchObject([
      { source: 'servers', error: { code: 'rows-damaged', params: { damaged: '2' } } },
    ]);
  });
});

test('all sources of all accounts are read at the same time', async () => {
  const second = new FakeCloud();
  await accounts.add('a2', second);
  const gate = new Gate();
  const empty = () => gate.passed.then(() => Response.json({ desktops: [], servers: [] }));
  for (const one of [cloud, second]) {
    one.sent.length = 0;
    for (const route of [DESKTOPS, CONNECTIONS, SERVERS]) one.on(route, empty);
  }
  const listing = inventory.list();
  await settle();
  expect([cloud.sent.length, second.sent.length]).toEqual([3, 3]);
  gate.open();
  expect(await listing).toEqual({ machines: [], failures: [], absent: [] });
});

test('without accounts there is nothing, and nothing is asked', async () => {
  accounts.leave('a1');
  cloud.sent.length = 0;
  expect(await inventory.list()).toEqual({ machines: [], failures: [], absent: [] });
  expect(cloud.sent).toEqual([]);
});

describe('a machine by its id', () => {
  const code = (id: string): string => {
    try {
      return inventory.require(id).machine.nativeId;
    } catch (thrown) {
      return thrown instanceof Failure ? thrown.data.code : 'no failure';
    }
  };

  test('is found with its account, also after a reading that failed', async () => {
    cloud.on(SERVERS, json({ servers: [{ id: 's1' }] }), json({}, 500));
    await inventory.list();
    expect(inventory.require('a1/server/s1').account.id).toBe('a1');
    await inventory.list();
    expect(code('a1/server/s1')).toBe('s1');
  });

  test('is as it was read last, and keeps its users where that reading names none', async () => {
    cloud.on(
      DESKTOPS,
      json({ desktops: [{ desktop_id: 'd1', status: 'ACTIVE', user_name: 'li' }] }),
    );
    const machine = await only();
    expect(inventory.note(machine).isNews, 'all the same').toBe(false);
    const off = { ...machine, users: [], power: { meaning: 'off', raw: 'SHUTOFF' } } as const;
    expect(inventory.note(off)).toMatchObject({ isNews: true, machine: { users: [{ id: 'li' }] } });
    expect(inventory.require('a1/desktop/d1').machine.power.raw).toBe('SHUTOFF');
  });

  test('that nobody has seen is refused, and so is one whose account left', async () => {
    cloud.on(SERVERS, json({ servers: [{ id: 's1' }] }));
    expect(code('a1/server/s1')).toBe('machine-not-found');
    await inventory.list();
    accounts.leave('a1');
    expect(code('a1/server/s1')).toBe('signed-out');
  });
});
