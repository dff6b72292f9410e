import type { ElectronApplication } from '@playwright/test';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP } from '../../support/names';
import { expect, test, type Computer } from '../fixtures';
import { Guest } from '../guest';

const NOTE = 'Reboot on Fridays';

/** All that is to be read in the window, also after its page broke down. */
function textOf(computer: Computer): () => Promise<unknown> {
  return () => computer.app.inPage('document.body.innerText');
}

test('a window whose page broke down comes back with its consoles, its sessions and what was typed', async ({
  computer,
  machines,
  cloud,
}) => {
  const { app } = computer;
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.code.waitFor();
  await panel.close();
  await (await machines.openConsole(DESKTOP)).connected();
  await machines.show();
  await (await machines.find(IDLE_DESKTOP)).click();
  await app.window.keyboard.press('i');
  const note = app.window.getByRole('textbox', { name: english('details.note') });
  // Still in the field: it was neither left nor closed.
  await note.fill(NOTE);
  await expect.poll(() => kept(computer)).toContain(NOTE);
  const before = await Guest.only(app.electron);

  app.expectFault(/broke down/);
  await app.crashPage();

  await expect.poll(textOf(computer)).toContain(english('error.page-crashed'));
  await expect.poll(textOf(computer)).toContain('Test cloud');
  // A console's guest goes with the page it was in; it gets another with a new ticket.
  await expect.poll(async () => (await Guest.all(app.electron)).length).toBe(1);
  const after = await Guest.only(app.electron);
  expect(after.id).not.toBe(before.id);
  const tab = "document.querySelector('[role=tab][aria-selected=false]')";
  await expect.poll(() => app.inPage(`${tab}?.innerText`)).toContain(DESKTOP);
  // One that is not in sight is not drawn.
  await app.inPage(`${tab}.click()`);
  await expect.poll(() => after.hasPicture()).toBe(true);
  expect(cloud.desktop(DESKTOP).assistance?.status).toBe('OPEN');
});

test('a page that keeps breaking down is asked about, and may be given up', async ({
  computer,
  machines,
}) => {
  await machines.grid.waitFor();
  const { app } = computer;
  app.expectFault(/broke down/);
  await app.electron.evaluate(({ dialog, BrowserWindow }) => {
    // The dialog is the system's own: nobody can click on it here.
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('did-finish-load', () => window.webContents.forcefullyCrashRenderer());
  });
  await app.crashPage();
  await computer.ended();
});

test('without its graphics process the window is drawn on', async ({ computer, machines }) => {
  const { app } = computer;
  await (await machines.openConsole(DESKTOP)).connected();
  const gone = await app.kill('GPU');
  await expect
    .poll(() =>
      app.electron.evaluate(
        ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
      ),
    )
    .not.toBe(gone);
  const guest = await Guest.only(app.electron);
  await expect.poll(() => guest.hasPicture()).toBe(true);
  await machines.consoleOf(DESKTOP).connected();
  await machines.show();
  await machines.find(IDLE_DESKTOP);
  await expect.poll(() => coloursOnScreen(computer)).toBeGreaterThan(8);
});

test('without its network process calls and consoles go on, trusting what they trusted before', async ({
  computer,
  machines,
}) => {
  const { app } = computer;
  const console = await (await machines.openConsole(DESKTOP)).connected();
  const before = await Guest.only(app.electron);

  await app.kill('Network Service');

  // Its connection went with that process. It is connected anew, under the same terms.
  await expect
    .poll(async () => [undefined, before.id].includes(await onlyGuest(app.electron)))
    .toBe(false);
  await console.connected();
  await machines.show();
  await machines.refresh();
  await expect(await machines.find(IDLE_DESKTOP)).not.toHaveClass(/\bstale\b/);
  await expect(machines.failures).toHaveCount(0);
  await (await machines.openConsole(IDLE_DESKTOP)).connected();
});

/** The id of the console page that is there, once there is one. */
async function onlyGuest(electron: ElectronApplication): Promise<number | undefined> {
  const [guest] = await Guest.all(electron);
  return guest?.id;
}

/** What the library has on the disk. */
function kept(computer: Computer): string {
  return computer.read('library.json');
}

/** How many colours the window shows: one that is not drawn any more has one. */
function coloursOnScreen(computer: Computer): Promise<number> {
  return computer.app.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const picture = await window?.webContents.capturePage();
    const bytes = picture?.toBitmap() ?? Buffer.alloc(0);
    const colours = new Set<number>();
    for (let at = 0; at + 4 <= bytes.length; at += 4) colours.add(bytes.readUInt32LE(at));
    return colours.size;
  });
}

test.describe('while memory is cleared as often as can be', () => {
  test.use({ switches: ['--disable-gpu', '--js-flags=--expose-gc'] });

  test('consoles that broke down or are closed take nothing with them', async ({
    computer,
    machines,
  }) => {
    const console = await machines.openConsole(DESKTOP);
    await console.connected();
    const { electron } = computer.app;
    await electron.evaluate(() => {
      const { gc } = globalThis;
      if (gc === undefined) throw new Error('Memory cannot be cleared from here');
      setInterval(() => gc(), 1);
    });

    await (await Guest.only(electron)).crash();
    await expect(console.overlay).toContainText(english('doctor.guest-crashed'));
    await console.reconnect();
    await console.connected();

    await console.close();
    await (await machines.openConsole(DESKTOP)).connected();
  });
});
