import type { PolicyRules } from '../../preload/contract/policy';
import { Policy } from '../policy/policy';

/** A policy of these rules; without any, of a computer that has none. */
export function policyOf(rules?: PolicyRules): Policy {
  return new Policy(
    rules === undefined ? { state: 'none' } : { state: 'applied', source: 'a test', rules },
  );
}
