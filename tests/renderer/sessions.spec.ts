import type { AssistanceSession, SessionNews } from '../../preload/contract/sessions';
import type { Scenario } from './fake/control';
import { openSession, SHANGHAI, signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const NAME = 'SH-HR-0003';
const ID = `${SHANGHAI.id}/desktop/d-15`;
const OTHER = `${SHANGHAI.id}/desktop/d-18`;

function withSessions(...sessions: AssistanceSession[]): Scenario {
  return { ...signedIn(), sessions };
}

const board = (app: RendererApp) => app.page.getByRole('dialog', { name: 'Sessions' });

async function openBoard(app: RendererApp): Promise<void> {
  await app.page.getByRole('button', { name: /^Sessions/ }).click();
  await board(app).waitFor();
}

test('the side bar says how many may be open, and the board shows each', async ({ app }) => {
  await app.start(withSessions(openSession(ID, NAME), openSession(OTHER, 'SH-HR-0009')));
  await expect(app.page.getByRole('button', { name: /^Sessions/ })).toHaveAccessibleName(
    'Sessions 2 sessions may be open',
  );
  await openBoard(app);
  const rows = board(app).getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Open');
  await expect(rows.first().getByRole('timer')).toContainText(/^\d+:\d\d$/);
  await app.expectAccessible();
});

test('more time, and the end, are a click away', async ({ app }) => {
  await app.start(withSessions(openSession(ID, NAME)));
  await openBoard(app);
  await board(app)
    .getByRole('button', { name: `30 more minutes for ${NAME}` })
    .click();
  expect(await app.lastArgs('sessions:extend')).toEqual({ machineId: ID });
  await board(app)
    .getByRole('button', { name: `End the session on ${NAME}` })
    .click();
  expect(await app.lastArgs('assistance:cancel')).toEqual({ machineId: ID });
  await expect(board(app)).toContainText('No session of yours is open.');
});

test('one that could not be ended stays, with the reason and the request id', async ({ app }) => {
  const error = { code: 'not-allowed', fix: 'none', requestId: 'req-77' } as const;
  const state = { state: 'failed', doing: 'cancel', error } as const;
  await app.start(withSessions({ ...openSession(ID, NAME), state }));
  await openBoard(app);
  await expect(board(app)).toContainText('Could not be ended:');
  await expect(board(app)).toContainText('req-77');
});

test('all are ended after a question', async ({ app }) => {
  await app.start(withSessions(openSession(ID, NAME), openSession(OTHER, 'SH-HR-0009')));
  await openBoard(app);
  await board(app).getByRole('button', { name: 'End all' }).click();
  const question = app.page.getByRole('alertdialog', { name: 'End 2 sessions for everyone?' });
  await question.getByRole('button', { name: 'End all' }).click();
  await expect(board(app)).toContainText('No session of yours is open.');
  expect(await app.calls('sessions:cancelAll')).toHaveLength(1);
});

test('an account is searched, with progress and stop', async ({ app }) => {
  await app.start(withSessions());
  await openBoard(app);
  await board(app).getByRole('button', { name: 'Search all desktops' }).click();
  const accountId = SHANGHAI.id;
  expect(await app.lastArgs('sessions:scan')).toEqual({ accountId });
  const scan = { accountId, total: 240, failed: 0, error: null } as const;
  await app.emit('sessions:scanning', { ...scan, state: 'running', done: 24, found: 1 });
  await expect(board(app)).toContainText('24 of 240 desktops, 1 open');
  await expect(board(app).getByRole('progressbar')).toHaveAttribute('value', '24');
  await board(app).getByRole('button', { name: 'Stop' }).click();
  expect(await app.lastArgs('sessions:stopScan')).toEqual({ accountId });
  const found: AssistanceSession = { ...openSession(ID, NAME), origin: 'found', endsAt: null };
  await app.emit('sessions:changed', [found]);
  await app.emit('sessions:scanning', { ...scan, state: 'stopped', done: 25, found: 1 });
  await expect(board(app)).toContainText('Stopped after 25 of 240 desktops, 1 open.');
  await expect(
    board(app).getByRole('button', { name: `End the session on ${NAME}` }),
  ).toBeEnabled();
});

test('what happens is told by the system, and a click leads to the panel', async ({ app }) => {
  await app.start(withSessions(openSession(ID, NAME)));
  const about = { machineId: ID, machineName: NAME };
  const news: [SessionNews, string][] = [
    [{ ...about, news: 'stage', stage: 'open' }, 'The session is open: the code works now.'],
    [{ ...about, news: 'ended', end: { by: 'limit' } }, 'The session was ended: its time was up.'],
    [
      { ...about, news: 'ended', end: { by: 'others', reason: 'rejected by the user' } },
      'The session has ended: rejected by the user',
    ],
  ];
  for (const [one, body] of news) {
    await app.emit('sessions:news', one);
    await expect
      .poll(() => app.lastArgs('app:notify'))
      .toEqual({ title: NAME, body, machineId: ID, about: 'session' });
  }
  const told = (await app.calls('app:notify')).length;
  await app.emit('sessions:news', { ...about, news: 'ended', end: { by: 'technician' } });
  expect(await app.calls('app:notify'), 'the technician knows').toHaveLength(told);
  await app.emit('app:notified', { machineId: ID, about: 'session' });
  await expect(app.panel).toContainText(NAME);
});

test.describe('closing over open sessions', () => {
  const question = (app: RendererApp) => app.page.getByRole('dialog', { name: 'Close Crashcart?' });

  test.beforeEach(async ({ app }) => {
    await app.start(withSessions(openSession(ID, NAME)));
    await app.emit('app:closing', { consoles: ['SH-HR-0004', 'SH-HR-0005'], sessions: [NAME] });
    await expect(question(app)).toContainText('1 assistance session may still be open.');
    await expect(question(app)).toContainText('2 consoles are connected.');
    await expect(question(app).getByRole('listitem')).toHaveText([
      NAME,
      'SH-HR-0004',
      'SH-HR-0005',
    ]);
  });

  test('staying has the focus, and does nothing', async ({ app }) => {
    await expect(question(app).getByRole('button', { name: 'Stay' })).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(question(app)).toHaveCount(0);
    expect(await app.calls('app:close')).toHaveLength(0);
  });

  test('leaving them open closes at once', async ({ app }) => {
    await question(app).getByRole('button', { name: 'Leave open and close' }).click();
    expect(await app.calls('app:close')).toHaveLength(1);
    expect(await app.calls('sessions:cancelAll')).toHaveLength(0);
  });

  test('ending them closes when they are ended', async ({ app }) => {
    await question(app).getByRole('button', { name: 'End and close' }).click();
    await expect.poll(() => app.calls('app:close')).toHaveLength(1);
  });

  test('what cannot be ended holds the window, and is on the board', async ({ app }) => {
    await app.answer('sessions:cancelAll', { ok: true, value: 1 });
    await question(app).getByRole('button', { name: 'End and close' }).click();
    await expect(board(app)).toContainText(NAME);
    expect(await app.calls('app:close')).toHaveLength(0);
  });
});

test.describe('in the panel', () => {
  test('the user’s time to answer is counted down, and a reminder can be sent', async ({ app }) => {
    await app.start(signedIn());
    const panel = await app.openAssistance(NAME);
    await panel.getByRole('button', { name: 'Create assistance' }).click();
    const consent = panel.getByRole('listitem').filter({ hasText: 'User agrees' });
    await expect(consent.getByRole('timer')).toContainText(/^[23]:\d\d$/);
    await expect(panel).toContainText('Ends by itself in');
    await panel.getByRole('button', { name: 'Remind the user' }).click();
    await expect(panel.getByRole('button', { name: 'Reminder sent' })).toBeDisabled();
    expect(await app.lastArgs('consoles:notify')).toMatchObject({ machineId: ID });
  });
});

test('the time limit is chosen by account', async ({ app }) => {
  await app.start(signedIn());
  await app.page.getByRole('button', { name: `Actions for ${SHANGHAI.details.name}` }).click();
  await app.page.getByRole('menuitem', { name: 'Session time limit…' }).click();
  const dialog = app.page.getByRole('dialog', { name: /^Time limit/ });
  await dialog.getByLabel('A session ends by itself after').selectOption('2 hours');
  await expect
    .poll(() => app.lastArgs('settings:set'))
    .toMatchObject({
      change: { assistance: { minutes: { [SHANGHAI.id]: 120 } } },
    });
});
