import type { BrowserWindow } from 'electron';
import type { ExportedList, ShownList } from '../../preload/contract/machine-list';
import { csvText } from '../csv';
import { saveText } from '../save-dialog';

/**
 * Writes a list as CSV where the technician wants it.
 * @returns null when the dialog was dismissed
 * @throws Failure `list-not-exported`
 */
export async function exportList(
  window: BrowserWindow,
  folder: string,
  now: Date,
  { columns, rows }: ShownList,
): Promise<ExportedList | null> {
  const name = `Crashcart machines ${now.toISOString().slice(0, 10)}`;
  const file = await saveText(
    window,
    { folder, name, extension: 'csv' },
    () => csvText([columns, ...rows]),
    'list-not-exported',
  );
  return file === null ? null : { file, rows: rows.length };
}
