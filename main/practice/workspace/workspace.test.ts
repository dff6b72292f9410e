import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  passwordBody,
  type Reply,
  rowsAt,
  send,
  startTestRegion,
  textAt,
  type TestRegion,
} from '../testing/api';
import { anyText, containing } from '../testing/matchers';

let test: TestRegion;
beforeEach(async () => {
  test = await startTestRegion();
});
afterEach(() => test.region.close());

const get = (path: string): Promise<Reply> => test.get(`/v2/${test.project}/${path}`);
const post = (path: string, body?: unknown): Promise<Reply> =>
  test.call('POST', `/v2/${test.project}/${path}`, body);
const names = (reply: Reply, key: string): string[] =>
  rowsAt(reply.json, 'desktops').map((row) => textAt(row, key));

describe('connection list (API facts 1.1)', () => {
  it('has its own names, 100 rows by default, and a record offset', async () => {
    const first = await get('connect-desktops');
    expect(rowsAt(first.json, 'desktops')).toHaveLength(100);
    expect(at(first.json, 'total_count')).toBe(240);
    expect(at(first.json, 'desktops', 3)).toEqual({
      desktop_id: test.region.desktop('设计-王芳-01').id,
      desktop_name: '设计-王芳-01',
      connect_status: 'CONNECTED',
      attach_users: [{ id: anyText, name: '王芳', user_group: 'users', type: 'USER' }],
    });
    const last = await get('connect-desktops?offset=200&limit=2000');
    expect(rowsAt(last.json, 'desktops')).toHaveLength(40);
    expect(rowsAt((await get('connect-desktops?limit=0')).json, 'desktops')).toEqual([]);
  });

  it('filters by exact user names and by status', async () => {
    expect(
      names(
        await get('connect-desktops?user_names=wang.fang&user_names=li.wei&limit=2'),
        'desktop_name',
      ),
    ).toEqual(['SH-FIN-0042', 'SH-FIN-0024']);
    expect(names(await get('connect-desktops?user_names=wang'), 'desktop_name')).toEqual([]);
    const open = await get('connect-desktops?connect_status=DISCONNECTED&limit=2000');
    expect(new Set(names(open, 'connect_status'))).toEqual(new Set(['DISCONNECTED']));
    expect(at(open.json, 'total_count')).toBe(rowsAt(open.json, 'desktops').length);
  });

  it.each([
    'limit=2001',
    'offset=2001',
    'limit=-1',
    'limit=ten',
    'connect_status=UNREGISTERED',
    `user_names=x${'&user_names=x'.repeat(100)}`,
  ])('refuses %.30s with the four-field body', async (query) => {
    const { status, json } = await get(`connect-desktops?${query}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error_code: 'WKS.0001',
      error_msg: anyText,
      error_detail: anyText,
    });
  });
});

describe('desktop lists (API facts 1.2, 1.3)', () => {
  it('the light list shows power and connection, under its own names', async () => {
    const { json } = await get('desktops');
    expect(rowsAt(json, 'desktops')).toHaveLength(240);
    expect(at(json, 'desktops', 0)).toMatchObject({
      computer_name: 'SH-FIN-0042',
      status: 'ACTIVE',
      task_status: null,
      connect_status: 'CONNECTED',
      attach_user_infos: [{ user_name: 'wang.fang', type: 'USER' }],
    });
    expect(at(json, 'desktops', 0, 'desktop_name')).toBeUndefined();
    expect((await get('desktops?limit=1001')).status).toBe(400);
    expect(rowsAt((await get('desktops?offset=239')).json, 'desktops')).toHaveLength(1);
  });

  it('the light list filters', async () => {
    expect(names(await get('desktops?computer_name=fin-0042'), 'computer_name')).toEqual([
      'SH-FIN-0042',
      'SH-FIN-0042A',
    ]);
    expect(names(await get('desktops?user_name=WANG.F&limit=1'), 'computer_name')).toEqual([
      'SH-FIN-0042',
    ]);
    expect(new Set(names(await get('desktops?status=ERROR'), 'status'))).toEqual(
      new Set(['ERROR']),
    );
    const { id } = test.region.desktop('BJ-HR-0003');
    expect(names(await get(`desktops?desktop_id=${id}`), 'computer_name')).toEqual(['BJ-HR-0003']);
    expect(
      new Set(names(await get('desktops?desktop_type=POOLED,SHARED'), 'desktop_type')),
    ).toEqual(new Set(['POOLED', 'SHARED']));
    expect((await get('desktops?status=RUNNING')).status).toBe(400);
    expect((await get('desktops?is_share_desktop=yes')).status).toBe(400);
  });

  it('the detailed list has login_status, 500 rows at most, and sorts', async () => {
    const { json } = await get('desktops/detail?limit=500&sort_field=computer_name&sort_type=ASC');
    const sorted = rowsAt(json, 'desktops').map((row) => textAt(row, 'computer_name'));
    expect(sorted).toEqual([...sorted].sort((a, b) => (a < b ? -1 : 1)));
    expect(at(json, 'desktops', 0)).toHaveProperty('login_status');
    expect(at(json, 'desktops', 0)).not.toHaveProperty('connect_status');
    expect((await get('desktops/detail?limit=501')).status).toBe(400);
    expect(
      names(
        await get('desktops/detail?user_names=wang.fang&user_name=nobody&limit=1'),
        'computer_name',
      ),
    ).toEqual(['SH-FIN-0042']);
    expect(
      names(
        await get('desktops/detail?computer_names=SZ-OPS-0012&in_maintenance_mode=true'),
        'computer_name',
      ),
    ).toEqual(['SZ-OPS-0012']);
    expect(
      names(
        await get('desktops/detail?user_attached=false&computer_name=DESKTOP-7K2QX0M'),
        'attach_state',
      ),
    ).toEqual(['UNATTACH']);
  });

  it('one desktop is shown, an unknown one is not', async () => {
    const { id } = test.region.desktop('MUC-DEV-0007');
    expect(at((await get(`desktops/${id}`)).json, 'desktop')).toMatchObject({
      computer_name: 'MUC-DEV-0007',
      metadata: { os_type: 'Linux' },
      security_groups: [{}],
    });
    expect(await get('desktops/unknown')).toMatchObject({
      status: 404,
      json: { error_code: 'WKS.0202' },
    });
    const elsewhere = test.region.desktop(test.region.desktop('SH-FIN-0042').id);
    expect(elsewhere.projectId).toBe(test.project);
  });

  it('a project without Workspace says so (WKS.00010099)', async () => {
    const signIn = await send(
      `${test.region.url}/v3/auth/tokens`,
      'POST',
      passwordBody(test.region, { project: { name: 'practice-1_archive' } }),
    );
    const archive = test.region.projectId('practice-1_archive');
    const headers = { 'X-Auth-Token': signIn.headers.get('x-subject-token') ?? '' };
    expect(
      await send(`${test.region.url}/v2/${archive}/desktops`, 'GET', undefined, headers),
    ).toMatchObject({ status: 403, json: { error_code: 'WKS.00010099' } });
    expect(
      (await send(`${test.region.url}/v1/${archive}/physicalservers`, 'GET', undefined, headers))
        .status,
    ).toBe(200);
  });
});

describe('console of a desktop (API facts 1.4)', () => {
  it('is a new address every time', async () => {
    const { id } = test.region.desktop('设计-王芳-01');
    const one = await get(`desktops/${id}/remote-consoles`);
    expect(one.status).toBe(200);
    expect(at(one.json, 'type')).toBe('novnc');
    expect(one.json).not.toHaveProperty('protocol');
    const url = new URL(textAt(one.json, 'url'));
    expect(url.origin).toBe(test.region.url);
    expect(decodeURIComponent(url.pathname)).toBe('/vnc/设计-王芳-01.practice-1/vnc_auto.html');
    expect(url.search).toMatch(/^\?token=[0-9a-f-]{36}&lang=EN$/);
    const two = await get(`desktops/${id}/remote-consoles`);
    expect(textAt(two.json, 'url')).not.toBe(url.href);
  });

  it.each(['BJ-HR-0003', 'HK-LEGAL-0011', 'SZ-OPS-0009'])(
    'is refused for %s, which does not run',
    async (name) => {
      const { id } = test.region.desktop(name);
      expect(await get(`desktops/${id}/remote-consoles`)).toMatchObject({
        status: 409,
        json: { error_code: 'WKS.00010032' },
      });
    },
  );

  it('is there for a desktop that runs without being registered', async () => {
    const { id } = test.region.desktop('DESKTOP-7K2QX0M');
    expect((await get(`desktops/${id}/remote-consoles`)).status).toBe(200);
  });
});

describe('power (API facts 1.6)', () => {
  it('tells failures of single desktops inside a 200', async () => {
    const [active, off] = ['SH-FIN-0042', 'BJ-HR-0003'].map((name) => test.region.desktop(name).id);
    const { status, json } = await post('desktops/action', {
      desktop_ids: [active, off, 'nobody'],
      op_type: 'os-start',
      type: 'SOFT',
    });
    expect(status).toBe(200);
    expect(at(json, 'job_id')).toBeNull();
    expect(rowsAt(json, 'failed_operation_list')).toEqual([
      {
        desktop_id: active,
        desktop_name: 'SH-FIN-0042',
        error_code: 'WKS.00010032',
        error_msg: containing('ACTIVE'),
      },
      {
        desktop_id: 'nobody',
        desktop_name: null,
        error_code: 'WKS.0202',
        error_msg: anyText,
      },
    ]);
  });

  it.each([
    {},
    { desktop_ids: [], op_type: 'reboot' },
    { desktop_ids: ['x'], op_type: 'explode' },
    { desktop_ids: Array.from({ length: 101 }, () => 'x'), op_type: 'reboot' },
    { desktop_ids: ['x'], op_type: 'reboot', type: 'GENTLE' },
  ])('refuses %j', async (body) => {
    expect((await post('desktops/action', body)).status).toBe(400);
  });

  it('sends messages to desktops', async () => {
    const { id } = test.region.desktop('SH-FIN-0042');
    expect(
      await post('desktops/notifications', { desktop_ids: [id], notifications: 'Hello' }),
    ).toMatchObject({ status: 200, json: { job_id: anyText } });
    expect(
      (await post('desktops/notifications', { desktop_ids: ['x'], notifications: 'Hello' })).status,
    ).toBe(400);
  });
});

describe('tenant (API facts 1.5, 1.8)', () => {
  it('shows the state of the service and the access host of the links', async () => {
    expect((await get('workspaces')).json).toMatchObject({
      status: 'SUBSCRIBED',
      internet_access_address: 'access.practice-1.example',
      internet_access_port: '9445',
    });
  });

  it('has the configuration of spaces as JSON inside a string', async () => {
    const { json } = await get('share-space/configuration?name=share-space-user-conf');
    expect(JSON.parse(textAt(json, 'config_value'))).toMatchObject({ wait_confirm_time: 180 });
    expect((await get('share-space/configuration')).status).toBe(400);
  });
});
