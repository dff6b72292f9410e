import type { KeyboardLayout } from '../../../preload/contract/keyboard';
import { reachOf } from '../../../main/keyboard/plan';
import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import { DEBIAN_LITE, THROUGH_EVERY_PAGE } from '../../support/pages';
import type { VncServer } from '../../support/vnc';
import { expect, test } from '../fixtures';
import type { ConsoleTab } from '../pages/console';
import { drawn } from '../screen';

/**
 * The layouts as X knows them. On Windows some accents are dead keys that are none there: those
 * layouts get them by hand, so that what is tried is what Windows does.
 */
const LAYOUTS: Readonly<Record<KeyboardLayout, string>> = {
  us: 'include "pc+us+inet(evdev)"',
  uk: 'include "pc+gb+inet(evdev)"',
  de: 'include "pc+de+inet(evdev)"',
  'fr-windows': `include "pc+fr+inet(evdev)"
    key <AE02> { [ eacute, 2, dead_tilde ] };
    key <AE07> { [ egrave, 7, dead_grave ] };`,
  'fr-linux': 'include "pc+fr+inet(evdev)"',
  'es-windows': `include "pc+es+inet(evdev)"
    key <AE04> { [ 4, dollar, dead_tilde ] };`,
  'es-linux': 'include "pc+es+inet(evdev)"',
  ja: 'include "pc+jp+inet(evdev)"',
  'ch-de': 'include "pc+ch+inet(evdev)"',
  'ch-fr': 'include "pc+ch(fr)+inet(evdev)"',
};

const isLayout = (name: string): name is KeyboardLayout => Object.hasOwn(LAYOUTS, name);

/** Every character of a layout, a line of its own for Enter and Tab. */
function everything(layout: KeyboardLayout): string {
  return [...reachOf(layout).keys()].join('');
}

/** What X programs get for it: Enter is a carriage return there. */
function asWritten(text: string): string {
  return text.replaceAll('\n', '\r');
}

async function typeAll(
  console: ConsoleTab,
  text: string,
  choices: { layout?: string; passes?: string },
): Promise<void> {
  const dialog = await console.composeText();
  if (choices.layout !== undefined) await dialog.choose('Layout of the machine', choices.layout);
  if (choices.passes !== undefined) await dialog.choose('The console passes on', choices.passes);
  await dialog.choose('Speed', 'Fast');
  await dialog.text.fill(text);
  if (text.includes('\n')) await dialog.confirmLines();
  await expect(dialog.result).toHaveText(/keys?, about/);
  await dialog.type();
}

async function expectWritten(vnc: VncServer, before: string, text: string): Promise<void> {
  await expect.poll(() => vnc.written.slice(before.length)).toBe(text);
  await expect.poll(() => vnc.held).toEqual([]);
}

const PAGES = [
  { name: "the practice region's page (noVNC 1.7)", page: undefined },
  { name: "Debian's vnc_lite.html (noVNC 1.3)", page: DEBIAN_LITE },
] as const;

for (const { name, page } of PAGES) {
  test.describe(`through ${name}`, () => {
    test('any character arrives at a machine that takes characters', async ({
      computer,
      cloud,
      machines,
      vnc,
    }) => {
      cloud.setConsolePage(page);
      cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
      const console = await (await machines.openConsole(DESKTOP)).connected();
      await drawn(computer.app);
      await vnc.setLayout(LAYOUTS.de);
      // An X server has few keys to spare for what its own layout has not: not too many of those.
      const text = `${everything('us')} ß é À € 中文，日本語 ☃ ő`;
      const before = vnc.written;

      await typeAll(console, text, { passes: 'Characters' });

      await expectWritten(vnc, before, asWritten(text));
    });

    if (page !== undefined && !THROUGH_EVERY_PAGE) return;

    test('every character of every layout arrives at a machine that goes by keys', async ({
      computer,
      cloud,
      machines,
      makeVnc,
    }) => {
      test.slow();
      const vnc = await makeVnc({ takes: 'keys' });
      cloud.setConsolePage(page);
      cloud.pointConsole(DESKTOP, { host: '127.0.0.1', port: vnc.port });
      const console = await (await machines.openConsole(DESKTOP)).connected();
      await drawn(computer.app);

      for (const [layout, symbols] of Object.entries(LAYOUTS)) {
        if (!isLayout(layout)) throw new Error(layout);
        await test.step(layout, async () => {
          await vnc.setLayout(symbols);
          const text = everything(layout);
          const before = vnc.written;
          await typeAll(console, text, { layout: english(`keyboard.layout.${layout}`) });
          await expectWritten(vnc, before, asWritten(text));
        });
      }
    });
  });
}
