import type { Activity } from '../activity/activity';
import { sendNotice } from '../cloud/workspace';
import { Failure } from '../errors';
import type { OwnedMachine } from '../inventory/inventory';

/**
 * Shows a text to whoever uses a desktop. It goes out once: the user would read it twice.
 * That it was sent is recorded; its words are the user's.
 * @throws Failure `bad-request` for a physical server, which has no such call
 */
export async function notifyUsers(
  { machine, account }: OwnedMachine,
  text: string,
  activity: Pick<Activity, 'record'>,
): Promise<void> {
  if (machine.kind !== 'desktop')
    throw new Failure('bad-request', { params: { field: 'machine' } });
  await sendNotice(account.connection.client, machine.nativeId, text);
  activity.record({ kind: 'notice-sent', machine, facts: {} });
}
