import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * Where macOS puts what a configuration profile manages for the whole computer. The system alone writes
 * there; what a user sets with `defaults` stands elsewhere.
 */
export const MAC_POLICY = '/Library/Managed Preferences/dev.crashcart.desktop.plist';

/** Keys that the system adds to managed preferences. */
const OWN_OF_SYSTEM = /^(PayloadUUID|_|com\.apple\.)/;

/** A property list as JSON, by the system's own tool. */
function asJson(file: string): string {
  return execFileSync('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], {
    encoding: 'utf8',
    timeout: 10_000,
    env: {},
  });
}

/**
 * The managed preferences; undefined when there are none.
 * @throws Error when they cannot be read
 */
export function readManagedPreferences(file = MAC_POLICY, convert = asJson): unknown {
  if (!fs.existsSync(file)) return undefined;
  const all: unknown = JSON.parse(convert(file));
  if (typeof all !== 'object' || all === null) return all;
  return Object.fromEntries(Object.entries(all).filter(([key]) => !OWN_OF_SYSTEM.test(key)));
}
