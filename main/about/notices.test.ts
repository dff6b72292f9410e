import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { LICENCE } from './ipc';
import { parseNotices, readNotices } from './notices';

vi.mock('electron', () => import('../testing/fake-electron'));

const project = path.join(import.meta.dirname, '..', '..');

test('every package of the notices is told with its whole text, Crashcart itself first', async () => {
  const notices = await readNotices(project);
  const file = fs.readFileSync(path.join(project, 'THIRD_PARTY_NOTICES.md'), 'utf8');
  const headings = [...file.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(headings.length).toBeGreaterThan(20);
  expect(notices.map(({ title }) => title)).toEqual(['Crashcart', ...headings]);
  expect(notices.filter(({ text }) => text === '')).toEqual([]);
  expect(notices[0]?.text).toContain('MIT License');
});

test('a text is shown as it was before it was indented', () => {
  const [one, two] = parseNotices(
    '# Title\n\n## a 1.0\n\nMIT\n\n    First\n      deeper\n\n## b 2.0\n\nISC\n',
  );
  expect(one).toEqual({ title: 'a 1.0', text: 'MIT\n\nFirst\n  deeper' });
  expect(two).toEqual({ title: 'b 2.0', text: 'ISC' });
});

test('a package without them says so', async () => {
  await expect(readNotices(temporaryFolder())).rejects.toMatchObject({
    data: { code: 'notices-not-read' },
  });
});

test('the licence is the one of the package, and the package has the files', () => {
  const read = (file: string): string => fs.readFileSync(path.join(project, file), 'utf8');
  expect(read('package.json')).toContain(`"license": "${LICENCE}"`);
  expect(read('electron-builder.yml')).toMatch(
    /extraResources:\n {2}- LICENSE\n {2}- THIRD_PARTY_NOTICES\.md\n/,
  );
});
