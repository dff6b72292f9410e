import type { WebContents } from 'electron';
import type { KeyCombination } from '../../preload/contract/models';

/** Modifiers in the order they are pressed, and the key they go with, as Electron names them. */
const COMBINATIONS: Readonly<
  Record<KeyCombination, { modifiers: readonly ('control' | 'alt')[]; key: string }>
> = {
  'ctrl-alt-del': { modifiers: ['control', 'alt'], key: 'Delete' },
};

const KEY_OF = { control: 'Control', alt: 'Alt' } as const;

/** Only where nothing in the page has the focus: what the technician has chosen stays. */
const FOCUS_SCREEN =
  "if (document.activeElement === document.body) document.querySelector('canvas')?.focus(); undefined";

/**
 * Gives the keyboard to the remote screen inside the page. Old console pages do so only after a click,
 * and until then typing goes nowhere without a word. Best effort: a page without a canvas is as before.
 */
export async function focusScreen(guest: WebContents): Promise<void> {
  try {
    await guest.executeJavaScript(FOCUS_SCREEN);
  } catch {
    // The page is gone or runs no script; there is nothing to focus then.
  }
}

/**
 * Sends a combination the local system would keep for itself to the guest, as input events: they
 * arrive at the remote machine as if typed (DevTools' `Input.dispatchKeyEvent` did not). All keys are
 * released again, in reverse order.
 */
export function sendCombination(guest: WebContents, combination: KeyCombination): void {
  const { modifiers, key } = COMBINATIONS[combination];
  // Input events reach only the focused contents.
  guest.focus();
  const held: ('control' | 'alt')[] = [];
  for (const modifier of modifiers) {
    held.push(modifier);
    guest.sendInputEvent({ type: 'keyDown', keyCode: KEY_OF[modifier], modifiers: [...held] });
  }
  guest.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: [...held] });
  guest.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: [...held] });
  for (const modifier of [...modifiers].reverse()) {
    held.pop();
    guest.sendInputEvent({ type: 'keyUp', keyCode: KEY_OF[modifier], modifiers: [...held] });
  }
}
