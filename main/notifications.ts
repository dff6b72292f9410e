import { Notification } from 'electron';

/** A notice of the operating system, for somebody who looks elsewhere. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Held until they are gone: Electron forgets one that nobody holds, and with it the click. */
const shown = new Set<Notification>();

/** Shows a notice, where the system has such. @param onClick the technician wants to see what it is about */
export function showNotice(notice: Notice, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...notice, silent: true });
  const gone = (): void => void shown.delete(notification);
  notification.on('click', () => {
    gone();
    onClick();
  });
  notification.on('close', gone);
  notification.on('failed', gone);
  shown.add(notification);
  notification.show();
}
