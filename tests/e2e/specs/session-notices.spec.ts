import { english } from '../../support/english';
import { DESKTOP, DESKTOP_WITH_PASSWORD } from '../../support/names';
import { expect, test } from '../fixtures';
import { AssistancePanel } from '../pages/assistance';

test('each change is a notice of the system, whether the window is seen or not, and a click leads there', async ({
  computer,
  notifications,
  makeCloud,
}) => {
  const cloud = await makeCloud({ timings: { assistance: [60, 60] } });
  const machines = await computer.signIn(cloud);
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.close();
  await computer.app.hideWindow();

  cloud.pass(60);
  await expect
    .poll(() => notifications.shown)
    .toEqual([`${DESKTOP}: ${english('sessions.news.wait-access')}`]);
  cloud.pass(60);
  await expect
    .poll(() => notifications.shown.at(-1))
    .toBe(`${DESKTOP}: ${english('sessions.news.open')}`);

  await notifications.click();
  await new AssistancePanel(computer.app.window).code.waitFor();
  await expect.poll(() => computer.app.isShown()).toBe(true);

  cloud.desktop(DESKTOP).endAssistance();
  await expect
    .poll(() => notifications.shown.at(-1))
    .toBe(`${DESKTOP}: ${english('sessions.news.ended')}`);
  // No code in what stands on a screen that others may see.
  const { code = '?' } = cloud.desktop(DESKTOP).assistance ?? {};
  expect(notifications.shown.join()).not.toContain(code);
});

test('an invitation goes to the mail program, without the password', async ({
  computer,
  machines,
  cloud,
}) => {
  const panel = await (await machines.assist(DESKTOP_WITH_PASSWORD)).create();
  await panel.code.waitFor();
  const { code = '?', password = '?' } = cloud.desktop(DESKTOP_WITH_PASSWORD).assistance ?? {};

  await panel.button(english('invite.mail')).click();

  await expect.poll(() => computer.openedOutside()).toHaveLength(1);
  const [opened = ''] = computer.openedOutside();
  const address = new URL(opened.slice(opened.indexOf('mailto:')));
  const body = address.searchParams.get('body');
  expect(body).toContain(`code=${code}`);
  expect(body).toContain(DESKTOP_WITH_PASSWORD);
  expect(opened).not.toContain(password);
  await expect(panel.panel).toContainText(english('invite.done.mail'));
});
