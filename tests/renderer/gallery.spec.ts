import { test } from './fixtures';
import { ACCOUNT_SCREENS } from './gallery/accounts';
import { ACTIVITY_SCREENS } from './gallery/activity';
import { ASSISTANCE_SCREENS } from './gallery/assistance';
import { CONSOLE_SCREENS } from './gallery/consoles';
import { KEY_SCREENS } from './gallery/keys';
import { LIBRARY_SCREENS } from './gallery/library';
import { LINK_SCREENS } from './gallery/links';
import { MACHINE_SCREENS } from './gallery/machines';
import { POWER_SCREENS } from './gallery/power';
import { SETTINGS_SCREENS } from './gallery/settings';
import { TROUBLE_SCREENS } from './gallery/troubles';

/*
 * Every screen and state in both themes, both languages and two sizes: pictures to look at, and axe
 * over them.
 */

const SCREENS = [
  ...ACCOUNT_SCREENS,
  ...MACHINE_SCREENS,
  ...LIBRARY_SCREENS,
  ...CONSOLE_SCREENS,
  ...TROUBLE_SCREENS,
  ...KEY_SCREENS,
  ...POWER_SCREENS,
  ...ASSISTANCE_SCREENS,
  ...ACTIVITY_SCREENS,
  ...SETTINGS_SCREENS,
  ...LINK_SCREENS,
];

/** `npm run gallery` takes pictures of every screen; otherwise axe alone looks at them. */
const all = process.env['CRASHCART_GALLERY'] === 'all';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

for (const locale of ['en-GB', ...(all ? ['zh-CN'] : [])]) {
  const language = locale.slice(0, 2);
  test.describe(language, () => {
    for (const { name, scenario, go } of SCREENS) {
      test(name, async ({ app }) => {
        const { page } = app;
        await page.setViewportSize({ width: 1280, height: 800 });
        const start = scenario();
        await app.start({ ...start, info: { ...start.info, locale } });
        await go?.(app);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          for (const size of all ? SIZES : []) {
            await page.setViewportSize(size);
            await app.picture(`${name}-${colorScheme}-${language}-${size.width}`);
          }
          await page.setViewportSize({ width: 1280, height: 800 });
          // Names and colours are the same in Chinese.
          if (language !== 'en') continue;
          await app.expectAccessible(
            colorScheme === 'light' ? 'everything' : 'colours',
            // The list in full once: elsewhere its first rows show what is different there.
            name === 'machines' ? 'all' : 'few',
          );
        }
      });
    }
  });
}
