import type { Page } from '@playwright/test';
import { english } from '../support/english';
import { expect, test } from './fixtures';
import { CORE_SCREENS } from './gallery/core';
import { kept } from './gallery/library';

/*
 * Nothing is lost where there is little room (WCAG 1.4.10): 320 pixels are a screen of 1280 at 400 %, 640 by
 * 400 is one of 1280 by 800 at 200 %. Only the list and a console scroll both ways.
 */

const all = process.env['CRASHCART_GALLERY'] === 'all';

const SIZES = [
  { width: 320, height: 640 },
  { width: 640, height: 400 },
];

/** What is lost on the page: text beyond the edge, controls out of reach or below something else. */
async function losses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** These may scroll both ways, or are the strip of tabs, which follows the focus. */
    const FREE = '[role=grid], .stage, webview, .strip, .sr-only, [aria-hidden=true], svg';
    const CONTROLS = 'button, a[href], input, select, textarea, summary, [role=menuitem]';
    const found: string[] = [];
    const named = (element: Element): string => {
      const words = `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`;
      return `${element.tagName.toLowerCase()} “${words.trim().slice(0, 40)}”`;
    };
    const seen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    // A panel lies over what it is about, which is there again when it is closed.
    const FRONT = '[role=menu], [role=alertdialog], [role=dialog], aside';
    const fronts = [...document.querySelectorAll(FRONT)];
    const front = fronts.find(seen) ?? document.body;

    for (const element of front.querySelectorAll('*')) {
      if (!seen(element) || element.closest(FREE) !== null) continue;
      const { clipPath, overflowX, textOverflow } = getComputedStyle(element);
      // For ears only, shortened with dots and a tooltip, or not cut off.
      if (clipPath !== 'none' || textOverflow === 'ellipsis' || overflowX === 'visible') continue;
      if (element.scrollWidth > element.clientWidth + 1)
        found.push(`wider inside: ${named(element)}`);
    }
    for (const element of front.querySelectorAll(CONTROLS)) {
      if (!seen(element) || element.closest(FREE) !== null || element.closest('[inert]')) continue;
      element.scrollIntoView({ block: 'center', inline: 'nearest' });
      const list = element.closest('ul');
      if (list !== null && list.clientHeight < Math.min(list.scrollHeight, 60)) {
        found.push(`squeezed: ${named(list)}`);
      }
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const isInside =
        left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      if (!isInside && height < innerHeight) found.push(`outside: ${named(element)}`);
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isHit =
        hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
      if (isInside && !isHit)
        found.push(`covered: ${named(element)} by ${hit ? named(hit) : 'none'}`);
    }
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) found.push(`the page is ${beyond} wider than the window`);
    return found;
  });
}

for (const { width, height } of SIZES) {
  test.describe(`${width} by ${height}`, () => {
    for (const { name, scenario, go } of CORE_SCREENS) {
      test(name, async ({ app }) => {
        await app.start(scenario());
        await go?.(app);
        await app.page.setViewportSize({ width, height });
        // The list and what floats find their new places a moment after the window.
        await expect.poll(() => losses(app.page)).toEqual([]);
        if (all) await app.picture(`${name}-${width}`);
      });
    }
  });
}

for (const { width, height } of SIZES) {
  test(`at ${width} by ${height} the accounts are one press away, in place of the list`, async ({
    app,
  }) => {
    await app.page.setViewportSize({ width, height });
    await app.start(kept());
    const add = app.page.getByRole('button', { name: 'Add account' });
    await expect(app.grid).toBeVisible();
    await expect(add).toBeHidden();
    const toggle = app.page.getByRole('button', { name: english('accounts.side') });
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await expect(add).toBeVisible();
    await expect(app.grid).toBeHidden();
    if (all) await app.picture(`side-${width}`);
    await expect.poll(() => losses(app.page)).toEqual([]);
    await toggle.click();
    await expect(app.grid).toBeVisible();
  });
}
