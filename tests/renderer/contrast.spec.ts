import { test } from './fixtures';
import { CORE_SCREENS } from './gallery/core';

/* The main screens in the system's own palette, and with more contrast: pictures, and axe for the second. */

const all = process.env['CRASHCART_GALLERY'] === 'all';

for (const { name, scenario, go } of CORE_SCREENS) {
  test(`${name} in high contrast`, async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 800 });
    await app.start(scenario());
    await go?.(app);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      if (all) await app.picture(`${name}-forced-${colorScheme}`);
      await page.emulateMedia({ colorScheme, forcedColors: 'none', contrast: 'more' });
      if (all) await app.picture(`${name}-more-${colorScheme}`);
      await app.expectAccessible('colours', 'few');
    }
  });
}
