import { createRequire } from 'node:module';
import type { Keytar } from './vault';

/**
 * Loads the keychain module when it is first needed: it is native, and takes the system's libsecret
 * with it. Where either is missing it throws, and the app says so instead of not starting.
 */
export function loadKeytar(): Keytar {
  const keytar: unknown = createRequire(__filename)('keytar');
  if (!isKeytar(keytar)) throw new Error('keytar is not what it was');
  return keytar;
}

function isKeytar(module: unknown): module is Keytar {
  return (
    typeof module === 'object' &&
    module !== null &&
    'getPassword' in module &&
    'setPassword' in module &&
    'deletePassword' in module
  );
}
