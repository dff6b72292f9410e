import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { accountName } from '../accounts/states';
import { machineLink } from '../requests/copy-link';
import { settingEntries } from '../settings/entries';
import { copyText } from '../../ui/copy';

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
  const { accounts, activity, consoles, dialogs, inventory, machines, watches, window } = app;
  const selected = machines.rows[machines.activeIndex]?.machine;
  const { active } = consoles;
  const own = t('view.ownWindow');
  const link = selected === undefined ? null : machineLink('open', selected, app);
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
    ...(watches.all.length === 0
      ? []
      : [action('watches', t('watch.list.title'), () => dialogs.watches())]),
    ...(selected === undefined || inventory.isStale(selected.id)
      ? []
      : [
          action('watch', t('watch.menuOf', { name: selected.name }), () =>
            dialogs.watch(selected),
          ),
        ]),
    ...(selected === undefined || link === null
      ? []
      : [action('link', t('link.copyOf', { name: selected.name }), () => void copyText(link))]),
    action('add', t('accounts.add'), () => dialogs.signIn()),
    ...(accounts.practice === null && app.offersPractice
      ? [action('practice', t('accounts.explorePractice'), () => void app.startPractice())]
      : []),
    ...(consoles.canReopen
      ? [action('reopen', t('tabs.reopen'), () => void consoles.reopen())]
      : []),
    ...(active === null
      ? []
      : [action('apart', own, () => void consoles.setApart(active.id, true))]),
    action('settings', t('settings.title'), () => dialogs.settings()),
    action('diagnostics', t('diagnostics.open'), () => dialogs.diagnostics()),
    action('about', t('about.open'), () => dialogs.about()),
    action('full', t('view.fullScreen'), () => void window.toggleFullScreen()),
  ];
}

/** What can be set: a switch at once, the rest where it is explained. */
export function settingCommands(app: App): readonly Command[] {
  const { accounts, consoles, dialogs } = app;
  const { active } = consoles;
  return [
    ...(active === null
      ? []
      : [action('keyboard', t('keyboard.settings.title'), () => dialogs.keyboard(active))]),
    ...settingEntries(app).flatMap((entry): readonly Command[] => {
      const { id, kind, label } = entry;
      // Actions have a name of their own above.
      if (kind === 'shortcut' || kind === 'action') return [];
      if (kind !== 'switch') return [action(`setting ${id}`, label, () => dialogs.settings(label))];
      const { checked, disabled } = entry;
      return disabled
        ? []
        : [{ id: `setting ${id}`, name: label, isOn: checked, run: () => entry.set(!checked) }];
    }),
    ...accounts.signedIn.map((account) =>
      action(
        `stream ${account.id}`,
        t('quickOpen.ofAccount', { setting: t('stream.menu'), account: accountName(account) }),
        () => dialogs.stream(account),
      ),
    ),
  ];
}
