import type { Locator } from '@playwright/test';
import { english } from '../../support/english';
import { DESKTOP, DESKTOP_WITH_PASSWORD } from '../../support/names';
import type { Cloud, CloudOptions } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';
import type { AssistancePanel } from '../pages/assistance';
import { SessionsBoard } from '../pages/sessions';

const RECORD = '/v2/*/desktops/*/remote-assistance';
const NOTICES = '/v2/*/desktops/notifications';

/** Asks a user who takes a minute to agree, and another one to enter. */
async function askSlowUser(
  computer: Computer,
  makeCloud: (options: CloudOptions) => Promise<Cloud>,
): Promise<{ readonly cloud: Cloud; readonly panel: AssistancePanel }> {
  const cloud = await makeCloud({ timings: { assistance: [60, 60] } });
  const machines = await computer.signIn(cloud);
  return { cloud, panel: await (await machines.assist(DESKTOP)).create() };
}

/**
 * What the cloud's support asks for is shown: the id of the request that was refused last. Both are looked at anew
 * until they agree: the request may still be on its way.
 */
async function expectRefusedId(place: Locator, cloud: Cloud): Promise<void> {
  const isShown = async (): Promise<boolean> => {
    const refused = cloud.requests.filter(({ status }) => status >= 400).at(-1);
    const texts = await place.allTextContents();
    return refused !== undefined && texts.some((text) => text.includes(refused.requestId));
  };
  await expect.poll(isShown).toBe(true);
}

test.describe('reading the record', () => {
  test('refused: the reason, and another try', async ({ machines, cloud }) => {
    cloud.failNext({ method: 'GET', path: RECORD, status: 403 });
    const panel = await machines.assist(DESKTOP);
    await expect(panel.panel.getByRole('alert')).toContainText(
      english('error.not-allowed', { action: 'workspace:desktops:getRemoteAssistance' }),
    );
    await expectRefusedId(panel.panel, cloud);

    await panel.button(english('common.retry')).click();
    await expect(panel.button('Create assistance')).toBeVisible();
    await expect(panel.panel.getByRole('alert')).toHaveCount(0);
  });

  test('an answer that is none: the session that is shown stays, and goes on', async ({
    computer,
    makeCloud,
  }) => {
    const { cloud, panel } = await askSlowUser(computer, makeCloud);
    await expect(panel.panel).toContainText(english('assist.status.wait-confirm'));
    cloud.failNext({ method: 'GET', path: RECORD, fault: { kind: 'bad-json' }, times: Infinity });
    await expect(panel.panel.getByRole('alert')).toBeVisible();
    await expect(panel.panel).toContainText(english('assist.status.wait-confirm'));

    cloud.clearFaults();
    cloud.pass(120);
    await panel.code.waitFor();
    await expect(panel.panel.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('creating a session', () => {
  test('refused: the reason; nothing is on the board, and it can be asked for again', async ({
    computer,
    machines,
    cloud,
  }) => {
    const panel = await machines.assist(DESKTOP);
    cloud.failNext({ method: 'POST', path: RECORD, status: 403 });
    await panel.create();
    await expectRefusedId(panel.panel.getByRole('alert'), cloud);
    const board = await SessionsBoard.open(computer.app.window);
    await expect(board.dialog).toContainText(english('sessions.none'));
    await board.close();

    await panel.create();
    await panel.code.waitFor();
  });

  test('the answer is lost on its way: the session is found', async ({
    computer,
    machines,
    cloud,
  }) => {
    const panel = await machines.assist(DESKTOP);
    cloud.failNext({ method: 'POST', path: RECORD, fault: { kind: 'half-body' } });
    await panel.create();
    await panel.code.waitFor();
    const board = await SessionsBoard.open(computer.app.window);
    await expect(board.row(DESKTOP)).toContainText(english('assist.status.open'));
    expect(cloud.seen('POST', RECORD)).toHaveLength(1);
  });
});

test.describe('cancelling', () => {
  test('refused: it stays, on the board as well, with the reason', async ({
    computer,
    machines,
    cloud,
  }) => {
    const panel = await (await machines.assist(DESKTOP)).create();
    await panel.code.waitFor();
    cloud.failNext({ method: 'DELETE', path: RECORD, status: 403 });
    await panel.cancel();
    await expectRefusedId(panel.panel.getByRole('alert'), cloud);
    await expect(panel.code).toBeVisible();
    const board = await SessionsBoard.open(computer.app.window);
    await board.end(DESKTOP);
    await expect(board.dialog).toContainText(english('sessions.none'));
    expect(cloud.desktop(DESKTOP).assistance?.status).toBe('CLOSE');
  });

  test('there is none any more: it has ended', async ({ machines, cloud }) => {
    const panel = await (await machines.assist(DESKTOP)).create();
    await panel.code.waitFor();
    cloud.desktop(DESKTOP).endAssistance();
    await panel.cancel();
    await expect(panel.button('Create assistance')).toBeVisible();
    expect(cloud.seen('DELETE', RECORD).map(({ status }) => status)).toEqual([404]);
  });
});

test('a reminder that the cloud refuses says why, and can be sent again', async ({
  computer,
  makeCloud,
}) => {
  const { cloud, panel } = await askSlowUser(computer, makeCloud);
  cloud.failNext({ method: 'POST', path: NOTICES, status: 403 });
  await panel.button(english('assist.nudge')).click();
  await expectRefusedId(computer.notices, cloud);

  await panel.button(english('assist.nudge')).click();
  await expect(panel.button(english('assist.nudge.sent'))).toBeVisible();
  expect(cloud.seen('POST', NOTICES)).toHaveLength(2);
});

test('a tenant’s own time for consent that cannot be read: the usual one counts down', async ({
  computer,
  makeCloud,
}) => {
  const cloud = await makeCloud({ timings: { assistance: [60, 60] } });
  const machines = await computer.signIn(cloud);
  cloud.failNext({ path: /share-space/, status: 403, times: Infinity });
  const panel = await (await machines.assist(DESKTOP)).create();
  await expect(panel.panel).toContainText(/\b[23]:\d\d\b/);
});

test('a search tells which desktops could not be asked', async ({ computer, machines, cloud }) => {
  await machines.grid.waitFor();
  cloud.desktop(DESKTOP).beginAssistance();
  cloud.failNext({
    path: `/v2/*/desktops/${cloud.desktop(DESKTOP_WITH_PASSWORD).id}/remote-assistance`,
    status: 403,
  });
  const board = await SessionsBoard.open(computer.app.window);
  await board.dialog.getByRole('button', { name: english('sessions.scan.start') }).click();
  await expect(board.dialog).toContainText(english('sessions.scan.failed', { failed: 1 }));
  await expect(board.row(DESKTOP)).toBeVisible();
});
