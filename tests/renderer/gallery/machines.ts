import { BEIJING, firstRun, SHANGHAI, signedIn, withToken } from '../fake/data';
import type { Screen } from './screen';
import { DENIED } from './ways';

/** The list, whole, partial, empty and failing. */
export const MACHINE_SCREENS: readonly Screen[] = [
  { name: 'machines', scenario: signedIn, go: (app) => app.page.getByRole('row').nth(5).hover() },
  {
    name: 'machines-practice',
    scenario: () => {
      const { practice, ...start } = firstRun();
      return { ...start, practice, accounts: [practice.account], machines: practice.machines };
    },
  },
  {
    name: 'machines-search',
    scenario: signedIn,
    go: (app) => app.searchFor('SH FIN'),
  },
  {
    name: 'machines-nomatch',
    scenario: signedIn,
    go: (app) => app.searchFor('no such machine'),
  },
  {
    name: 'machines-partial',
    scenario: () => ({
      ...signedIn(),
      failures: [{ accountId: SHANGHAI.id, source: 'connections', error: DENIED }],
    }),
  },
  {
    name: 'machines-states',
    // A token that ends, a session that has, a region without CloudDC, and a wrong clock.
    scenario: () => ({
      ...signedIn(),
      accounts: [
        { ...SHANGHAI, clockSkewSeconds: 432 },
        withToken('2026-11-23T14:05:00Z'),
        {
          ...BEIJING,
          details: { ...BEIJING.details, login: { kind: 'temporary-key', accessKey: 'AK' } },
          session: { state: 'failed', error: { code: 'keys-expired', fix: 'reauth' } },
        },
      ],
      absent: [{ accountId: SHANGHAI.id, service: 'clouddc' }],
    }),
    go: (app) => app.page.getByRole('alert').first().waitFor(),
  },
  {
    name: 'machines-noservers',
    scenario: () => ({
      ...signedIn(),
      accounts: [SHANGHAI],
      machines: signedIn().machines.filter(({ kind }) => kind === 'desktop'),
      absent: [{ accountId: SHANGHAI.id, service: 'clouddc' }],
    }),
    go: (app) => app.page.getByRole('radio').last().check(),
  },
  { name: 'machines-loading', scenario: () => ({ ...signedIn(), held: ['inventory:list'] }) },
  { name: 'machines-empty', scenario: () => ({ ...signedIn(), machines: [] }) },
  {
    name: 'machines-signedout',
    scenario: () => ({
      ...signedIn(),
      accounts: [
        { ...SHANGHAI, session: { state: 'signed-out' } },
        {
          ...BEIJING,
          session: { state: 'failed', error: { code: 'password-expired', fix: 'reauth' } },
        },
      ],
    }),
  },
  {
    name: 'last-session',
    scenario: () => ({
      ...signedIn(),
      lastSession: {
        machines: signedIn()
          .machines.slice(0, 3)
          .map(({ id, name }) => ({ machineId: id, name })),
        panes: 1,
      },
    }),
    go: (app) => app.page.locator('section[aria-label] strong').waitFor(),
  },
  {
    name: 'notice',
    scenario: () => ({
      ...signedIn(),
      failing: { 'consoles:open': { ok: false, error: { ...DENIED, accountId: SHANGHAI.id } } },
    }),
    go: async (app) => {
      await app.page.getByRole('row').nth(3).dblclick();
      await app.page.getByRole('alert').waitFor();
    },
  },
];
