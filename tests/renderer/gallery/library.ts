import { MACHINE_COLUMNS } from '../../../preload/contract/machine-list';
import type { MachineMarks } from '../../../preload/contract/library';
import type { Scenario } from '../fake/control';
import { activityLog } from '../fake/activity';
import { BEIJING, SETTINGS, SHANGHAI, signedIn } from '../fake/data';
import { LONG_NAME } from '../fake/estate';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';

const LONG_TAG = 'waiting for the hardware supplier since';
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A technician with habits: tags, notes, favourites and searches. */
export function kept(): Scenario {
  const scenario = signedIn();
  const marks: Record<string, Partial<MachineMarks>> = {
    [LONG_NAME]: { favourite: true, tags: ['vip', LONG_TAG], note: 'Ask 李伟 before a restart' },
    'SH-HR-0001': { favourite: true, tags: ['lab'], openedAt: ago(12) },
    'SH-HR-0003': { tags: ['lab', 'vip'], note: 'New disk on Monday', openedAt: ago(300) },
  };
  const machines = scenario.machines.flatMap(({ id, name }): [string, MachineMarks][] => {
    const own = marks[name];
    const none = { favourite: false, tags: [], note: '', openedAt: null };
    return own === undefined ? [] : [[id, { ...none, ...own }]];
  });
  const sort = { key: 'name', down: false } as const;
  const searches = [
    { id: 's1', name: 'Off in Shanghai', text: 'off', kind: 'all', accountId: SHANGHAI.id, sort },
    {
      id: 's2',
      name: 'Every physical server that has been critical since the last maintenance',
      text: 'critical',
      kind: 'server',
      accountId: null,
      sort,
    },
  ] as const;
  return {
    ...scenario,
    library: { machines: Object.fromEntries(machines), searches },
    settings: { ...scenario.settings, list: { columns: MACHINE_COLUMNS } },
    activity: activityLog(),
  };
}

/** Chooses the first rows of the list. */
async function choose(app: RendererApp, last = 6): Promise<void> {
  const rows = app.page.getByRole('grid').getByRole('row');
  await rows.nth(1).click();
  await rows.nth(last).click({ modifiers: ['Shift'] });
}

export const LIBRARY_SCREENS: readonly Screen[] = [
  { name: 'library', scenario: kept },
  {
    name: 'library-favourites-empty',
    scenario: signedIn,
    go: async ({ page }) => {
      await page.getByRole('navigation').first().getByRole('button').nth(1).click();
    },
  },
  { name: 'selection', scenario: kept, go: choose },
  {
    name: 'selection-tags',
    scenario: kept,
    go: async (app) => {
      await app.searchFor('vip');
      await choose(app, 2);
      await app.page.locator('section button:has(svg.lucide-tag)').click();
      await app.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'selection-power',
    scenario: kept,
    go: async (app) => {
      await choose(app);
      await app.page.locator('section button:has(svg.lucide-power)').last().click();
      await app.page.getByRole('menuitem').nth(1).click();
      await app.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'details',
    scenario: kept,
    go: async (app) => {
      await app.searchFor('SH-HR-0003');
      await app.page.getByRole('row', { name: 'SH-HR-0003' }).click();
      await app.page.keyboard.press('i');
      await app.page.locator('#machine-details').waitFor();
    },
  },
  {
    name: 'last-known',
    scenario: () => {
      const { machines } = signedIn();
      const lastKnown = machines
        .filter(({ accountId }) => accountId === BEIJING.id)
        .map((machine) => ({ ...machine, users: [], place: '', fetchedAt: ago(900) }));
      const out = { ...BEIJING, session: { state: 'signed-out' } } as const;
      return { ...signedIn(), accounts: [SHANGHAI, out], lastKnown, settings: SETTINGS };
    },
  },
];
