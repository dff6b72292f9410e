import type { Typing } from '../../../preload/contract/keyboard';
import { signedIn } from '../fake/data';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';
import { openFirst, openMenu } from './ways';

/** Opens an entry of the key menu, counted from the end, of a connected console. */
async function openKeys(app: RendererApp, fromEnd?: number): Promise<void> {
  await openFirst(app);
  await app.connect('console-1');
  await openMenu(app, 'keys');
  if (fromEnd === undefined) return;
  await app.page.getByRole('menuitem').nth(-fromEnd).click();
  await app.page.getByRole('dialog').waitFor();
}

/** A text on its way into a console, or what has ended it. */
function typing(name: string, end: Typing['end']): Screen {
  return {
    name,
    scenario: signedIn,
    go: async (app) => {
      await openFirst(app);
      await app.connect('console-1');
      await app.emit('keyboard:typing', { consoleId: 'console-1', typed: 12, total: 40, end });
    },
  };
}

/** Keys and text for a console. */
export const KEY_SCREENS: readonly Screen[] = [
  { name: 'keys-menu', scenario: signedIn, go: (app) => openKeys(app) },
  {
    name: 'keys-type',
    scenario: signedIn,
    go: async (app) => {
      await openKeys(app, 3);
      await app.page.locator('textarea').fill('sudo systemctl restart nginx\nexit');
    },
  },
  {
    name: 'keys-type-refused',
    scenario: signedIn,
    go: async (app) => {
      await openKeys(app, 3);
      await app.page.locator('textarea').fill('echo 你好，世界 ☃');
    },
  },
  { name: 'keys-settings', scenario: signedIn, go: (app) => openKeys(app, 1) },
  typing('keys-typing', null),
  typing('keys-typing-ended', 'key-pressed'),
];
