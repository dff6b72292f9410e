import type { Machine } from '../../../preload/contract/models';
import type { PowerAction } from '../../../preload/contract/power';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';
import { offersOf } from './offers';

/** These end in a picture: ordered from a console, it is waited for there. */
const WATCHED = ['start', 'restart', 'force-restart'] as const;

const FORCED: readonly PowerAction[] = ['force-restart', 'force-off'];

function labelOf(action: PowerAction, isInConsole: boolean): string {
  const watched = WATCHED.find((one) => one === action);
  if (isInConsole && watched !== undefined) return t(`power.watch.${watched}`);
  return t(`power.action.${action}`);
}

/**
 * The power menu of a machine. A start harms nobody and needs no question.
 * @param consoleId the console it is opened from, which then waits for the machine
 */
export function powerEntries(
  machine: Machine,
  consoleId: string | null,
  { power, dialogs }: Pick<App, 'power' | 'dialogs'>,
): readonly MenuEntry[] {
  const offers = offersOf(machine, power.isBusy(machine.id));
  const firstForced = offers.find(({ action }) => FORCED.includes(action))?.action;
  return offers.map(({ action, unavailable }) => {
    return {
      label: labelOf(action, consoleId !== null),
      danger: FORCED.includes(action),
      separated: action === firstForced,
      ...(unavailable === null ? {} : { unavailable }),
      run: () => {
        if (action === 'start') void power.act(machine.id, action, consoleId);
        else dialogs.power(machine, action, consoleId);
      },
    };
  });
}
