import type { BrowserWindow } from 'electron';
import type { ActivityFilter, ExportFormat } from '../../preload/contract/activity';
import type { Caller, HandlersOf } from '../ipc/handle';
import { saveText } from '../save-dialog';
import type { Activity } from './activity';

export interface ActivityServices {
  readonly activity: Pick<Activity, 'page' | 'verify' | 'export' | 'record'>;
  readonly windowOf: (caller: Caller) => BrowserWindow;
  /** The folder that the file dialog begins in. */
  readonly folder: () => string;
  readonly now: () => Date;
}

export function activityCalls(services: ActivityServices): HandlersOf<'activity'> {
  const { activity, windowOf } = services;
  return {
    'activity:list': ({ filter, page }) => activity.page(filter, page),
    'activity:verify': () => activity.verify(),
    'activity:export': ({ format, filter }, caller) =>
      save(services, windowOf(caller), format, filter),
  };
}

/**
 * Writes an export where the technician wants it.
 * @returns the file's name; null when the dialog was dismissed
 * @throws Failure `activity-not-read`, `activity-not-exported`
 */
async function save(
  { activity, folder, now }: ActivityServices,
  window: BrowserWindow,
  format: ExportFormat,
  filter: ActivityFilter,
): Promise<string | null> {
  const day = now().toISOString().slice(0, 10);
  const proposal = { folder: folder(), name: `Crashcart activity ${day}`, extension: format };
  let lines = 0;
  const file = await saveText(
    window,
    proposal,
    async () => {
      const { text, rows } = await activity.export(format, filter);
      lines = rows;
      return text;
    },
    'activity-not-exported',
  );
  if (file !== null) {
    activity.record({ kind: 'log-exported', facts: { format, lines: String(lines) } });
  }
  return file;
}
