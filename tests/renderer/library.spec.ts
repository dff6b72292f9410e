import type { MachineMarks, SavedSearch } from '../../preload/contract/library';
import type { Machine } from '../../preload/contract/models';
import { SHANGHAI, signedIn } from './fake/data';
import { LONG_NAME } from './fake/estate';
import type { Scenario } from './fake/control';
import { expect, test, type RendererApp } from './fixtures';

const SERVERS: SavedSearch = {
  id: 's-1',
  name: 'Servers in Shanghai that need a look',
  text: 'critical',
  kind: 'server',
  accountId: SHANGHAI.id,
  sort: { key: 'power', down: true },
};
const LAB: SavedSearch = {
  ...SERVERS,
  id: 's-2',
  name: 'Lab',
  text: 'hr',
  kind: 'all',
  accountId: null,
};

const NO_MARKS: MachineMarks = { favourite: false, tags: [], note: '', openedAt: null };

function idOf(scenario: Scenario, name: string): string {
  const machine = scenario.machines.find((one: Machine) => one.name === name);
  if (machine === undefined) throw new Error(`No machine ${name}.`);
  return machine.id;
}

/** Machines with what is kept about them, by name. */
function keeping(
  marks: Readonly<Record<string, Partial<MachineMarks>>>,
  searches: readonly SavedSearch[] = [],
): Scenario {
  const scenario = signedIn();
  const machines = Object.entries(marks).map(([name, one]): [string, MachineMarks] => [
    idOf(scenario, name),
    { ...NO_MARKS, ...one },
  ]);
  return { ...scenario, library: { machines: Object.fromEntries(machines), searches } };
}

/** A line of the side bar. */
function view(app: RendererApp, name: string) {
  return app.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });
}

test('the star of a row, its keys, and the favourites', async ({ app }) => {
  const scenario = signedIn();
  await app.start(scenario);
  await app.searchFor('SH-HR-0001');
  await app.row('SH-HR-0001').getByRole('button', { name: 'Favourite' }).click();
  expect(await app.lastArgs('library:mark')).toEqual({
    machineIds: [idOf(scenario, 'SH-HR-0001')],
    change: { kind: 'favourite', on: true },
  });
  await app.searchFor('SH-HR-0003');
  await app.search.press('ArrowDown');
  await app.page.keyboard.press('s');
  await expect(app.row('SH-HR-0003').getByRole('button', { name: 'Favourite' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(view(app, 'Favourites')).toHaveAccessibleName('Favourites 2');
  await view(app, 'Favourites').click();
  // What was searched for would hide one of them.
  await expect(app.search).toHaveValue('');
  await expect(app.page.getByText('2 of 280')).toBeVisible();
  await app.row('SH-HR-0003').click();
  await app.page.keyboard.press('Control+d');
  await expect(app.row('SH-HR-0003')).toHaveCount(0);
  await app.row('SH-HR-0001').click();
  await app.page.keyboard.press('s');
  await expect(app.page.getByRole('heading', { name: 'No favourites yet' })).toBeVisible();
  await view(app, 'All machines').click();
  await expect(app.page.getByText('280 machines', { exact: true })).toBeVisible();
});

test('what was opened last comes first, until another order is wanted', async ({ app }) => {
  await app.start(
    keeping({
      'SH-HR-0001': { openedAt: '2026-11-20T08:00:00.000Z' },
      'SH-HR-0003': { openedAt: '2026-11-22T08:00:00.000Z' },
      'SH-FIN-0003': { openedAt: '2026-11-21T08:00:00.000Z' },
    }),
  );
  await view(app, 'Recent').click();
  const names = app.grid.getByRole('row');
  await expect(names.nth(1)).toHaveAccessibleName(/^SH-HR-0003/);
  await expect(names.nth(2)).toHaveAccessibleName(/^SH-FIN-0003/);
  await expect(names.nth(3)).toHaveAccessibleName(/^SH-HR-0001/);
  await view(app, 'All machines').click();
  await expect(app.page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('tags are counted, shown, and found like notes', async ({ app }) => {
  await app.start(
    keeping({
      'SH-HR-0001': { tags: ['lab'] },
      [LONG_NAME]: { tags: ['Lab', 'vip'], note: 'ask the receptionist' },
    }),
  );
  await expect(view(app, 'lab')).toHaveAccessibleName('Lab 2');
  await view(app, 'lab').click();
  await expect(app.page.getByText('2 of 280')).toBeVisible();
  await expect(view(app, 'lab')).toHaveAttribute('aria-pressed', 'true');
  await view(app, 'All machines').click();
  await app.searchFor('receptionist vip');
  await expect(app.page.getByText('1 of 280')).toBeVisible();
});

test('a search is saved with filters and order, and brought back', async ({ app }) => {
  await app.start(signedIn());
  const save = app.page.getByRole('button', { name: 'Save this search…' });
  await expect(save).toHaveCount(0);
  await app.searchFor('hr');
  await app.page.getByRole('radio', { name: 'Desktops' }).check();
  await save.click();
  const dialog = app.page.getByRole('dialog', { name: 'Save this search' });
  const name = dialog.getByLabel('Name');
  await expect(name).toHaveValue('hr');
  await name.fill(' ');
  await name.press('Enter');
  await expect(dialog.getByText('A saved search needs a name.')).toBeVisible();
  await name.fill('Human resources');
  await name.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await app.lastArgs('library:setSearches')).toEqual({
    searches: [
      {
        id: expect.any(String),
        name: 'Human resources',
        text: 'hr',
        kind: 'desktop',
        accountId: null,
        sort: null,
      },
    ],
  });
  const saved = view(app, 'Human resources').first();
  await expect(saved).toHaveAttribute('aria-pressed', 'true');
  await expect(save).toHaveCount(0);
  await view(app, 'All machines').click();
  await expect(saved).toHaveAttribute('aria-pressed', 'false');
  await saved.click();
  await expect(app.search).toHaveValue('hr');
  await expect(app.page.getByRole('radio', { name: 'Desktops' })).toBeChecked();
});

test('saved searches are renamed, moved and deleted from their menus', async ({ app }) => {
  await app.start(keeping({}, [SERVERS, LAB]));
  const menu = async (name: string, entry: string): Promise<void> => {
    await app.page.getByRole('button', { name: `Options for “${name}”` }).click();
    await app.page.getByRole('menuitem', { name: entry }).click();
  };
  await menu('Lab', 'Move up');
  const lines = app.page.getByRole('list', { name: 'Saved searches' }).getByRole('listitem');
  await expect(lines.first()).toContainText('Lab');
  await menu('Lab', 'Rename…');
  const dialog = app.page.getByRole('dialog', { name: 'Rename “Lab”' });
  await dialog.getByLabel('Name').fill('Laboratory');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(lines.first()).toContainText('Laboratory');
  await menu(SERVERS.name, 'Delete');
  await expect(lines).toHaveCount(1);
});

test('a disk that refuses is told', async ({ app }) => {
  await app.start({
    ...signedIn(),
    failing: {
      'library:mark': { ok: false, error: { code: 'settings-not-saved', fix: 'none' } },
    },
  });
  await app.row('BJ-DEV-0001').click();
  await app.page.keyboard.press('s');
  await expect(app.page.getByRole('alert')).toBeVisible();
});
