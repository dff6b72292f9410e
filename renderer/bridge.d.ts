import type { Bridge } from '../preload/contract/bridge';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of this page. */
    readonly crashcart: Bridge;
  }
}
