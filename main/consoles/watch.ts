import type { WebContents } from 'electron';
import { z } from 'zod';
import type { ConsoleCertificate, ConsoleState } from '../../preload/contract/models';
import type { Log } from '../log';
import { redact } from '../redact';
import { ConnectionState, type OutsideReason } from './connection-state';

/** Chromium's certificate errors, ERR_CERT_*. */
const isCertificateError = (code: number): boolean => code <= -200 && code > -300;

/** ERR_ABORTED: the guest went away or on; not a failure of the page. */
const ABORTED = -3;

type PageReason = Exclude<OutsideReason['code'], 'certificate' | 'slept'>;

/** The DevTools messages used, and the parts of them. */
const socketMessage = z.object({ requestId: z.string() });
const handshakeMessage = socketMessage.extend({ response: z.object({ status: z.number() }) });
const frameMessage = socketMessage.extend({
  response: z.object({ payloadData: z.string() }).optional(),
});
const errorMessage = socketMessage.extend({ errorMessage: z.string() });

/** Whom it tells. */
export interface Listener {
  readonly report: (state: ConsoleState) => void;
  /** A message came through its WebSocket, about as long as this, in bytes. */
  readonly received: (size: number) => void;
}

/** The watch over one guest. */
export interface Watch {
  /** Nobody wants to know any more. */
  readonly end: () => void;
  /** It holds too much memory and is being ended; what comes of that is no further news. */
  readonly outgrew: (detail: string) => void;
}

/**
 * Watches a guest from outside: its load, its process, and its WebSocket through the DevTools
 * protocol (`Network.webSocket*`). Nothing depends on what the page is made of.
 * @param certificate what the host showed, for a load that failed because of it
 */
export function watchGuest(
  guest: WebContents,
  { report, received }: Listener,
  certificate: (errorCode: number) => ConsoleCertificate | null,
  log: Log,
): Watch {
  const state = new ConnectionState(report);
  const failed = (code: PageReason, detail: string): void =>
    state.pageFailed({ code, detail: redact(detail) });

  guest.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    if (isCertificateError(code)) {
      state.pageFailed({
        code: 'certificate',
        detail: description,
        certificate: certificate(code),
      });
    } else {
      failed('page-failed', description);
    }
  });
  guest.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) failed('page-refused', `HTTP ${status}`);
  });
  guest.on('render-process-gone', (_event, { reason }) => failed('guest-crashed', reason));
  // It takes no more input and draws no more; what it shows is a picture of the past.
  guest.on('unresponsive', () => failed('guest-hung', 'unresponsive'));

  const follow = (method: string, params: unknown): void => {
    if (method === 'Network.webSocketCreated') {
      state.opening(socketMessage.parse(params).requestId);
    } else if (method === 'Network.webSocketHandshakeResponseReceived') {
      const { requestId, response } = handshakeMessage.parse(params);
      state.answered(requestId, response.status);
    } else if (method === 'Network.webSocketFrameReceived') {
      const { requestId, response } = frameMessage.parse(params);
      state.received(requestId);
      // What is not text, and a screen is not, comes in Base64: four characters for three bytes.
      if (response !== undefined) received((response.payloadData.length * 3) / 4);
    } else if (method === 'Network.webSocketFrameError') {
      const message = errorMessage.parse(params);
      state.errored(message.requestId, redact(message.errorMessage));
    } else if (method === 'Network.webSocketClosed') {
      state.closed(socketMessage.parse(params).requestId);
    }
  };
  guest.debugger.on('message', (_event, method: string, params: unknown) => {
    try {
      follow(method, params);
    } catch (error) {
      // Another engine words it differently: no reason to end the app, and with it every console.
      log.warn(`${method} was not understood`, error);
    }
  });
  try {
    guest.debugger.attach('1.3');
    guest.debugger.sendCommand('Network.enable').catch((error: unknown) => {
      // The guest may be gone already.
      log.info('Guest could not be watched', error);
    });
  } catch (error) {
    log.error('Guest could not be watched', error);
  }
  return {
    end: () => state.end(),
    outgrew: (detail) => failed('guest-memory', detail),
  };
}
