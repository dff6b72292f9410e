import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeRegionOptions } from '../options';
import { at, type Reply, rowsAt, startTestRegion, textAt, type TestRegion } from '../testing/api';
import { anyText, matching } from '../testing/matchers';

let test: TestRegion;
afterEach(() => test.region.close());

const start = async (options: PracticeRegionOptions = {}): Promise<void> => {
  test = await startTestRegion({ estate: { desktops: 0, servers: 40 }, ...options });
};
const get = (path: string): Promise<Reply> =>
  test.get(`/v1/${test.project}/physicalservers${path}`);
const power = (body: unknown): Promise<Reply> =>
  test.call('PUT', `/v1/${test.project}/physicalservers/power-state`, body);

describe('physical servers (API facts 2)', () => {
  it.each([
    ['', 10],
    ['?limit=3', 10],
    ['?limit=0', 10],
    ['?limit=25', 25],
    ['?limit=5000', 40],
  ])(
    'list%s gives %i rows: too small a limit counts as 10, too large a one as 1000',
    async (query, rows) => {
      await start();
      const { json } = await get(query);
      expect(rowsAt(json, 'servers')).toHaveLength(rows);
      expect(at(json, 'count')).toBe(40);
      expect(at(json, 'page_info', 'current_count')).toBe(rows);
    },
  );

  it.each(['id', 'url'] as const)('are paged by marker, given as %s', async (marker) => {
    await start({ behaviour: { marker } });
    const seen: string[] = [];
    let next: unknown = '';
    let pages = 0;
    do {
      const id = String(next).startsWith('https://')
        ? new URL(String(next)).searchParams.get('marker')
        : String(next);
      const { json } = await get(`?limit=15&marker=${id ?? ''}`);
      seen.push(...rowsAt(json, 'servers').map((row) => textAt(row, 'id')));
      next = at(json, 'page_info', 'next_marker');
      pages += 1;
    } while (next !== null);
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(40);
  });

  it('are filtered by manage state; a marker outlives a change of state', async () => {
    await start();
    const { json } = await get('?manage_state=maintain&limit=1000');
    expect(rowsAt(json, 'servers').map((row) => textAt(row, 'manage_state'))).toEqual(['maintain']);
    const marker = test.region.server('gz1-r01-db-02');
    marker.setManageState('maintain');
    expect(
      at((await get(`?manage_state=in-use&marker=${marker.id}`)).json, 'servers', 0, 'name'),
    ).toBe('gz1-r02-storage-01');
    expect(await get('?manage_state=happy')).toMatchObject({
      status: 400,
      json: { error_code: 'iMetal.0001' },
    });
    expect(await get('?marker=unknown')).toMatchObject({
      status: 400,
      json: { error_code: 'iMetal.0001' },
    });
    expect((await get('?limit=many')).status).toBe(400);
  });

  it('are shown unwrapped, with the documented fields', async () => {
    await start();
    const { id } = test.region.server('gz1-r02-storage-01');
    expect((await get(`/${id}`)).json).toMatchObject({
      id,
      name: 'gz1-r02-storage-01',
      project_id: test.project,
      manage_state: 'in-use',
      frozen_state: 0,
      power_state: 'on',
      health_state: 'Critical',
      location: { dc: 'Guangzhou-DC1', rack: 'R02', unit: matching(/^U\d\d$/) },
      error: { error_code: 'iMetal.0110' },
    });
    expect(await get('/unknown')).toMatchObject({
      status: 404,
      json: { error_code: 'iMetal.0100', error_msg: 'The server unknown does not exist.' },
    });
  });

  it('are counted', async () => {
    await start();
    const { json } = await get('/status');
    expect(json).toMatchObject({
      server_status: { total: 40, critical: 1 },
      server_power_status: { unknown: 0 },
    });
    expect(
      Number(at(json, 'server_power_status', 'on')) +
        Number(at(json, 'server_power_status', 'off')),
    ).toBe(40);
  });

  it('have a console while they are on', async () => {
    await start();
    const on = await get(`/${test.region.server('gz1-r01-db-01').id}/remote-console-address`);
    expect(on.json).toEqual({ url: anyText });
    const url = new URL(textAt(on.json, 'url'));
    expect(url.pathname).toBe('/vnc/gz1-r01-db-01.practice-1/vnc_auto.html');
    expect(url.search).toMatch(/^\?token=[0-9a-f-]{36}&compression=9&quality=0&resize=scale$/);
    const off = await get(`/${test.region.server('gz1-r03-kvm-01').id}/remote-console-address`);
    expect(off).toMatchObject({ status: 400, json: { error_code: 'iMetal.0101' } });
  });

  it('are switched through operation_state', async () => {
    await start({ timings: { power: 10 } });
    const server = test.region.server('gz1-r03-kvm-01');
    expect((await power({ action: 'power on', server_id_set: [server.id] })).json).toEqual({
      physical_servers: [{ id: server.id }],
    });
    const shown = () => get(`/${server.id}`);
    expect((await shown()).json).toMatchObject({
      power_state: 'off',
      operation_state: 'power-on-processing',
    });
    expect(await power({ action: 'power on', server_id_set: [server.id] })).toMatchObject({
      status: 400,
      json: { error_code: 'iMetal.0101' },
    });
    test.pass(10);
    expect((await shown()).json).toMatchObject({
      power_state: 'on',
      operation_state: 'power-on-succeed',
    });
  });

  it('in a critical state do not come up again', async () => {
    await start();
    const server = test.region.server('gz1-r02-storage-01');
    await power({ action: 'rebooting', server_id_set: [server.id] });
    expect((await get(`/${server.id}`)).json).toMatchObject({
      power_state: 'off',
      operation_state: 'reboot-failed',
    });
  });

  it('are switched all or not at all', async () => {
    await start();
    const on = test.region.server('gz1-r01-db-01');
    const off = test.region.server('gz1-r03-kvm-01');
    expect((await power({ action: 'power off', server_id_set: [on.id, off.id] })).status).toBe(400);
    expect((await get(`/${on.id}`)).json).toMatchObject({ operation_state: '' });
    expect((await power({ action: 'power off', server_id_set: [on.id, 'unknown'] })).status).toBe(
      404,
    );
    expect((await power({ action: 'poweroff', server_id_set: [on.id] })).status).toBe(400);
    expect(
      (await power({ action: 'power off', server_id_set: Array.from({ length: 51 }, () => on.id) }))
        .status,
    ).toBe(400);
  });
});
