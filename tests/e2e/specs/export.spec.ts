import { readFileSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../support/english';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';

/** Names with which a spreadsheet would do something, and how they are to be written. */
const DANGEROUS = [
  ['=cmd|calc!A1', `'=cmd|calc!A1`],
  ['+1-555', `'+1-555`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['a "quoted", name', '"a ""quoted"", name"'],
] as const;

/** The next reading brings these desktops and no others; so are their users called. */
function answerWith(cloud: Cloud, names: readonly string[]): void {
  const ids = names.map((_name, index) => `00000000-0000-0000-0000-00000000000${index}`);
  const answer = (path_: string, rows: readonly object[]): void =>
    cloud.failNext({
      path: path_,
      status: 200,
      body: { total_count: rows.length, desktops: rows },
    });
  answer(
    '/v2/*/desktops',
    names.map((name, index) => ({
      desktop_id: ids[index],
      computer_name: name,
      status: 'ACTIVE',
      ip_address: `10.0.0.${index}`,
    })),
  );
  answer(
    '/v2/*/connect-desktops',
    names.map((name, index) => ({
      desktop_id: ids[index],
      desktop_name: name,
      connect_status: 'REGISTERED',
      attach_users: [{ id: `u${index}`, name, type: 'USER' }],
    })),
  );
}

/** Where the next file dialog leads: one of the system's own could not be answered. */
async function chooseFile({ app, home }: Computer, name: string): Promise<string> {
  const file = path.join(home, name);
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

test('the file has the rows and columns that are on the screen, in their order', async ({
  computer,
  machines,
}) => {
  const { window } = computer.app;
  await machines.search.fill('kind:desktop SH');
  await expect.poll(() => machines.count()).toBeLessThan(20);
  const name = machines.grid.getByRole('columnheader', { name: english('machines.column.name') });
  await name.getByRole('button').click();
  await name.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  const file = await chooseFile(computer, 'list.csv');

  await window.getByRole('button', { name: english('export.shown') }).click();

  const rows = await machines.count();
  await expect(
    window.getByText(english('export.written', { count: rows, file: 'list.csv' })),
  ).toBeVisible();
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const heads = await machines.grid.getByRole('columnheader').allTextContents();
  expect(head.replace('\ufeff', '').split(',')).toEqual(
    heads.map((one) => one.trim()).filter((one) => one !== ''),
  );
  const shown = await machines.grid
    .getByRole('row')
    .locator('[role=gridcell]:first-child')
    .allTextContents();
  expect(lines.map((line) => line.split(',')[0])).toEqual(shown.map((one) => one.trim()));
  expect(lines).toHaveLength(rows);
});

test('no cell of the file begins like a formula', async ({ computer, machines, cloud }) => {
  const { window } = computer.app;
  answerWith(
    cloud,
    DANGEROUS.map(([name]) => name),
  );
  await machines.refresh();
  await expect(machines.row('-2+3')).toBeVisible();
  await machines.search.fill('kind:desktop');
  await expect.poll(() => machines.count()).toBe(DANGEROUS.length);
  const file = await chooseFile(computer, 'odd.csv');

  await window.getByRole('button', { name: english('export.shown') }).click();

  await expect(
    window.getByText(english('export.written', { count: DANGEROUS.length, file: 'odd.csv' })),
  ).toBeVisible();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength(DANGEROUS.length);
  for (const [, cell] of DANGEROUS) {
    const line = lines.find((one) => one.startsWith(`${cell},`));
    // Its user is called the same.
    expect(line?.split(cell), cell).toHaveLength(3);
  }
  expect(lines.join('\n')).not.toMatch(/(^|,)"?[=+@-]/m);
});

test('a dialog that is dismissed writes nothing', async ({ computer, machines }) => {
  await machines.grid.waitFor();
  await computer.app.electron.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  await computer.app.window.getByRole('button', { name: english('export.shown') }).click();
  await expect(computer.app.window.getByText(/written to/)).toHaveCount(0);
  expect(computer.filesCalled('list.csv')).toEqual([]);
});
