import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';
import { SessionsBoard } from '../pages/sessions';

/** Begins a session on the desktop and waits until its code is there. */
async function begin(computer: Computer): Promise<void> {
  const panel = await (await computer.machines().assist(DESKTOP)).create();
  await panel.code.waitFor();
}

const statusOf = (cloud: Cloud): string | undefined => cloud.desktop(DESKTOP).assistance?.status;

test('a session that a crash has left open is on the board at the next start, and ended there', async ({
  computer,
  keyring,
  cloud,
}) => {
  const form = await (await computer.startFresh()).addAccount();
  await (await (await form.fill(cloud.account)).signIn()).grid.waitFor();
  expect(await keyring.entries('Crashcart account')).toHaveLength(1);
  await begin(computer);
  await computer.crash();
  expect(statusOf(cloud)).toBe('OPEN');

  await computer.start();
  const board = await SessionsBoard.open(computer.app.window);
  await expect(board.row(DESKTOP)).toContainText(english('assist.status.open'));
  await board.end(DESKTOP);
  await expect(board.dialog).toContainText(english('sessions.none'));
  expect(statusOf(cloud)).toBe('CLOSE');
});

test.describe('closing the window over an open session', () => {
  test.beforeEach(async ({ computer, machines }) => {
    await machines.grid.waitFor();
    await begin(computer);
    await computer.app.closeWindow();
    await expect(
      computer.app.window.getByRole('dialog', { name: english('closing.title') }),
    ).toContainText(english('closing.sessions', { sessions: 1 }));
  });

  test('ends it first, when that is wanted', async ({ computer, cloud }) => {
    await computer.app.window.getByRole('button', { name: english('closing.endAll') }).click();
    await computer.ended();
    expect(statusOf(cloud)).toBe('CLOSE');
  });

  test('leaves it open, when that is wanted', async ({ computer, cloud }) => {
    // With the computer's mouse: the window goes with the click, and Playwright would miss it.
    await computer.click(
      computer.app.window.getByRole('button', { name: english('closing.leaveOpen') }),
    );
    await computer.ended();
    expect(statusOf(cloud)).toBe('OPEN');
  });

  test('stays where it cannot be ended, and says why', async ({ computer, cloud }) => {
    cloud.failNext({ path: '/v2/*/desktops/*/remote-assistance', status: 403, times: 9 });
    await computer.app.window.getByRole('button', { name: english('closing.endAll') }).click();
    const dialog = computer.app.window.getByRole('dialog', { name: english('sessions.title') });
    await expect(dialog.getByRole('listitem').filter({ hasText: DESKTOP })).toBeVisible();
    expect(statusOf(cloud)).toBe('OPEN');
  });
});

test('all desktops of an account are searched, and what the user has begun is found', async ({
  computer,
  machines,
  cloud,
}) => {
  await machines.grid.waitFor();
  cloud.desktop(DESKTOP).beginAssistance();
  const board = await SessionsBoard.open(computer.app.window);
  await board.dialog.getByRole('button', { name: english('sessions.scan.start') }).click();
  await expect(board.row(DESKTOP)).toBeVisible();
  await board.end(DESKTOP);
  await expect(board.row(DESKTOP)).toHaveCount(0);
  expect(statusOf(cloud)).toBe('CLOSE');
});
