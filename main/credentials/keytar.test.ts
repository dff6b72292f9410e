import { expect, test } from 'vitest';
import { loadKeytar } from './keytar';

// Without libsecret the native module cannot be loaded; that it says so is the vault's business.
test('the keychain module is the one the vault was written for, or says what it lacks', () => {
  let loaded: object;
  try {
    loaded = loadKeytar();
  } catch (thrown) {
    expect(String(thrown)).toContain('native addon');
    return;
  }
  const functions = Object.entries(loaded).filter(([, value]) => typeof value === 'function');
  expect(functions.map(([name]) => name)).toEqual(
    expect.arrayContaining(['getPassword', 'setPassword', 'deletePassword']),
  );
});
