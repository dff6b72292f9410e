import { z } from 'zod';
import type { PolicyState } from '../../preload/contract/policy';
import { messageOf } from '../errors';
import { redact } from '../redact';
import { LINUX_POLICY, readPolicyFile } from './linux';
import { MAC_POLICY, readManagedPreferences } from './mac';
import { policySchema } from './schema';
import { readRegistryPolicy, WINDOWS_POLICY } from './windows';

/** A place that only an administrator can write, and how to read it. */
interface Place {
  readonly source: string;
  /** Undefined when there is no policy. @throws Error when there is one that cannot be read */
  readonly read: () => unknown;
}

function placeOf(platform: NodeJS.Platform): Place {
  if (platform === 'win32') return { source: WINDOWS_POLICY, read: () => readRegistryPolicy() };
  if (platform === 'darwin') return { source: MAC_POLICY, read: () => readManagedPreferences() };
  return { source: LINUX_POLICY.file, read: () => readPolicyFile(LINUX_POLICY) };
}

/**
 * Reads the policy of this computer. It fails closed: what is there and cannot be read, or has a rule that
 * is not known here, is not the same as none.
 */
export function readPolicy({ source, read } = placeOf(process.platform)): PolicyState {
  try {
    const found = read();
    if (found === undefined) return { state: 'none' };
    const rules = policySchema.safeParse(withoutSchema(found));
    if (!rules.success) throw new Error(z.prettifyError(rules.error));
    return { state: 'applied', source, rules: rules.data };
  } catch (thrown) {
    return { state: 'refused', source, detail: redact(messageOf(thrown)) };
  }
}

/** `$schema` lets an editor help while it is written, and is no rule. */
function withoutSchema(found: unknown): unknown {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return found;
  return Object.fromEntries(Object.entries(found).filter(([key]) => key !== '$schema'));
}
