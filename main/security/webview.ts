import type { WebContents, WebPreferences } from 'electron';
import type { Log } from '../log';

/** What a redeemed ticket says about the guest to come. */
export interface GuestGrant {
  /** The console URL: a bearer secret. It goes into the guest and nowhere else. */
  readonly url: string;
  readonly partition: string;
}

/** Gives out a grant for a ticket id, once. */
export type RedeemTicket = (ticketId: string) => GuestGrant | undefined;

/**
 * The preferences of a guest, complete: the object Electron offers is emptied and refilled, never
 * "fixed up", so that an attribute we have not heard of cannot pass (CVE-2026-34769 was one).
 */
const GUEST_PREFERENCES: WebPreferences = {
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  // CVE-2026-102676: a guest's workers could get Node.
  nodeIntegrationInWorker: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
  plugins: false,
  // Also blocks `openDevTools()` on the tag (CVE-2026-70609).
  devTools: false,
  disableDialogs: true,
  safeDialogs: true,
  // A dictionary would be downloaded, and typed text looked up.
  spellcheck: false,
  navigateOnDragDrop: false,
};

/** In Electron's types only from 45 on the tag's own list; understood by 25 as well. */
const NO_POPUPS = { disablePopups: true };

const TICKET_SOURCE = /^about:blank#([0-9a-f-]{36})$/;

/**
 * Lets a `<webview>` attach only with a ticket made in main. The page names the ticket; URL,
 * partition and preferences come from here. Unknown or used ticket: no guest.
 */
export function attachByTicketOnly(embedder: WebContents, redeem: RedeemTicket, log: Log): void {
  embedder.on('will-attach-webview', (event, preferences, params) => {
    const ticketId = TICKET_SOURCE.exec(params['src'] ?? '')?.[1];
    const grant = ticketId === undefined ? undefined : redeem(ticketId);
    if (grant === undefined) {
      log.warn('Guest refused: no such ticket');
      event.preventDefault();
      return;
    }
    for (const key of Object.keys(preferences)) Reflect.deleteProperty(preferences, key);
    Object.assign(preferences, GUEST_PREFERENCES, NO_POPUPS, { partition: grant.partition });
    for (const key of Object.keys(params)) {
      if (key !== 'instanceId') Reflect.deleteProperty(params, key);
    }
    params['src'] = grant.url;
    params['partition'] = grant.partition;
  });
}
