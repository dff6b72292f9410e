import path from 'node:path';
import type { ConsolePage } from '../../main/practice/region';

const own = (name: string): ConsolePage => ({
  dir: path.join(import.meta.dirname, 'console-pages', name),
  page: 'vnc_auto.html',
});

/** Means harm; see `hostile/attempts.ts`. */
export const HOSTILE_PAGE = own('hostile');

/** Opens its socket with a token that nobody issued. */
export const WRONG_TOKEN_PAGE = own('wrong-token');

/** Debian's noVNC 1.3: pages that know nothing of this app and of the practice region. */
const DEBIAN = '/usr/share/novnc';

export const DEBIAN_LITE: ConsolePage = { dir: DEBIAN, page: 'vnc_lite.html' };

export const DEBIAN_FULL: ConsolePage = { dir: DEBIAN, page: 'vnc_auto.html?autoconnect=1' };

/**
 * `npm test -- --all` tries everything through every page. Else only the practice region's goes through all of
 * it, and Debian's through what differs between versions: that they show, and take keys.
 */
export const THROUGH_EVERY_PAGE = process.env['CRASHCART_ALL'] !== undefined;
