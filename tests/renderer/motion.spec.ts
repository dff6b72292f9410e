import type { Page } from '@playwright/test';
import { english } from '../support/english';
import { firstRun, signedIn } from './fake/data';
import { expect, test } from './fixtures';

/** What can move on the page: elements whose changes, or whose animations, take time. */
async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const takesTime = (durations: string): boolean =>
      durations.split(',').some((duration) => Number.parseFloat(duration) > 0);
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const animated = style.animationName !== 'none' && takesTime(style.animationDuration);
        return animated || takesTime(style.transitionDuration);
      })
      .map((element) => element.tagName);
  });
}

test('a dialog moves nothing for those who want less motion', async ({ app }) => {
  const { page } = app;
  await app.start(firstRun());
  await page.getByRole('button', { name: english('welcome.addAccount') }).click();
  await page.getByRole('dialog').waitFor();
  expect(await moving(page)).toContain('BUTTON');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('details summary').click();
  expect(await moving(page)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('waiting is shown without motion, too', async ({ app }) => {
  const { page } = app;
  await app.start({ ...signedIn(), held: ['inventory:list'] });
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving(page)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
