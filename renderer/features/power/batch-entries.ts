import type { Machine } from '../../../preload/contract/models';
import { MOST_AT_ONCE, POWER_ACTIONS } from '../../../preload/contract/power';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';
import { offersOf } from './offers';

/** The power menu of several machines: each action with how many of them it can be ordered of. */
export function batchEntries(
  machines: readonly Machine[],
  { power, dialogs, inventory }: Pick<App, 'power' | 'dialogs' | 'inventory'>,
): readonly MenuEntry[] {
  return POWER_ACTIONS.map((action) => {
    const able = machines.filter(
      (machine) =>
        !inventory.isStale(machine.id) &&
        offersOf(machine, power.isBusy(machine.id)).some(
          (offer) => offer.action === action && offer.unavailable === null,
        ),
    );
    const unavailable =
      able.length === 0
        ? t('batch.none')
        : able.length > MOST_AT_ONCE
          ? t('batch.tooMany', { most: MOST_AT_ONCE })
          : null;
    return {
      label: t('batch.entry', { action: t(`batch.action.${action}`), count: able.length }),
      danger: action === 'force-restart' || action === 'force-off',
      separated: action === 'force-restart',
      ...(unavailable === null ? {} : { unavailable }),
      run: () => dialogs.powerBatch(able, action),
    };
  });
}
