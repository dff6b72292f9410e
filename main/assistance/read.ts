import type { Assistance } from '../../preload/contract/models';
import type { CloudClient } from '../cloud/client';
import { showAssistance } from '../cloud/workspace';
import { Failure } from '../errors';
import { canChange, disposeRecord, isEmpty, toRecord, type AssistanceRecord } from './record';

/** A desktop, and the way to the cloud it is in. */
export interface Target {
  readonly client: CloudClient;
  readonly desktopId: string;
}

/**
 * The record of a desktop; undefined when there is none, in whichever way the cloud says so.
 * @throws Failure when it cannot be read
 */
export async function readRecord(
  machineId: string,
  { client, desktopId }: Target,
  signal?: AbortSignal,
): Promise<AssistanceRecord | undefined> {
  try {
    const body = await showAssistance(client, desktopId, signal);
    return isEmpty(body) ? undefined : toRecord(machineId, body, new Date());
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.data.status === 404) return undefined;
    throw thrown;
  }
}

/**
 * The session that is going on on a desktop, for whoever does not want to enter it: its password is not
 * held. Undefined when there is none. @throws Failure when it cannot be read
 */
export async function readGoingOn(
  machineId: string,
  target: Target,
  signal?: AbortSignal,
): Promise<Assistance | undefined> {
  const record = await readRecord(machineId, target, signal);
  if (record === undefined) return undefined;
  disposeRecord(record);
  return canChange(record.assistance) ? record.assistance : undefined;
}
