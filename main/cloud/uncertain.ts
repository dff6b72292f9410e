import type { ErrorCode } from '../../preload/contract/errors';
import { Failure } from '../errors';

/** Failures after which nobody knows whether the request has arrived. */
const UNCERTAIN: ReadonlySet<ErrorCode> = new Set([
  'timed-out',
  'host-unreachable',
  'service-unavailable',
  'unexpected-answer',
  // The account left while the request was on its way.
  'signed-out',
]);

/** May a request that failed like this have had its effect all the same? */
export function mayHaveArrived(thrown: unknown): boolean {
  // A fault of the program says nothing about what it had sent before.
  return !(thrown instanceof Failure) || UNCERTAIN.has(thrown.data.code);
}
