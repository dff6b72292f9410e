import { createRequire } from 'node:module';
import type { Keytar } from './vault';

/**
 * Loads the keychain module when it is first needed: it is native, and takes the system's libsecret
 * with it. Where either is missing it throws, and the app says so instead of not starting.
 */
export function loadKeytar(): Keytar {
  const load = createRequire(__filename);
  const keytar: Keytar = load('keytar');
  return keytar;
}
