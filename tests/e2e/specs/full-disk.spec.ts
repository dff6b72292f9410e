import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import { expect, test, type Computer } from '../fixtures';

const NOTE = 'Ask Zoe before a restart';

test.use({ diskMegabytes: 64 });

/** A real disk, of memory: nothing more fits on it. @returns makes room again */
function fill(computer: Computer): () => void {
  const file = path.join(computer.app.seen(computer.userData), 'ballast');
  const handle = openSync(file, 'a');
  try {
    // In ever smaller pieces, down to the last byte.
    for (let size = 1 << 20; size >= 1; size >>= 1) writeUntilFull(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
  expect(() => appendFileSync(file, '.'), 'it is full').toThrow('ENOSPC');
  return () => rmSync(file);
}

function writeUntilFull(handle: number, piece: Buffer): void {
  try {
    while (writeSync(handle, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function kept(computer: Computer, file: string): string {
  return readFileSync(path.join(computer.app.seen(computer.userData), file), 'utf8');
}

test('on a full disk work goes on, what cannot be kept is told, and kept once there is room', async ({
  computer,
  machines,
}) => {
  const { app } = computer;
  const star = english('favourite.mark');
  await (await machines.find(SERVER)).getByRole('button', { name: star }).click();
  await expect.poll(() => kept(computer, 'library.json')).toContain('"favourite": true');
  const before = kept(computer, 'library.json');

  const makeRoom = fill(computer);

  await (await machines.find(IDLE_DESKTOP)).click();
  await app.window.keyboard.press('i');
  const note = app.window.getByRole('textbox', { name: english('details.note') });
  await note.fill(NOTE);
  await expect(computer.notices).toContainText(english('error.settings-not-saved'));
  await expect(note).toHaveValue(NOTE);
  expect(kept(computer, 'library.json'), 'the old file stands').toBe(before);

  await (await machines.openConsole(DESKTOP)).connected();
  await expect(computer.notices).toContainText(english('error.activity-not-written'));
  await machines.show();
  // A session that cannot be noted could be forgotten open: it is not begun.
  const panel = await (await machines.assist(DESKTOP)).create();
  await expect(panel.panel).toContainText(english('error.session-not-noted'));
  await panel.close();

  makeRoom();

  await (await machines.find(IDLE_DESKTOP)).getByRole('button', { name: star }).click();
  await expect.poll(() => kept(computer, 'library.json')).toContain(NOTE);
  await (await (await machines.assist(DESKTOP)).create()).code.waitFor();
  // What could not be written meanwhile is there now, in its order.
  await expect.poll(() => kept(computer, 'activity/activity.jsonl')).toContain('console-opened');
});
