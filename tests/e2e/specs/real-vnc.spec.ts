import type { ConsolePage } from '../../../main/practice/region';
import { DESKTOP } from '../../support/names';
import { SCREEN } from '../../support/vnc';
import { expect, test } from '../fixtures';
import { takePicture } from '../screen';

/** Debian's noVNC 1.3: pages that know nothing of this app and of the practice region. */
const DEBIAN = '/usr/share/novnc';

const PAGES: readonly { readonly name: string; readonly page: ConsolePage | undefined }[] = [
  { name: "the practice region's page (noVNC 1.7)", page: undefined },
  { name: "Debian's vnc_lite.html (noVNC 1.3)", page: { dir: DEBIAN, page: 'vnc_lite.html' } },
  {
    name: "Debian's vnc_auto.html (noVNC 1.3)",
    page: { dir: DEBIAN, page: 'vnc_auto.html?autoconnect=1' },
  },
];

for (const { name, page } of PAGES) {
  test.describe(`a real X server through ${name}`, () => {
    test.beforeEach(async ({ cloud, vnc, machines }) => {
      cloud.setConsolePage(page);
      cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
      await (await machines.openConsole(DESKTOP)).connected();
    });

    test('shows its screen as it changes', async ({ computer, vnc }) => {
      const { app } = computer;
      // The client's window is white and as large as the screen.
      const white = SCREEN.width * SCREEN.height * 0.9;
      await expect.poll(async () => (await takePicture(app)).count(WHITE)).toBeGreaterThan(white);

      await vnc.cover();

      await expect.poll(async () => (await takePicture(app)).count(WHITE)).toBeLessThan(white);
    });

    test('gets the keys that are typed', async ({ computer, vnc, machines }) => {
      await computer.click(machines.consoleOf(DESKTOP).frame);

      await computer.keyboard.press('c', 'Return', 'shift+A', 'ctrl+w', 'F11', 'Escape');

      await expect
        .poll(() => vnc.pressed)
        .toEqual(['c', 'Return', 'Shift_L', 'A', 'Control_L', 'w', 'F11', 'Escape']);
      // None of them was for the app: Ctrl+W closes a tab elsewhere.
      await machines.consoleOf(DESKTOP).connected();
    });

    test('gets Ctrl+Alt+Del from the button', async ({ vnc, machines }) => {
      await machines.consoleOf(DESKTOP).sendCtrlAltDel();

      await expect.poll(() => vnc.pressed).toEqual(['Control_L', 'Alt_L', 'Delete']);
      expect(vnc.held).toEqual([]);
    });
  });
}

const WHITE = [255, 255, 255] as const;
