import type { App, WebContents } from 'electron';
import type { Log } from '../log';
import { guardNavigation, type MayNavigate } from './navigation';
import { denyPermissions } from './permissions';

/**
 * Puts the guards on every session and every web contents the moment it exists, so that no window or
 * console made later can be the one that was forgotten. Call before the first window.
 */
export function harden(app: App, mayNavigate: MayNavigate, log: Log): void {
  app.on('session-created', (session) => {
    denyPermissions(session);
    session.on('will-download', (event) => {
      event.preventDefault();
      log.warn('Download refused');
    });
    session.setSpellCheckerEnabled(false);
  });
  app.on('web-contents-created', (_event, contents: WebContents) => {
    guardNavigation(contents, mayNavigate, log);
    contents.on('select-bluetooth-device', (event, _devices, callback) => {
      event.preventDefault();
      callback('');
    });
  });
  // Without a listener the first matching client certificate of the system would be sent.
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
}
