import type { PowerRun } from '../../../preload/contract/power';
import { signedIn, trouble } from '../fake/data';
import { IN_USE } from '../fake/estate';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';
import { DENIED, openFirst, openMenu } from './ways';

/** A desktop that runs, with nobody on it. */
const RUNNING = 'SH-HR-0001';

/** Opens the power menu of a machine's row, and an entry of it counted from the end. */
async function openPower(app: RendererApp, name: string, fromEnd?: number): Promise<void> {
  await app.searchFor(name);
  const row = app.page.getByRole('row', { name });
  await row.hover();
  await row.locator('button[aria-haspopup=menu]').click();
  if (fromEnd === undefined) return;
  await app.page.getByRole('menuitem').nth(-fromEnd).click();
  await app.page.getByRole('dialog').waitFor();
}

/** What main tells of a restart, by the machine's name. */
function restart(name: string, more: Partial<PowerRun>): PowerRun {
  const machine = signedIn().machines.find((one) => one.name === name);
  return {
    machineId: machine?.id ?? '',
    machineName: name,
    kind: 'desktop',
    action: 'restart',
    since: new Date(Date.now() - 72_000).toISOString(),
    consoleId: null,
    state: { state: 'under-way', power: { meaning: 'busy', raw: 'rebooting' } },
    ...more,
  };
}

/** Power, from the row and the console. */
export const POWER_SCREENS: readonly Screen[] = [
  { name: 'power-menu', scenario: signedIn, go: (app) => openPower(app, RUNNING) },
  { name: 'power-ask', scenario: signedIn, go: (app) => openPower(app, RUNNING, 4) },
  {
    name: 'power-ask-in-use',
    scenario: signedIn,
    go: async (app) => {
      await openPower(app, IN_USE, 1);
      await app.page.getByRole('textbox').last().fill('SZ-CAD');
    },
  },
  {
    name: 'power-rows',
    scenario: () => ({
      ...signedIn(),
      power: [restart(RUNNING, {}), restart(IN_USE, { action: 'force-off' })],
    }),
    go: (app) => app.searchFor('0001'),
  },
  {
    name: 'power-watch',
    scenario: signedIn,
    go: async (app) => {
      await app.searchFor(RUNNING);
      // The row has come to its place: else it moves away between two clicks.
      await app.page.getByText(/^1 (of|\/) 280/).waitFor();
      await app.page.getByRole('row', { name: RUNNING }).dblclick();
      await app.page.getByRole('tab', { name: RUNNING }).waitFor();
      await app.setConsole(
        'console-1',
        trouble('machine-off', {
          params: { power: 'SHUTOFF' },
          words: 'HTTP 409',
          retry: { state: 'machine' },
        }),
      );
      await app.emit('power:changed', restart(RUNNING, { consoleId: 'console-1' }));
      await app.page
        .getByRole('status')
        .filter({ has: app.page.getByRole('timer') })
        .waitFor();
    },
  },
  {
    name: 'power-off-console',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.setConsole(
        'console-1',
        trouble('machine-off', { params: { power: 'SHUTOFF' }, words: 'HTTP 409' }),
      );
      await openMenu(app, 'power');
    },
  },
  {
    name: 'power-failed',
    scenario: signedIn,
    go: async (app) => {
      const error = { ...DENIED, params: { action: 'workspace:desktops:operate' } };
      const at = new Date().toISOString();
      await app.emit('power:changed', restart(RUNNING, { state: { state: 'failed', at, error } }));
      await app.page.getByRole('alert').waitFor();
    },
  },
];
