import type { WebContents } from 'electron';

/** A world of our own: what the page has done to its own scripts is not in it. */
const WORLD = 1001;

/** What is needed of a guest's web contents. */
export type Scriptable = Pick<WebContents, 'executeJavaScriptInIsolatedWorld'>;

/** Runs a script in a console's page. @throws when the page is gone or runs no script */
export async function runInOwnWorld(guest: Scriptable, code: string): Promise<unknown> {
  return guest.executeJavaScriptInIsolatedWorld(WORLD, [{ code }]);
}
