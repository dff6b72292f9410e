import type { ConsolePage } from '../../../main/practice/region';
import { DESKTOP } from '../../support/names';
import { DEBIAN_FULL, DEBIAN_LITE } from '../../support/pages';
import { SCREEN } from '../../support/vnc';
import { expect, test } from '../fixtures';
import { drawn, rectangleOf, takePicture } from '../screen';

const PAGES: readonly { readonly name: string; readonly page: ConsolePage | undefined }[] = [
  { name: "the practice region's page (noVNC 1.7)", page: undefined },
  { name: "Debian's vnc_lite.html (noVNC 1.3)", page: DEBIAN_LITE },
  { name: "Debian's vnc_auto.html (noVNC 1.3)", page: DEBIAN_FULL },
];

/** Most of the screen: edges and the client's own drawing aside. */
const MOST = SCREEN.width * SCREEN.height * 0.9;

for (const { name, page } of PAGES) {
  test(`a real X server through ${name} gets the keys, and shows its screen as it changes`, async ({
    computer,
    cloud,
    vnc,
    machines,
  }) => {
    cloud.setConsolePage(page);
    cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
    const console = await (await machines.openConsole(DESKTOP)).connected();
    const { app, keyboard } = computer;
    await drawn(app);

    const typed = ['c', 'Return', 'Shift_L', 'A', 'Control_L', 'w', 'F11', 'Escape'];
    await test.step('keys that are typed', async () => {
      await keyboard.press('c', 'Return');
      // As a hand does it: for `shift+A` xdotool presses and releases Shift twice.
      await keyboard.down('Shift_L');
      await keyboard.press('a');
      await keyboard.up('Shift_L');
      await keyboard.press('ctrl+w', 'F11', 'Escape');

      await expect.poll(() => vnc.pressed).toEqual(typed);
      // None of them was for the app: Ctrl+W closes a tab elsewhere.
      await console.connected();
    });

    await test.step('Ctrl+Alt+Del from the menu', async () => {
      await console.send('Ctrl+Alt+Del');

      await expect.poll(() => vnc.pressed).toEqual([...typed, 'Control_L', 'Alt_L', 'Delete']);
      await expect.poll(() => vnc.held).toEqual([]);
    });

    await test.step('its screen', async () => {
      const frame = await rectangleOf(console.frame);
      // The client's window is white and as large as the screen.
      await expect
        .poll(async () => (await takePicture(app)).count(WHITE, frame))
        .toBeGreaterThan(MOST);
      const before = await takePicture(app);

      // A quarter of it turns black, and no more keys are seen there.
      await vnc.cover();

      await expect
        .poll(async () => (await takePicture(app)).differences(before, frame))
        .toBeGreaterThan(MOST / 4);
    });
  });
}

const WHITE = [255, 255, 255] as const;
