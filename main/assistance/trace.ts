import type { Assistance } from '../../preload/contract/models';
import type { Happening } from '../activity/activity';
import { canChange } from './record';

/** What the activity log is told of a record, without the machine. */
type Step = Extract<Happening, { readonly kind: 'assistance-reached' | 'assistance-ended' }>;

/**
 * What has happened to a session between two readings; undefined when nothing did.
 * @param cancelled the technician ended it
 */
export function stepBetween(
  before: Assistance | undefined,
  after: Assistance | undefined,
  cancelled: boolean,
): Step | undefined {
  if (before === undefined || !canChange(before)) return undefined;
  if (after === undefined || !canChange(after)) {
    return { kind: 'assistance-ended', facts: { by: cancelled ? 'technician' : 'cloud' } };
  }
  const { meaning } = after.status;
  if (meaning === before.status.meaning || meaning === 'closed' || meaning === 'unknown') {
    return undefined;
  }
  return { kind: 'assistance-reached', facts: { state: meaning } };
}
