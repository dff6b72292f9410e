/**
 * How a practice region can be set up. Everything has a default that suits a newcomer; tests
 * shorten the timings, stop the clock and choose among the behaviours the cloud's documents
 * leave open (section 8 of the API facts).
 */

import type { ServerKey } from './http/server';
import type { ThrottleRule } from './http/throttle';

export type { ServerKey } from './http/server';
export type { ThrottleRule } from './http/throttle';

/** A folder served as the console page instead of our own, e.g. Debian's `/usr/share/novnc`. */
export interface ConsolePage {
  readonly dir: string;
  /** File in `dir`, with a query if it needs one: `vnc_lite.html`, `vnc_auto.html?autoconnect=1`. */
  readonly page: string;
}

export interface EstateSize {
  /** Desktops of the region's own project; the sub-projects have fewer. */
  readonly desktops: number;
  readonly servers: number;
}

/** How long things take, in seconds. 0 means: done by the next request. */
export interface Timings {
  /** A power action is accepted, but `task_status` is still empty. */
  readonly powerBegin: number;
  /** `task_status` (desktops) or `…-processing` (servers) is shown. */
  readonly power: number;
  /** From running to REGISTERED. */
  readonly register: number;
  /** Shortest and longest time a user takes to answer, and then to enter the session. */
  readonly assistance: readonly [number, number];
  /** How long nobody answering is waited for (`wait_confirm_time`, 30–180). */
  readonly confirmLimit: number;
  /** Shortest and longest time until the user ends a session himself. */
  readonly session: readonly [number, number];
  /** One desktop of the region changes its connection status this often; 0 = never. */
  readonly userActivity: number;
}

/** Answers the documents leave open. The first value is the default. */
export interface Behaviour {
  /** GET remote-assistance when there never was one. */
  readonly assistanceNone: 'not-found' | 'nulls';
  /** POST remote-assistance while one is open. */
  readonly assistanceOpen: 'conflict' | 'same';
  /** Status of WKS.0202 for an unknown desktop; 500 was seen in the cloud. */
  readonly unknownDesktop: 404 | 500;
  /** `page_info.next_marker` of CloudDC. */
  readonly marker: 'id' | 'url';
  /** `total_count` of Workspace lists: rows that match, or all rows of the project. */
  readonly totalCount: 'filtered' | 'all';
  /** Is a user with the right password told why he may not sign in, or only that it is wrong? */
  readonly signInRefusals: 'named' | 'bare';
  /** May a passcode be used again while it is shown? */
  readonly passcodes: 'once' | 'reusable';
}

export interface PracticeRegionOptions {
  readonly port?: number;
  readonly tls?: ServerKey;
  readonly seed?: number;
  readonly now?: () => Date;
  /** Region id; its own project has the same name. */
  readonly region?: string;
  readonly consolePage?: ConsolePage;
  /** The folder with noVNC's `core/` and `vendor/`. */
  readonly novncDir?: string;
  /** The folder with our own console page. */
  readonly pageDir?: string;
  readonly estate?: Partial<EstateSize>;
  readonly consoleLinkMinutes?: number;
  readonly timings?: Partial<Timings>;
  readonly behaviour?: Partial<Behaviour>;
  /** How often one caller may ask one API; null for as often as he likes. */
  readonly throttle?: ThrottleRule | null;
  /** How many requests `requests` remembers. */
  readonly requestHistory?: number;
}

export const DEFAULT_REGION = 'practice-1';
export const DEFAULT_SEED = 20250101;
export const DEFAULT_ESTATE: EstateSize = { desktops: 240, servers: 40 };
/** As much as the app has to bear: for measuring. */
export const LARGE_ESTATE: EstateSize = { desktops: 12_000, servers: 2_000 };
/** The gateway's usual rule (section 6). */
export const DEFAULT_THROTTLE: ThrottleRule = { limit: 200, seconds: 1 };
export const CONSOLE_LINK_MINUTES = 10;
export const REQUEST_HISTORY = 5000;

export const DEFAULT_TIMINGS: Timings = {
  powerBegin: 1.5,
  power: 8,
  register: 5,
  assistance: [3, 6],
  confirmLimit: 180,
  session: [15 * 60, 45 * 60],
  userActivity: 20,
};

/** For tests: nothing takes time and nobody does anything by himself. */
export const INSTANT_TIMINGS: Timings = {
  powerBegin: 0,
  power: 0,
  register: 0,
  assistance: [0, 0],
  confirmLimit: 180,
  session: [3600, 3600],
  userActivity: 0,
};

export const DEFAULT_BEHAVIOUR: Behaviour = {
  assistanceNone: 'not-found',
  assistanceOpen: 'conflict',
  unknownDesktop: 404,
  marker: 'id',
  totalCount: 'filtered',
  signInRefusals: 'named',
  passcodes: 'once',
};
