import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP } from '../../support/names';
import { expect, test, type Computer } from '../fixtures';

/** Takes or gives the right to write in the profile and all folders below it. */
function setWritable(computer: Computer, isWritable: boolean): void {
  const folders = readdirSync(computer.userData, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(computer.userData, name))
    .filter((name) => lstatSync(name).isDirectory());
  const all = [computer.userData, ...folders];
  // From below, as long as one may still go there.
  for (const folder of isWritable ? all : all.reverse())
    chmodSync(folder, isWritable ? 0o700 : 0o500);
}

test('a profile that becomes read-only is told, and work goes on', async ({
  computer,
  machines,
}) => {
  const star = english('favourite.mark');
  await machines.grid.waitFor();
  setWritable(computer, false);

  await (await machines.find(IDLE_DESKTOP)).getByRole('button', { name: star }).click();
  await expect(computer.notices).toContainText(english('error.settings-not-saved'));
  await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();

  setWritable(computer, true);
  await (await machines.find(DESKTOP)).getByRole('button', { name: star }).click();
  await expect
    .poll(() => computer.read('library.json').match(/"favourite": true/g))
    .toHaveLength(2);
});

test('a profile that cannot be written to is named at the start, instead of nothing', async ({
  computer,
  windowManager,
}) => {
  expect(windowManager, 'gives the dialog the keyboard').toBeDefined();
  mkdirSync(computer.userData, { recursive: true });
  setWritable(computer, false);
  const ended = computer.startInVain();
  await expect.poll(() => computer.keyboard.windows('Error')).not.toEqual([]);
  // The only button of the dialog.
  await computer.keyboard.press('Return');
  await ended;
  setWritable(computer, true);
});
