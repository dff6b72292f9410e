import type { Scenario } from '../fake/control';
import { openAssistance, openSession, SHANGHAI, signedIn } from '../fake/data';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';
import { openAssist, TARGET } from './ways';

/** The two cards that the code opens: to read aloud, and the QR code. */
async function openCard(app: RendererApp, index: number): Promise<void> {
  await openAssist(app);
  await app.page.locator('.card .more button').nth(index).click();
  await app.page.getByRole('dialog').waitFor();
}

function withSession(): Scenario {
  return {
    ...signedIn(),
    assistance: { [TARGET]: { ...openAssistance(TARGET), code: 'O0F1I2A6' } },
  };
}

/** Remote assistance, one session and all. */
export const ASSISTANCE_SCREENS: readonly Screen[] = [
  {
    name: 'sessions-none',
    scenario: signedIn,
    go: (app) => app.page.getByRole('button', { name: /^(Sessions|会话)/ }).click(),
  },
  {
    name: 'sessions',
    scenario: () => ({
      ...signedIn(),
      sessions: [
        openSession(TARGET, 'SH-HR-0003'),
        {
          ...openSession(
            `${TARGET}x`,
            'SH-DESIGN-WORKSTATION-WITH-A-VERY-LONG-NAME-FOR-THE-BOARD-0042',
          ),
          endsAt: new Date(Date.now() + 4 * 60_000 + 9_000).toISOString(),
          state: {
            state: 'failed',
            doing: 'cancel',
            error: { code: 'not-allowed', fix: 'none', requestId: '4f0c7a1e' },
          },
        },
        { ...openSession(`${TARGET}y`, 'SH-HR-0012'), state: { state: 'unread' }, users: [] },
        { ...openSession(`${TARGET}z`, 'SH-FIN-0042'), origin: 'found', endsAt: null },
      ],
    }),
    go: async (app) => {
      await app.page.getByRole('button', { name: /^(Sessions|会话)/ }).click();
      await app.emit('sessions:scanning', {
        accountId: SHANGHAI.id,
        state: 'running',
        done: 812,
        total: 2_400,
        found: 1,
        failed: 0,
        error: null,
      });
    },
  },
  { name: 'assist-none', scenario: signedIn, go: openAssist },
  {
    name: 'assist-waiting',
    scenario: () => ({
      ...signedIn(),
      sessions: [
        {
          ...openSession(TARGET, 'SH-HR-0003'),
          reached: { asked: new Date(Date.now() - 20_000).toISOString() },
        },
      ],
      assistance: {
        [TARGET]: {
          ...openAssistance(TARGET),
          status: { meaning: 'wait-confirm', raw: 'WAIT_USER_CONFIRM' },
          code: '',
        },
      },
    }),
    go: openAssist,
  },
  {
    name: 'assist-open',
    scenario: () => ({
      ...signedIn(),
      sessions: [openSession(TARGET, 'SH-HR-0003')],
      assistance: { [TARGET]: openAssistance(TARGET) },
    }),
    go: openAssist,
  },
  { name: 'assist-aloud', scenario: withSession, go: (app) => openCard(app, 0) },
  { name: 'assist-qr', scenario: withSession, go: (app) => openCard(app, 1) },
  {
    name: 'assist-words',
    scenario: withSession,
    go: async (app) => {
      await openAssist(app);
      await app.page.locator('#assistance-panel .menu-trigger').click();
      await app.page.getByRole('menuitem').first().click();
      await app.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'assist-end',
    scenario: () => ({ ...signedIn(), assistance: { [TARGET]: openAssistance(TARGET) } }),
    go: async (app) => {
      await openAssist(app);
      await app.page.getByRole('button', { name: /Cancel assistance|取消协助/ }).click();
      await app.page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'assist-failed',
    scenario: () => ({
      ...signedIn(),
      assistance: {
        [TARGET]: {
          ...openAssistance(TARGET),
          status: { meaning: 'closed', raw: 'CLOSE' },
          failedReason: 'The user did not respond in 180 seconds.',
        },
      },
    }),
    go: openAssist,
  },
];
