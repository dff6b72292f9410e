import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import { expect, test } from '../fixtures';

test('a desktop is shown with power, connection, users, address and account', async ({
  machines,
}) => {
  const row = await machines.find(DESKTOP);

  await expect(row.getByRole('gridcell')).toContainText([
    DESKTOP,
    'Running',
    'Connected',
    'wang.fang',
    /^\d+\.\d+\.\d+\.\d+$/,
    'Test cloud',
    'Open console',
  ]);
});

test('a physical server is shown with power, health and place', async ({ machines }) => {
  const row = await machines.find(SERVER);

  await expect(row.getByRole('gridcell')).toContainText([
    SERVER,
    'Running',
    'Healthy',
    '',
    /^Guangzhou-DC1 \/ R01 \/ U\d+$/,
    'Test cloud',
    'Open console',
  ]);
});

test('the connection list is right where the two lists of desktops differ', async ({
  machines,
  cloud,
}) => {
  const { id } = cloud.desktop(DESKTOP);
  cloud.failNext({
    path: '/v2/*/connect-desktops',
    status: 200,
    body: {
      total_count: 1,
      desktops: [
        {
          desktop_id: id,
          desktop_name: DESKTOP,
          connect_status: 'DISCONNECTED',
          attach_users: [{ id: '1', name: 'somebody.else', type: 'USER' }],
        },
      ],
    },
  });

  await machines.refresh();

  const row = await machines.find(DESKTOP);
  await expect(row).toContainText('Disconnected');
  await expect(row).toContainText('somebody.else');
  await expect(row).toContainText('Running');
});

test('the rows change with the machines', async ({ machines, cloud }) => {
  const row = await machines.find(DESKTOP);
  await expect(row).toContainText('Running');

  cloud.desktop(DESKTOP).setStatus('SHUTOFF');
  await machines.refresh();

  await expect(row).toContainText('Off');
  await expect(row).toContainText('Not registered');
});

test('words of the cloud that nobody knows are shown as they came', async ({ machines, cloud }) => {
  const unknown = {
    desktop_id: '00000000-0000-0000-0000-000000000001',
    status: 'SLEEPWALKING',
    connect_status: 'LEVITATING',
  };
  cloud.failNext({
    path: '/v2/*/desktops',
    status: 200,
    body: { total_count: 1, desktops: [{ ...unknown, computer_name: 'ODD-01' }] },
  });
  cloud.failNext({
    path: '/v2/*/connect-desktops',
    status: 200,
    body: { total_count: 1, desktops: [{ ...unknown, desktop_name: 'ODD-01' }] },
  });

  await machines.refresh();

  const row = await machines.find('ODD-01');
  await expect(row).toContainText('SLEEPWALKING');
  await expect(row).toContainText('LEVITATING');
});

const SOURCES = [
  { path: '/v2/*/desktops', source: 'desktops', still: [DESKTOP, SERVER] },
  { path: '/v2/*/connect-desktops', source: 'connection states', still: [DESKTOP, SERVER] },
  { path: '/v1/*/physicalservers', source: 'physical servers', still: [DESKTOP] },
];

for (const { path, source, still } of SOURCES) {
  test(`when the ${source} cannot be read, the reason is shown and the others are too`, async ({
    machines,
    cloud,
  }) => {
    cloud.failNext({
      path,
      status: 403,
      body: { error_code: 'WKS.0403', error_msg: 'The policy of this user says no' },
    });

    await machines.refresh();

    await expect(machines.failures).toHaveCount(1);
    await expect(machines.failures).toContainText(`Test cloud: ${source} not read`);
    await expect(machines.failures).toContainText('lacks the permission');
    await expect(machines.failures).toContainText('WKS.0403');
    for (const name of still) await expect(await machines.find(name)).toBeVisible();

    await machines.refresh();
    await expect(machines.failures).toHaveCount(0);
  });
}

test('a server fault is tried again before it is told', async ({ machines, cloud }) => {
  cloud.failNext({ path: '/v1/*/physicalservers', status: 503, times: 1 });
  cloud.forgetRequests();

  await machines.refresh();

  await expect.poll(() => cloud.seen('GET', '/v1/*/physicalservers')).toHaveLength(2);
  await expect(await machines.find(SERVER)).toBeVisible();
  await expect(machines.failures).toHaveCount(0);
});

test('a fault that stays is told with its request id', async ({ machines, cloud }) => {
  cloud.failNext({ path: '/v1/*/physicalservers', status: 503, times: 3 });
  cloud.forgetRequests();

  await machines.refresh();

  await expect(machines.failures).toContainText(english('error.service-unavailable'));
  const last = cloud.seen('GET', '/v1/*/physicalservers').at(-1);
  await expect(machines.failures).toContainText(last?.requestId ?? 'no request');
});

test('long lists are read to their end', async ({ computer, makeCloud }) => {
  const cloud = await makeCloud({ estate: { desktops: 2100, servers: 1100 } });
  const machines = await computer.signIn(cloud);

  await expect.poll(() => machines.count()).toBe(3200);
  // The later ones are asked for side by side.
  expect(offsets(cloud.seen('GET', '/v2/*/desktops')).sort()).toEqual(['0', '1000', '2000']);
  expect(offsets(cloud.seen('GET', '/v2/*/connect-desktops'))).toEqual(['0', '2000']);
  expect(cloud.seen('GET', '/v1/*/physicalservers')).toHaveLength(2);
});

function offsets(
  requests: readonly { readonly query: Readonly<Record<string, readonly string[]>> }[],
): string[] {
  return requests.map(({ query }) => query['offset']?.[0] ?? '');
}
