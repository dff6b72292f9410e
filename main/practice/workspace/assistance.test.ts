import { afterEach, describe, expect, it } from 'vitest';
import type { Behaviour, Timings } from '../options';
import { at, type Reply, startTestRegion, textAt, type TestRegion } from '../testing/api';
import { containing, matching } from '../testing/matchers';

let test: TestRegion;
afterEach(() => test.region.close());

const start = async (
  behaviour: Partial<Behaviour> = {},
  timings: Partial<Timings> = {},
): Promise<void> => {
  test = await startTestRegion({
    estate: { desktops: 25, servers: 0 },
    behaviour,
    timings: { assistance: [4, 4], session: [60, 60], ...timings },
  });
};
const path = (name: string): string =>
  `/v2/${test.project}/desktops/${test.region.desktop(name).id}/remote-assistance`;
const show = (name: string): Promise<Reply> => test.get(path(name));
const create = (name: string): Promise<Reply> => test.call('POST', path(name));
const cancel = (name: string): Promise<Reply> => test.call('DELETE', path(name));
const status = async (name: string): Promise<string> => textAt((await show(name)).json, 'status');

describe('remote assistance (API facts 1.5)', () => {
  it('goes from WAIT_USER_CONFIRM over WAIT_USER_ACCESS and OPEN to CLOSE', async () => {
    await start();
    const created = await create('SH-FIN-0042');
    expect(created.status).toBe(200);
    expect(created.json).toEqual({
      share_space_id: matching(/^[0-9a-f]{24}$/),
      status: 'WAIT_USER_CONFIRM',
      desktop_id: test.region.desktop('SH-FIN-0042').id,
      initiator_type: 'ADMIN_INITIATE',
    });
    expect((await show('SH-FIN-0042')).json).toEqual({
      share_space_id: at(created.json, 'share_space_id'),
      invitation_code: null,
      share_space_name: 'SH-FIN-0042-0800',
      private_share_link: null,
      internet_share_link: null,
      create_time: '2026-03-02T08:00:00Z',
      status: 'WAIT_USER_CONFIRM',
      failed_reason: null,
    });
    test.pass(4);
    expect(await status('SH-FIN-0042')).toBe('WAIT_USER_ACCESS');
    test.pass(4);
    const { json } = await show('SH-FIN-0042');
    expect(at(json, 'status')).toBe('OPEN');
    const code = textAt(json, 'invitation_code');
    expect(code).toMatch(/^[A-Z0-9]{8}$/);
    expect(textAt(json, 'internet_share_link')).toBe(
      `https://access.practice-1.example:9445/#/share-space?username=wang.fang&workspace_id=${test.project}&code=${code}`,
    );
    expect(textAt(json, 'private_share_link')).toContain(
      'https://dc-access.practice-1.example:9445/#/share-space?',
    );
    test.pass(61);
    expect(await status('SH-FIN-0042')).toBe('CLOSE');
    expect((await create('SH-FIN-0042')).status).toBe(200);
  });

  it('plays several stages at once when nobody looked meanwhile', async () => {
    await start();
    await create('SH-FIN-0042');
    test.pass(30);
    expect(await status('SH-FIN-0042')).toBe('OPEN');
  });

  it('is cancelled with 204 and nothing else, once', async () => {
    await start();
    await create('SH-FIN-0042');
    const gone = await cancel('SH-FIN-0042');
    expect(gone).toMatchObject({ status: 204, json: '' });
    expect(await status('SH-FIN-0042')).toBe('CLOSE');
    expect((await cancel('SH-FIN-0042')).status).toBe(404);
  });

  it('has a password where spaces are protected, from OPEN on', async () => {
    await start();
    await create('设计-王芳-01');
    expect(at((await show('设计-王芳-01')).json, 'share_space_passwd')).toBeNull();
    test.pass(10);
    expect(at((await show('设计-王芳-01')).json, 'share_space_passwd')).toMatch(/^[A-Za-z0-9]{8}$/);
  });

  it('fails when the user declines', async () => {
    await start();
    await create('LON-MKT-0005');
    test.pass(5);
    expect((await show('LON-MKT-0005')).json).toMatchObject({
      status: 'CLOSE',
      invitation_code: null,
      failed_reason: containing('rejected'),
    });
  });

  it.each(['LON-MKT-0006', 'SH-FIN-0024'])(
    'fails after 180 seconds when nobody answers at %s',
    async (name) => {
      await start();
      await create(name);
      test.pass(179);
      expect(await status(name)).toBe('WAIT_USER_CONFIRM');
      test.pass(1);
      expect((await show(name)).json).toMatchObject({
        status: 'CLOSE',
        failed_reason: containing('180 seconds'),
      });
    },
  );

  it('is answered when the user connects while it waits', async () => {
    await start();
    const desktop = test.region.desktop('SH-FIN-0024');
    desktop.setConsent('accepts');
    await create('SH-FIN-0024');
    test.pass(60);
    desktop.setConnectStatus('CONNECTED');
    expect(await status('SH-FIN-0024')).toBe('WAIT_USER_CONFIRM');
    test.pass(8);
    expect(await status('SH-FIN-0024')).toBe('OPEN');
  });

  it('ends when the desktop is switched off', async () => {
    await start();
    await create('SH-FIN-0042');
    test.region.desktop('SH-FIN-0042').setStatus('SHUTOFF');
    expect((await show('SH-FIN-0042')).json).toMatchObject({
      status: 'CLOSE',
      failed_reason: containing('not running'),
    });
    expect(await create('SH-FIN-0042')).toMatchObject({
      status: 409,
      json: { error_code: 'WKS.00010032' },
    });
  });

  it('can be begun and ended by the user', async () => {
    await start();
    expect(await status('SH-CC-0201')).toBe('OPEN');
    const desktop = test.region.desktop('SH-FIN-0042');
    desktop.beginAssistance();
    expect(await status('SH-FIN-0042')).toBe('OPEN');
    expect(desktop.assistance?.initiator).toBe('ENDUSER_INITIATE');
    desktop.endAssistance();
    expect(await status('SH-FIN-0042')).toBe('CLOSE');
  });

  it('answers what the documents leave open in the one way or the other', async () => {
    await start();
    expect(await show('SH-FIN-0042')).toMatchObject({
      status: 404,
      json: { error_code: 'WKS.0202' },
    });
    await create('SH-FIN-0042');
    expect(await create('SH-FIN-0042')).toMatchObject({
      status: 409,
      json: { error_code: 'WKS.00010032' },
    });
    await test.region.close();

    await start({ assistanceNone: 'nulls', assistanceOpen: 'same', unknownDesktop: 500 });
    expect(await show('SH-FIN-0042')).toMatchObject({
      status: 200,
      json: { status: null, invitation_code: null },
    });
    const first = await create('SH-FIN-0042');
    expect((await create('SH-FIN-0042')).json).toEqual(first.json);
    const unknown = await test.get(`/v2/${test.project}/desktops/none/remote-assistance`);
    expect(unknown).toMatchObject({ status: 500, json: { error_code: 'WKS.0202' } });
  });
});
