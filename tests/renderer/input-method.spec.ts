/** Chinese names are typed through an input method: while it composes, its keys are its own. */
import { signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

/** The input method of the computer, as Chromium is told of it. */
async function inputMethod({ page }: RendererApp) {
  const chromium = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      chromium.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => chromium.send('Input.insertText', { text }),
  };
}

test('in the search, Enter takes what was composed, and opens nothing', async ({ app }) => {
  await app.start(signedIn());
  const method = await inputMethod(app);
  await app.search.focus();
  await method.compose('hzsj');
  await expect(app.row('杭州-设计-0006')).toBeVisible();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('ArrowDown');
  await expect(app.search).toBeFocused();
  await method.commit('杭州-设计-0006');
  await expect(app.row('杭州-设计-0006')).toBeVisible();
  expect(await app.calls('consoles:open')).toEqual([]);
  await app.page.keyboard.press('Enter');
  await expect.poll(() => app.calls('consoles:open')).toHaveLength(1);
});

test('in quick open as well', async ({ app }) => {
  await app.start(signedIn());
  const method = await inputMethod(app);
  await app.page.keyboard.press('Control+k');
  const dialog = app.page.getByRole('dialog', { name: 'Quick open', exact: true });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await method.compose('hzsj');
  await expect(dialog.getByRole('option').first()).toContainText('杭州-设计');
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  expect(await app.calls('consoles:open')).toEqual([]);
  await method.commit('杭州-设计-0006');
  await expect(dialog.getByRole('option').first()).toContainText('杭州-设计-0006');
  await app.page.keyboard.press('Enter');
  await expect.poll(() => app.calls('consoles:open')).toHaveLength(1);
});
