import type { EventName } from '../../preload/contract/events';
import type { Broadcast } from '../ipc/broadcast';

/** Keeps what the page would be told, as IPC would carry it: what cannot be cloned throws. */
export class FakeBroadcast {
  readonly sent: { readonly event: EventName; readonly payload: unknown }[] = [];

  readonly send: Broadcast = (event, payload) => {
    this.sent.push({ event, payload: structuredClone(payload) });
  };

  /** The payloads of one event, in order. */
  of(event: EventName): unknown[] {
    return this.sent.filter((one) => one.event === event).map(({ payload }) => payload);
  }
}
