import { Failure } from '../errors';
import { encode } from './signer';

/**
 * An id as one segment of a path. A parser would take `.` and `..` for steps to another path, encoded or
 * not, so the call would be another one than was meant and signed.
 */
export function pathSegment(id: string): string {
  if (id === '.' || id === '..') throw new Failure('machine-not-found');
  return encode(id);
}
