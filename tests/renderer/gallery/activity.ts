import type { Scenario } from '../fake/control';
import { activityLog } from '../fake/activity';
import { signedIn } from '../fake/data';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';

/** A log with every kind of line, over a list of machines. */
const withLog = (): Scenario => ({ ...signedIn(), activity: activityLog() });

async function openLog(app: RendererApp): Promise<void> {
  await app.page.getByRole('button', { name: /Activity log|活动日志/ }).click();
  await app.page.locator('.activity .content > *').first().waitFor();
}

/** Opens the log and has it checked. */
async function checkLog(app: RendererApp): Promise<void> {
  await openLog(app);
  await app.page.getByRole('button', { name: /^(Verify|校验)$/ }).click();
  await app.page.locator('.whole, .findings').first().waitFor();
}

/** The activity log. */
export const ACTIVITY_SCREENS: readonly Screen[] = [
  { name: 'activity', scenario: withLog, go: openLog },
  { name: 'activity-empty', scenario: signedIn, go: openLog },
  {
    name: 'activity-none',
    scenario: () => ({ ...signedIn(), activity: activityLog().slice(0, 5) }),
    go: async (app) => {
      await openLog(app);
      await app.page.getByRole('searchbox').fill('nobody');
      await app.page.locator('.empty').waitFor();
    },
  },
  { name: 'activity-whole', scenario: withLog, go: checkLog },
  {
    name: 'activity-damaged',
    scenario: withLog,
    go: async (app) => {
      await app.answer('activity:verify', {
        ok: true,
        value: {
          lines: 14,
          end: 'file',
          findings: [
            { fault: 'missing', line: 9, from: 9, to: 11 },
            { fault: 'changed', line: 12, from: 12, to: 12 },
            { fault: 'cut-short', line: 15, from: 15, to: 16 },
          ],
        },
      });
      await checkLog(app);
    },
  },
];
