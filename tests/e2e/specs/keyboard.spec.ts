import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import { DEBIAN_FULL, THROUGH_EVERY_PAGE } from '../../support/pages';
import type { VncServer } from '../../support/vnc';
import { expect, test, type Computer } from '../fixtures';
import { Guest } from '../guest';
import type { ConsoleTab } from '../pages/console';
import { drawn } from '../screen';

/** The right control key by its number: by name, xdotool would press the left one with it. */
const HOST_KEY = '105';

const REMOTE = english('keyboard.owner.remote');
const HERE = english('keyboard.owner.here');

const PAGES = [
  { name: "the practice region's page (noVNC 1.7)", page: undefined },
  { name: "Debian's vnc_auto.html (noVNC 1.3)", page: DEBIAN_FULL },
] as const;

for (const { name, page } of PAGES) {
  test.describe(`through ${name}, under a window manager`, () => {
    let console: ConsoleTab;
    let vnc: VncServer;

    test.beforeEach(async ({ windowManager, computer, cloud, makeVnc, machines }) => {
      vnc = await makeVnc({ takes: 'keys' });
      expect(windowManager).toBeDefined();
      cloud.setConsolePage(page);
      cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
      console = await (await machines.openConsole(DESKTOP)).connected();
      await captured(computer, console);
    });

    test('every key reaches the machine, also those of browsers and of this app', async ({
      computer,
    }) => {
      const keys = ['Tab', 'Escape', 'F5', 'F11', 'F1', 'slash', 'BackSpace', 'Delete', 'Menu'];
      const chords = ['ctrl+w', 'ctrl+r', 'ctrl+q', 'ctrl+f', 'ctrl+Tab', 'ctrl+Next', 'alt+x'];

      await computer.keyboard.press(...keys, ...chords);

      await expect
        .poll(() => vnc.pressed)
        .toEqual([
          ...keys,
          ...chords.flatMap((chord) => chord.split('+')).map((key) => NAMES[key] ?? key),
        ]);
      await expect.poll(() => vnc.held).toEqual([]);
      await captured(computer, console);
      await expect(console.tab).toHaveAttribute('aria-selected', 'true');
      expect(await computer.app.windows()).toEqual([{ fullScreen: false }]);
    });

    test('what the window manager keeps is in the key menu', async ({ computer }) => {
      // The X server would take these two itself, to show another text console.
      const plain = ['FK01', 'FK02'].map((key, index) => {
        return `key <${key}> { type = "ONE_LEVEL", [ F${index + 1} ] };`;
      });
      await vnc.setLayout(`include "pc+us" ${plain.join(' ')}`);
      const combinations: [string, string[]][] = [
        ['Ctrl+Alt+Del', ['Control_L', 'Alt_L', 'Delete']],
        ['Alt+Tab', ['Alt_L', 'Tab']],
        ['Alt+F4', ['Alt_L', 'F4']],
        ['Win', ['Super_L']],
        ['Win+R', ['Super_L', 'r']],
        ['Win+L', ['Super_L', 'l']],
        ['Ctrl+Shift+Esc', ['Control_L', 'Shift_L', 'Escape']],
        ['Ctrl+Esc', ['Control_L', 'Escape']],
        ['Ctrl+Alt+F1', ['Control_L', 'Alt_L', 'F1']],
        ['Ctrl+Alt+F2', ['Control_L', 'Alt_L', 'F2']],
        ['PrtSc', ['Print']],
      ];
      for (const [combination, keys] of combinations) {
        await test.step(combination, async () => {
          const before = vnc.pressed.length;
          await console.send(combination);
          await expect.poll(() => vnc.pressed.slice(before)).toEqual(keys);
          await expect.poll(() => vnc.held).toEqual([]);
        });
      }
      await captured(computer, console);
    });

    if (page !== undefined && !THROUGH_EVERY_PAGE) return;

    test('the host key leads out, and back; it never reaches the machine', async ({ computer }) => {
      const { keyboard } = computer;
      await keyboard.press('a', HOST_KEY);
      await expect(console.owner).toHaveText(HERE);
      await expect(console.tab).toBeFocused();
      await keyboard.press('b', 'Tab');
      await keyboard.press(HOST_KEY);
      await captured(computer, console);
      await keyboard.press('c');

      await expect.poll(() => vnc.pressed).toEqual(['a', 'c']);
      await expect.poll(() => vnc.held).toEqual([]);
    });

    test('held with another key it changes tabs, and the console behind gets nothing more', async ({
      computer,
    }) => {
      const { keyboard } = computer;
      await chord(computer, 'Tab');
      await expect(computer.app.window.getByRole('tab', { name: 'Machines' })).toBeFocused();
      await keyboard.press('x', 'ctrl+Tab');
      await captured(computer, console);
      await keyboard.press('y');

      await expect.poll(() => vnc.pressed).toContain('y');
      expect(vnc.pressed).not.toContain('x');
      await expect.poll(() => vnc.held).toEqual([]);
    });

    test('keys that are held are let go of when the keyboard goes elsewhere', async ({
      computer,
      machines,
      windowManager,
    }) => {
      const { keyboard } = computer;
      const ways: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
        ['to another tab', () => machines.show(), () => console.tab.click()],
        ['out, by the host key', () => keyboard.press(HOST_KEY), () => keyboard.press(HOST_KEY)],
        ['to another program', () => windowManager.openOther(), () => activate(computer)],
      ];
      for (const [way, leave, comeBack] of ways) {
        await test.step(way, async () => {
          const before = vnc.pressed.length;
          await keyboard.down('Shift_L');
          await keyboard.down('Control_L');
          await expect.poll(() => vnc.pressed.slice(before)).toEqual(['Shift_L', 'Control_L']);

          await leave();

          await expect.poll(() => vnc.held).toEqual([]);
          await keyboard.up('Control_L');
          await keyboard.up('Shift_L');
          await comeBack();
          await captured(computer, console);
        });
      }
    });

    test('all keys can be let go of by hand', async () => {
      await console.send('Release all keys');

      await expect.poll(() => new Set(vnc.pressed).size).toBe(8);
      await expect.poll(() => vnc.held).toEqual([]);
    });

    test('view only: neither keys nor clicks reach the machine', async ({ computer }) => {
      await console.viewOnly.click();
      await expect(console.owner).toHaveText(english('keyboard.owner.viewOnly'));
      const before = vnc.clicks;

      await computer.click(console.frame);
      await computer.keyboard.press('a', 'ctrl+b', HOST_KEY, 'c');
      await expect(console.owner).toHaveText(english('keyboard.owner.viewOnly'));

      await console.viewOnly.click();
      await computer.click(console.frame);
      await captured(computer, console);
      await computer.keyboard.press('z');
      await expect.poll(() => vnc.pressed).toEqual(['z']);
      await expect.poll(() => vnc.clicks).toBe(before + 1);
    });

    test('typing ends at a key of the technician, and leaves nothing held', async ({
      computer,
    }) => {
      const text = 'Abcdefghijklmnopqrstuvwxyz'.repeat(4);
      const dialog = await console.composeText();
      await dialog.text.fill(text);
      await dialog.type();
      await expect.poll(() => vnc.written.length).toBeGreaterThan(3);

      await computer.keyboard.press('1');

      await expect(computer.app.window.getByRole('alert')).toContainText(
        'because you pressed a key',
      );
      await expect.poll(() => vnc.held).toEqual([]);
      expect(text.startsWith(vnc.written)).toBe(true);
      expect(vnc.written.length).toBeLessThan(text.length);
      expect(`${computer.app.log}${computer.app.printed}`).not.toContain('bcdef');
    });
  });
}

