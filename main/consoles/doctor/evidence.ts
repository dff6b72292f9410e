import type { ConsoleReason, Connection, Power } from '../../../preload/contract/models';

/** What a guest's network session saw of the page and of its WebSockets. */
export interface Trail {
  readonly host: string;
  /** The status the page came with. */
  readonly page: number | null;
  /** Did the page try to open a WebSocket? */
  readonly tried: boolean;
  /** How the last handshake was answered. */
  readonly handshake: number | null;
  /** Chromium's word for what ended the last handshake without an answer, e.g. `net::ERR_…`. */
  readonly socketError: string;
  /** `host:port` of the proxy on the way; null when there is none, or nobody could tell. */
  readonly proxy: string | null;
}

/** How the cloud describes the machine now. */
export interface MachineState {
  readonly power: Power;
  readonly connection: Connection | null;
}

/** All that is known about a console without a picture. The diagnosis depends on nothing else. */
export interface ConsoleEvidence {
  readonly reason: ConsoleReason;
  /** The picture had been there with this ticket. */
  readonly lived: boolean;
  /** Null where no guest was made. */
  readonly trail: Trail | null;
  /** Does this computer have a network? */
  readonly online: boolean;
  /** Null when the cloud was not asked or did not say. */
  readonly machine: MachineState | null;
}
