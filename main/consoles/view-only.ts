import type { WebContents } from 'electron';

/**
 * Lets a guest get input, or none at all: keys, mouse and touch are dropped in the browser process,
 * whatever the page or our own window does. Needs the DevTools session of the watch.
 */
export async function ignoreInput(guest: WebContents, ignore: boolean): Promise<void> {
  await guest.debugger.sendCommand('Input.setIgnoreInputEvents', { ignore });
}
