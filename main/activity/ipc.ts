import { dialog, type BrowserWindow } from 'electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { ActivityFilter, ExportFormat } from '../../preload/contract/activity';
import { Failure, messageOf } from '../errors';
import type { Caller, HandlersOf } from '../ipc/handle';
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
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(folder(), `Crashcart activity ${day}.${format}`),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
  if (filePath === '') return null;
  const { text, rows } = await activity.export(format, filter);
  try {
    await fs.writeFile(filePath, text, { mode: 0o600 });
  } catch (thrown) {
    throw new Failure('activity-not-exported', {
      detail: messageOf(thrown),
    });
  }
  activity.record({ kind: 'log-exported', facts: { format, lines: String(rows) } });
  return path.basename(filePath);
}
