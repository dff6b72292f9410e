import { within, type Timer } from '../timer';
import { runInOwnWorld, type Scriptable } from './own-world';

/** A page that has not taken the keyboard by then has not got it. */
const PATIENCE_MS = 3_000;

/** Only where nothing in the page has the focus: what the technician has chosen stays. */
const FOCUS_SCREEN =
  "if (document.activeElement === document.body) document.querySelector('canvas')?.focus();";

const HAS_KEYBOARD = `new Promise((tell) => {
  if (document.hasFocus()) tell(true);
  else window.addEventListener('focus', () => tell(true), { once: true });
})`;

/**
 * Gives the keyboard to the remote screen inside the page. Old console pages do so only after a click,
 * and until then typing goes nowhere without a word. Best effort: a page without a canvas is as before.
 */
export async function focusScreen(guest: Scriptable): Promise<void> {
  try {
    await runInOwnWorld(guest, FOCUS_SCREEN);
  } catch {
    // The page is gone or runs no script; there is nothing to focus then.
  }
}

/**
 * Waits until the page has the keyboard, which our own page gives it. Input sent before would go to
 * whatever has it, our own page for instance (measured).
 * @returns false when it has not got it
 */
export async function hasKeyboard(guest: Scriptable, timer: Timer): Promise<boolean> {
  try {
    const answer = runInOwnWorld(guest, FOCUS_SCREEN + HAS_KEYBOARD);
    return (await within(timer, PATIENCE_MS, answer)) === true;
  } catch {
    return false;
  }
}
