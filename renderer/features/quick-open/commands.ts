import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { accountName } from '../accounts/states';

/** Something to do by its name. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** A switch and how it stands; null for what is no switch. */
  readonly isOn: boolean | null;
  readonly run: () => void;
}

function action(id: string, name: string, run: () => void): Command {
  return { id, name, isOn: null, run };
}

/** What can be done now. */
export function actions(app: App): readonly Command[] {
  const { accounts, activity, consoles, dialogs, inventory, window } = app;
  const { active } = consoles;
  const own = t('view.ownWindow');
  return [
    action('refresh', t('machines.refresh'), () => void inventory.refresh()),
    action('machines', t('quickOpen.machines'), () => {
      app.showMachines(null);
      consoles.activate(MACHINES_TAB);
    }),
    action('activity', t('activity.open'), () => {
      consoles.activate(MACHINES_TAB);
      activity.show();
    }),
    action('sessions', t('sessions.title'), () => dialogs.sessions()),
    action('add', t('accounts.add'), () => dialogs.signIn()),
    ...(accounts.practice === null
      ? [action('practice', t('accounts.explorePractice'), () => void app.startPractice())]
      : []),
    ...(consoles.canReopen
      ? [action('reopen', t('tabs.reopen'), () => void consoles.reopen())]
      : []),
    ...(active === null
      ? []
      : [action('apart', own, () => void consoles.setApart(active.id, true))]),
    action('full', t('view.fullScreen'), () => void window.toggleFullScreen()),
  ];
}

/** What can be set. */
export function settingCommands(app: App): readonly Command[] {
  const { accounts, consoles, dialogs, platform, settings } = app;
  const { active } = consoles;
  const reopens = settings.reopens;
  const hides = settings.hidesFromCapture;
  return [
    action('shortcut', t('quickOpen.shortcut.menu'), () => dialogs.shortcut()),
    ...(active === null
      ? []
      : [action('keyboard', t('keyboard.settings.title'), () => dialogs.keyboard(active))]),
    {
      id: 'reopens',
      name: t('last.setting'),
      isOn: reopens,
      run: () => void settings.setReopens(!reopens),
    },
    ...(platform === 'linux'
      ? []
      : [
          {
            id: 'capture',
            name: t('capture.hide'),
            isOn: hides,
            run: () => void settings.setHidesFromCapture(!hides),
          },
        ]),
    ...accounts.signedIn.flatMap((account) => {
      const of = (setting: string): string =>
        t('quickOpen.ofAccount', { setting, account: accountName(account) });
      return [
        action(`stream ${account.id}`, of(t('stream.menu')), () => dialogs.stream(account)),
        action(`limit ${account.id}`, of(t('sessions.limit.menu')), () =>
          dialogs.sessionLimit(account),
        ),
      ];
    }),
  ];
}
