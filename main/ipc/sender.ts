import type { WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../security/origin';

/** The part of an IPC event that tells who sent it. */
export interface SenderEvent {
  readonly senderFrame: Pick<WebFrameMain, 'origin' | 'parent'> | null;
  readonly sender: { readonly id: number };
}

/**
 * Was this sent by our own page: the main frame of one of our windows, on our own scheme?
 * Read it before anything asynchronous, while the frame still is what it was
 * (Electron security list, item 17). A guest's page never passes: it is another web contents.
 */
export function isOurPage(event: SenderEvent, isWindow: (contentsId: number) => boolean): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame.origin === APP_ORIGIN &&
    isWindow(event.sender.id)
  );
}