test.describe('under a window manager', () => {
  test.beforeEach(({ windowManager }) => expect(windowManager).toBeDefined());

  test('the clipboard is sent by the technician, after a look at it', async ({
    computer,
    machines,
    cloud,
    vnc,
  }) => {
    cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
    const console = await (await machines.openConsole(DESKTOP)).connected();
    await computer.app.electron.evaluate(({ clipboard }) => clipboard.writeText('sudo ls'));
    await captured(computer, console);

    await chord(computer, 'v');
    const dialog = console.typeDialog();
    await expect(dialog.text).toHaveValue('sudo ls');
    expect(vnc.pressed).toEqual([]);
    await dialog.type();

    await expect.poll(() => vnc.written).toBe('sudo ls');
  });

  test('a desktop in use that is opened to view gets nothing, over a new link neither', async ({
    computer,
    machines,
    cloud,
    vnc,
  }) => {
    cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
    const console = await (await machines.viewConsole(DESKTOP)).connected();
    const touch = async (): Promise<void> => {
      await expect(console.owner).toHaveText(english('keyboard.owner.viewOnly'));
      await computer.click(console.frame);
      await computer.keyboard.press('a', 'ctrl+b');
    };
    await touch();
    const heard = await console.listen();
    cloud.cutConsoles();
    await expect.poll(heard).toContain(english('doctor.closed-by-server'));
    await console.connected();
    await drawn(computer.app);
    await touch();

    await console.viewOnly.click();
    await computer.click(console.frame);
    await expect(console.owner).toHaveText(REMOTE);
    await computer.keyboard.press('z');
    await expect.poll(() => vnc.pressed).toEqual(['z']);
    await expect.poll(() => vnc.clicks).toBe(1);
  });

  test('text that cannot be typed is refused as a whole, and says which characters', async ({
    machines,
    cloud,
    vnc,
  }) => {
    cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
    const console = await (await machines.openConsole(DESKTOP)).connected();

    const dialog = await console.composeText();
    await dialog.text.fill('echo 你好');

    await expect(dialog.result).toContainText('你 (U+4F60), 好 (U+597D)');
    await expect(dialog.submit).toBeDisabled();
    expect(vnc.pressed).toEqual([]);
  });

  test('Ctrl+Alt+Del to a server is asked about first', async ({
    computer,
    machines,
    cloud,
    vnc,
  }) => {
    cloud.pointConsole(SERVER, { host: '127.0.0.1', port: vnc.port });
    const console = await (await machines.openConsole(SERVER)).connected();
    await drawn(computer.app);
    await console.send('Ctrl+Alt+Del');
    const question = computer.app.window.getByRole('alertdialog');
    await question.getByRole('button', { name: english('common.cancel') }).click();
    await console.send('Alt+F4');
    await expect.poll(() => vnc.pressed).toEqual(['Alt_L', 'F4']);

    await console.send('Ctrl+Alt+Del');
    await question.getByRole('button', { name: english('keyboard.ctrlAltDel.confirm') }).click();

    await expect.poll(() => vnc.pressed).toEqual(['Alt_L', 'F4', 'Control_L', 'Alt_L', 'Delete']);
  });

  test('Alt+F4 over a live console asks first, and closes when told so', async ({
    computer,
    machines,
  }) => {
    const console = await (await machines.openConsole(DESKTOP)).connected();
    await captured(computer, console);
    const question = computer.app.window.getByRole('alertdialog');

    await computer.keyboard.press('alt+F4');
    await question.getByRole('button', { name: english('closing.keep') }).click();
    await expect(question).toBeHidden();
    await console.connected();

    await computer.keyboard.press('alt+F4');
    await computer.click(question.getByRole('button', { name: english('closing.confirm') }));
    await computer.ended();
  });

  test('without a live console the window just closes', async ({ computer, machines }) => {
    await machines.grid.waitFor();
    await computer.keyboard.press('alt+F4');
    await computer.ended();
  });
});

/** Waits until the console has the keyboard: our page says so, and its own page is told a moment later. */
async function captured(computer: Computer, console: ConsoleTab): Promise<void> {
  await drawn(computer.app);
  await expect(console.owner).toHaveText(REMOTE);
  const guest = await Guest.only(computer.app.electron);
  await expect.poll(() => guest.try('document.hasFocus()')).toBe(true);
}

/** Presses a key while the host key is held. */
async function chord({ keyboard }: Computer, key: string): Promise<void> {
  await keyboard.down(HOST_KEY);
  await keyboard.press(key);
  await keyboard.up(HOST_KEY);
}

/** Brings the app's window to the front again. */
async function activate({ app }: Computer): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
}

const NAMES: Readonly<Record<string, string>> = { ctrl: 'Control_L', alt: 'Alt_L' };
