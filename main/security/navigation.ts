import type { WebContents } from 'electron';
import type { Log } from '../log';
import { redactUrl } from '../redact';

/** Where a web contents may go. */
export type MayNavigate = (contents: WebContents, url: string) => boolean;

/**
 * Guards the four doors through which a page leaves: navigation of the page, of a frame in it,
 * a redirect by the server, and a new window. `will-frame-navigate` sees main frame and sub-frames;
 * `will-navigate` alone misses the latter. Refusals are logged without the URL's secrets.
 */
export function guardNavigation(contents: WebContents, mayNavigate: MayNavigate, log: Log): void {
  const refuse = (door: string, url: string): void => {
    log.warn(`${door} refused: ${redactUrl(url)}`);
  };
  contents.on('will-frame-navigate', (event) => {
    if (mayNavigate(contents, event.url)) return;
    event.preventDefault();
    refuse('Navigation', event.url);
  });
  contents.on('will-redirect', (event) => {
    if (mayNavigate(contents, event.url)) return;
    event.preventDefault();
    refuse('Redirect', event.url);
  });
  contents.setWindowOpenHandler(({ url }) => {
    refuse('New window', url);
    return { action: 'deny' };
  });
}
