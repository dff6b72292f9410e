import { describe, expect, it } from 'vitest';
import { LARGE_ESTATE } from '../options';
import { CJK_GLYPHS } from '../screens/font-cjk-data';
import { CAST } from './cast';
import { Estate } from './estate';
import { CONNECT_STATUSES, type Desktop, DESKTOP_STATUSES, MANAGE_STATES } from './models';
import { hostNameFor } from './people';

const NOW = new Date('2026-03-02T08:00:00Z');
const make = (desktops = 240, servers = 40, seed = 1): Estate =>
  new Estate('practice-1', seed, { desktops, servers }, NOW);
const own = (estate: Estate): readonly Desktop[] => estate.desktopsOf(estate.projects[0]?.id ?? '');

describe('the estate', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(own(make())).toEqual(own(make()));
    const names = (seed: number) => own(make(240, 40, seed)).map(({ name }) => name);
    expect(names(2)).not.toEqual(names(1));
    expect(names(2).slice(0, CAST.length)).toEqual(CAST.map(({ name }) => name));
  });

  it('has every state, and the names that are hard to show', () => {
    const desktops = own(make());
    expect(desktops).toHaveLength(240);
    for (const status of DESKTOP_STATUSES)
      expect(desktops.some((one) => one.status === status)).toBe(true);
    for (const status of CONNECT_STATUSES)
      expect(desktops.some((one) => one.connectStatus === status)).toBe(true);
    expect(desktops.some(({ name }) => name.length === 60)).toBe(true);
    expect(desktops.some(({ users }) => users.length === 0)).toBe(true);
    expect(desktops.some(({ users }) => users.some(({ type }) => type === 'GROUP'))).toBe(true);
    expect(desktops.some(({ taskStatus }) => taskStatus !== '')).toBe(true);
    expect(desktops.some(({ inMaintenance }) => inMaintenance)).toBe(true);
    expect(desktops.some(({ osType }) => osType === 'Linux')).toBe(true);
    const servers = make().serversOf(make().projects[0]?.id ?? '');
    for (const state of MANAGE_STATES)
      expect(servers.some((one) => one.manageState === state)).toBe(true);
    for (const state of ['OK', 'Warning', 'Critical', 'Unknown'])
      expect(servers.some((one) => one.healthState === state)).toBe(true);
  });

  it('keeps the rules of the cloud', () => {
    for (const desktop of own(make())) {
      if (desktop.status !== 'ACTIVE') expect(desktop.connectStatus).toBe('UNREGISTER');
      if (desktop.status === 'HIBERNATED') expect(desktop.osType).toBe('Windows');
      expect(desktop.hostName).toMatch(/^[A-Z0-9][A-Z0-9-]{0,13}[A-Z0-9]$/);
      expect(desktop.created.getTime()).toBeLessThan(NOW.getTime());
      expect((desktop.desktopType === 'POOLED') === (desktop.poolId !== null)).toBe(true);
    }
  });

  it('gives no id, name, address or host name twice, at any size', () => {
    const estate = make(LARGE_ESTATE.desktops, LARGE_ESTATE.servers);
    const desktops = own(estate);
    expect(desktops).toHaveLength(12_000);
    for (const key of ['id', 'name', 'ip', 'hostName'] as const) {
      expect(new Set(desktops.map((one) => one[key])).size, key).toBe(desktops.length);
    }
    const servers = estate.serversOf(estate.projects[0]?.id ?? '');
    for (const key of ['id', 'name'] as const)
      expect(new Set(servers.map((one) => one[key])).size, key).toBe(2_000);
  });

  it('uses no Chinese character that the screens cannot write', () => {
    const estate = make(2_000, 200);
    const texts = estate.projects.flatMap(({ id }) => [
      ...estate
        .desktopsOf(id)
        .flatMap(({ name, users }) => [name, ...users.map((user) => user.name)]),
      ...estate.serversOf(id).flatMap(({ name, location }) => [name, location.dc]),
    ]);
    const used = new Set(texts.join('').match(/[\u4e00-\u9fff]/g));
    expect([...used].filter((character) => !(character in CJK_GLYPHS))).toEqual([]);
  });

  it('can be small or empty', () => {
    expect(own(make(0, 0))).toEqual([]);
    expect(own(make(3)).map(({ name }) => name)).toEqual([
      'SH-FIN-0042',
      'SH-FIN-0024',
      'SH-FIN-0042A',
    ]);
  });
});

describe('host names', () => {
  it.each([
    ['SH-FIN-0042', 'SH-FIN-0042'],
    ['设计-王芳-01', /^DESK-[0-9A-Z]{5}$/],
    ['LEGAL-MUC-Vertragspruefung-und-Archivierung-Zweigstelle-0001', /^LEGALMUC-[0-9A-Z]{5}$/],
  ])('%s', (name, expected) => {
    expect(hostNameFor(name)).toMatch(expected);
  });
});
