import type { BridgeCalls } from './calls';
import type { Subscribe } from './events';

/** The one object that preload puts on `window`. */
export interface Bridge extends BridgeCalls {
  readonly on: Subscribe;
}
