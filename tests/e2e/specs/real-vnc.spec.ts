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
  test.describe(`a real X server through ${name}`, () => {
    test.beforeEach(async ({ computer, cloud, vnc, machines }) => {
      cloud.setConsolePage(page);
      cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
      await (await machines.openConsole(DESKTOP)).connected();
      await drawn(computer.app);
    });

    test('shows its screen as it changes', async ({ computer, vnc, machines }) => {
      const { app } = computer;
      const frame = await rectangleOf(machines.consoleOf(DESKTOP).frame);
      // The client's window is white and as large as the screen.
      await expect
        .poll(async () => (await takePicture(app)).count(WHITE, frame))
        .toBeGreaterThan(MOST);
      const before = await takePicture(app);

      // A quarter of it turns black.
      await vnc.cover();

      await expect
        .poll(async () => (await takePicture(app)).differences(before, frame))
        .toBeGreaterThan(MOST / 4);
    });

    test('gets the keys that are typed', async ({ computer, vnc, machines }) => {
      await computer.keyboard.press('c', 'Return');
      // As a hand does it: for `shift+A` xdotool presses and releases Shift twice.
      await computer.keyboard.down('Shift_L');
      await computer.keyboard.press('a');
      await computer.keyboard.up('Shift_L');
      await computer.keyboard.press('ctrl+w', 'F11', 'Escape');

      await expect
        .poll(() => vnc.pressed)
        .toEqual(['c', 'Return', 'Shift_L', 'A', 'Control_L', 'w', 'F11', 'Escape']);
      // None of them was for the app: Ctrl+W closes a tab elsewhere.
      await machines.consoleOf(DESKTOP).connected();
    });

    test('gets Ctrl+Alt+Del from the menu', async ({ vnc, machines }) => {
      await machines.consoleOf(DESKTOP).send('Ctrl+Alt+Del');

      await expect.poll(() => vnc.pressed).toEqual(['Control_L', 'Alt_L', 'Delete']);
      await expect.poll(() => vnc.held).toEqual([]);
    });
  });
}

const WHITE = [255, 255, 255] as const;
