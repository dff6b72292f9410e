import { sendNotice } from '../cloud/workspace';
import { Failure } from '../errors';
import type { OwnedMachine } from '../inventory/inventory';

/**
 * Shows a text to whoever uses a desktop. It goes out once: the user would read it twice.
 * @throws Failure `bad-request` for a physical server, which has no such call
 */
export async function notifyUsers({ machine, account }: OwnedMachine, text: string): Promise<void> {
  if (machine.kind !== 'desktop')
    throw new Failure('bad-request', { params: { field: 'machine' } });
  await sendNotice(account.connection.client, machine.nativeId, text);
}
