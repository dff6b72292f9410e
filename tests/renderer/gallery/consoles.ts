import type { Scenario } from '../fake/control';
import { openConsole, openSession, ownWindow, PREVIEW, signedIn, trouble } from '../fake/data';
import { LONG_NAME } from '../fake/estate';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';
import { openFirst, openMenu, TARGET, toConsole } from './ways';

const closed = [
  'SH-HR-0004',
  'desktop-of-the-accounting-department-in-the-second-floor-0042',
  'GZ-DEV-0001',
  'GZ-DEV-0002',
  'GZ-DEV-0003',
];

/** Three consoles in tabs of two accounts, the first in front. */
function withConsoles(): Scenario {
  const scenario = signedIn();
  const [first, second, third] = scenario.machines;
  const consoles = [first, second, third].flatMap((machine, index) =>
    machine === undefined
      ? []
      : [openConsole(machine, index === 2 ? trouble('connection-lost') : {})],
  );
  return { ...scenario, consoles, preview: PREVIEW };
}

/** A window of its own, for a machine with a long name. */
const longOwnWindow = () => ownWindow({ ticketId: null }).scenario;

async function split(app: RendererApp, choice: number): Promise<void> {
  await toConsole(app);
  await openMenu(app, 'view');
  await app.page.getByRole('menuitemcheckbox').nth(choice).click();
  await app.page.locator('.pane .bar').first().waitFor();
}

/** Consoles that are there: tabs, panes, bars and windows. */
export const CONSOLE_SCREENS: readonly Screen[] = [
  { name: 'split-two', scenario: withConsoles, go: (app) => split(app, 1) },
  { name: 'split-four', scenario: withConsoles, go: (app) => split(app, 2) },
  {
    name: 'view-menu',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await openMenu(app, 'view');
    },
  },
  {
    name: 'zoom-menu',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await openMenu(app, 'zoom');
    },
  },
  {
    name: 'tab-menu',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await app.page.getByRole('tab').nth(2).click({ button: 'right' });
      await app.page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'tab-card',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await toConsole(app, 2);
      await app.page.getByRole('tab').nth(1).hover();
      await app.page.getByRole('tooltip').waitFor();
    },
  },
  {
    name: 'full-screen',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await app.emit('app:fullScreen', { on: true });
      // Else the bars are there: the tab has the keyboard.
      await app.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      await app.page.mouse.move(640, 400);
      await app.page.locator('.edge').waitFor();
    },
  },
  {
    name: 'picture-saved',
    scenario: withConsoles,
    go: async (app) => {
      await toConsole(app);
      await openMenu(app, 'view');
      await app.page.getByRole('menuitem').nth(2).click();
      await app.page.locator('.note').waitFor();
    },
  },
  {
    name: 'own-window',
    scenario: longOwnWindow,
    go: (app) => app.page.locator('#panel-console .toolbar').waitFor(),
  },
  {
    name: 'own-window-closing',
    scenario: longOwnWindow,
    go: async (app) => {
      await app.page.locator('#panel-console .toolbar').waitFor();
      await app.emit('app:closing', { consoles: [LONG_NAME], sessions: [] });
      await app.page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'tabs',
    scenario: () => ({
      ...signedIn(),
      consoles: signedIn()
        .machines.slice(0, 9)
        .map(({ id, name, kind, accountId }, index) => ({
          id: `console-${index}`,
          machineId: id,
          machineName: name,
          kind,
          accountId,
          ticketId: null,
          viewOnly: false,
          state:
            index % 3 === 0
              ? ({ state: 'connected', since: '2026-11-21T08:00:00Z' } as const)
              : ({ state: 'connecting' } as const),
          diagnosis: null,
          retry: { state: 'none' } as const,
          screen: null,
          apart: false,
        })),
    }),
    go: (app) => app.page.getByRole('tab').nth(9).waitFor(),
  },
  { name: 'console-connecting', scenario: signedIn, go: openFirst },
  {
    name: 'console-connected',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.connect('console-1');
    },
  },
  {
    name: 'console-captured',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.page.locator('webview').evaluate((frame) => frame.setAttribute('tabindex', '0'));
      await app.connect('console-1');
    },
  },
  {
    name: 'console-view-only',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.connect('console-1');
      await app.page.locator('#panel-console .button[aria-pressed]').click();
    },
  },
  {
    name: 'keys-closing',
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.connect('console-1');
      await app.emit('app:closing', { consoles: closed, sessions: [] });
    },
  },
  {
    name: 'closing-sessions',
    scenario: () => ({ ...signedIn(), sessions: [openSession(TARGET, 'SH-HR-0003')] }),
    go: (app) =>
      app.emit('app:closing', { consoles: closed.slice(0, 2), sessions: ['SH-HR-0003'] }),
  },
];
