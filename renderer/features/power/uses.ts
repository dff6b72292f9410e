import type { Machine } from '../../../preload/contract/models';
import type { PowerLook } from '../../../preload/contract/power';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';

/**
 * Whose work a power action would end, in sentences; also what could not be found out. Empty: nobody's, as
 * far as the cloud knows.
 * @param machine as it was seen last
 * @param look what was just seen of it; null when that failed
 * @param consoleId the console it is ordered from, which is no other's work
 */
export function usesOf(
  machine: Machine,
  look: PowerLook | null,
  consoleId: string | null,
  { consoles }: Pick<App, 'consoles'>,
): readonly string[] {
  const names = machine.users.map(({ name }) => name).join(', ');
  const elsewhere = consoles.all.some(
    ({ machineId, id }) => machineId === machine.id && id !== consoleId,
  );
  return [
    machine.connection?.meaning === 'connected'
      ? t('power.use.connected', { users: names === '' ? 'none' : names })
      : '',
    look?.assistance === 'going-on' ? t('power.use.assistance') : '',
    look?.assistance === 'unknown' ? t('power.use.assistanceUnknown') : '',
    elsewhere ? t('power.use.console') : '',
    look === null ? t('power.use.unknown') : '',
  ].filter(Boolean);
}
