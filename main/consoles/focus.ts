import type { WebContents } from 'electron';

/** A world of our own: what the page has done to its own scripts is not in it. */
const WORLD = 1001;

/** A page that has not taken the keyboard by then has not got it. */
const PATIENCE_MS = 3_000;

/** Only where nothing in the page has the focus: what the technician has chosen stays. */
const FOCUS_SCREEN =
  "if (document.activeElement === document.body) document.querySelector('canvas')?.focus();";

const HAS_KEYBOARD = `new Promise((tell) => {
  if (document.hasFocus()) tell(true);
  else window.addEventListener('focus', () => tell(true), { once: true });
})`;

async function run(guest: WebContents, code: string): Promise<unknown> {
  return guest.executeJavaScriptInIsolatedWorld(WORLD, [{ code }]);
}

/**
 * Gives the keyboard to the remote screen inside the page. Old console pages do so only after a click,
 * and until then typing goes nowhere without a word. Best effort: a page without a canvas is as before.
 */
export async function focusScreen(guest: WebContents): Promise<void> {
  try {
    await run(guest, FOCUS_SCREEN);
  } catch {
    // The page is gone or runs no script; there is nothing to focus then.
  }
}

/**
 * Waits until the page has the keyboard, which our own page gives it. Input sent before would go to
 * whatever has it, our own page for instance (measured).
 * @returns false when it has not got it
 */
export async function hasKeyboard(guest: WebContents): Promise<boolean> {
  let patience: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    patience = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return (await Promise.race([run(guest, FOCUS_SCREEN + HAS_KEYBOARD), tooLate])) === true;
  } catch {
    return false;
  } finally {
    clearTimeout(patience);
  }
}
