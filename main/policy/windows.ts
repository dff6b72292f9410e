import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { POLICY_KEYS } from '../../preload/contract/policy';
import { parseRegistry, type RegistryKeys } from './registry';
import { POLICY_SHAPE } from './schema';

/** The folder of all policies; it is on every Windows, and administrators alone write there. */
const POLICIES = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies';
export const WINDOWS_POLICY = `${POLICIES}\\Crashcart`;

const USUAL_SYSTEM_FOLDER = 'C:\\Windows\\System32';

/** Prints a key of the registry. @throws Error when there is none, or it may not be read */
export type Query = (key: string, ...options: string[]) => string;

/**
 * The rules in the registry; undefined when there are none. Whether there are any is read off the folder
 * of all policies: `reg.exe` ends alike for a key that is not there and one that may not be read.
 * @throws Error when they cannot be read
 */
export function readRegistryPolicy(query: Query = regQuery): unknown {
  const others = [...parseRegistry(query(POLICIES)).keys()];
  const isOurs = (key: string): boolean => key.toLowerCase() === WINDOWS_POLICY.toLowerCase();
  if (!others.some(isOurs)) return undefined;
  return rulesOf(parseRegistry(query(WINDOWS_POLICY, '/s')));
}

/** Values are rules; a key below holds a list. The registry knows no truth values: 1 and 0 stand for them. */
function rulesOf(keys: RegistryKeys): Record<string, unknown> {
  const rules: Record<string, unknown> = {};
  for (const [key, values] of keys) {
    const below = key.slice(WINDOWS_POLICY.length + 1);
    if (below !== '') {
      rules[below] = [...values.values()];
      continue;
    }
    for (const [name, value] of values) {
      rules[name] = isSwitch(name) && (value === 0 || value === 1) ? value === 1 : value;
    }
  }
  return rules;
}

function isSwitch(name: string): boolean {
  const key = POLICY_KEYS.find((one) => one === name);
  return key !== undefined && POLICY_SHAPE[key] instanceof z.ZodBoolean;
}

function regQuery(key: string, ...options: string[]): string {
  return execFileSync(path.win32.join(systemFolder(), 'reg.exe'), ['query', key, ...options], {
    encoding: 'utf8',
    timeout: 10_000,
    windowsHide: true,
    // Its own messages are in the system's language, and in no encoding we know.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Where Windows is, without asking the environment, which is the technician's: else by where its libraries are. */
function systemFolder(): string {
  if (fs.existsSync(path.win32.join(USUAL_SYSTEM_FOLDER, 'reg.exe'))) return USUAL_SYSTEM_FOLDER;
  const { sharedObjects } = reportSchema.parse(process.report.getReport());
  const ntdll = sharedObjects.find((file) => /\\ntdll\.dll$/i.test(file));
  if (ntdll === undefined) throw new Error('Windows was not found');
  return path.win32.dirname(ntdll);
}

const reportSchema = z.object({ sharedObjects: z.array(z.string()) });
