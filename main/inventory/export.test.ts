import { BrowserWindow, dialog } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { exportList } from './export';
import { shownListSchema } from './schema';

vi.mock('electron', async () => import('../testing/fake-electron'));

const NOW = new Date('2026-11-22T08:00:00Z');
const LIST = {
  columns: ['Name', 'Note'],
  rows: [
    ['SH-HR-0001', '=HYPERLINK("http://x")'],
    ['财务, 上海', 'two\nlines'],
  ],
};

const choose = (filePath: string): void => void Object.assign(dialog, { filePath });

test('what is shown is written as CSV that no program takes for formulas, and counted', async () => {
  const file = path.join(temporaryFolder(), 'list.csv');
  choose(file);
  const written = await exportList(new BrowserWindow(), '/documents', NOW, LIST);
  expect(written).toEqual({ file: 'list.csv', rows: 2 });
  expect(fs.readFileSync(file, 'utf8')).toBe(
    '\ufeffName,Note\r\nSH-HR-0001,"\'=HYPERLINK(""http://x"")"\r\n"财务, 上海","two\nlines"\r\n',
  );
  expect(Reflect.get(dialog, 'proposed')).toBe('/documents/Crashcart machines 2026-11-22.csv');
});

test('a dismissed dialog writes nothing; a disk that refuses is told', async () => {
  choose('');
  expect(await exportList(new BrowserWindow(), '/documents', NOW, LIST)).toBeNull();
  choose(path.join(temporaryFolder(), 'none', 'list.csv'));
  await expect(exportList(new BrowserWindow(), '/documents', NOW, LIST)).rejects.toMatchObject({
    data: { code: 'list-not-exported' },
  });
});

test('rows have as many cells as there are columns', () => {
  expect(shownListSchema.safeParse(LIST).success).toBe(true);
  expect(shownListSchema.safeParse({ ...LIST, rows: [['one']] }).success).toBe(false);
});
