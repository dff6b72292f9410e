import type { Session } from 'electron';
import { APP_ORIGIN } from './origin';

/**
 * What a page may do beyond showing itself. Everything that is not in this table is denied, for
 * every session; Electron's own default is to grant all. Each row has its reason.
 */
const ALLOWED: readonly { permission: string; origin: string; reason: string }[] = [
  {
    permission: 'clipboard-sanitized-write',
    origin: APP_ORIGIN,
    reason: 'Copying a request id or a machine name out of our own page.',
  },
];

/** Is this permission in the table for this origin? */
export function isAllowed(permission: string, requestingUrl: string): boolean {
  let origin: string;
  try {
    const url = new URL(requestingUrl);
    origin = `${url.protocol}//${url.host}`;
  } catch {
    return false;
  }
  return ALLOWED.some((row) => row.permission === permission && row.origin === origin);
}

/**
 * Both handlers are needed: without the check handler synchronous questions get the default answer,
 * and noVNC 1.7 would read the local clipboard at every focus. The handler for screen capture stays
 * unset, which refuses it.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isAllowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isAllowed(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}
