import type { Assistance, AssistanceStatus } from '../../preload/contract/models';
import type { AssistanceBody } from '../cloud/workspace';
import { Secret } from '../credentials/secret';

/** A desktop's record with what is secret in it apart. */
export interface AssistanceRecord {
  readonly assistance: Assistance;
  readonly password: Secret | undefined;
  /** Code and links, so that they are kept out of logs while the record is held. */
  readonly watched: readonly Secret[];
}

const STATUS: Readonly<Record<string, AssistanceStatus['meaning']>> = {
  WAIT_USER_CONFIRM: 'wait-confirm',
  WAIT_USER_ACCESS: 'wait-access',
  OPEN: 'open',
  CLOSE: 'closed',
};

const INITIATOR = { ADMIN_INITIATE: 'admin', ENDUSER_INITIATE: 'end-user' } as const;

function initiatorOf(raw: string): Assistance['initiator'] {
  if (raw === '') return null;
  if (raw === 'ADMIN_INITIATE' || raw === 'ENDUSER_INITIATE') {
    return { meaning: INITIATOR[raw], raw };
  }
  return { meaning: 'unknown', raw };
}

/** True for an answer that says, in a 200, that there is nothing: every field null or missing. */
export function isEmpty(body: AssistanceBody): boolean {
  return body.status === '' && body.share_space_id === '' && body.invitation_code === '';
}

/** The cloud's answer as a record. Every field may be missing; an unknown status is kept as it came. */
export function toRecord(machineId: string, body: AssistanceBody, now: Date): AssistanceRecord {
  const { share_space_passwd: password } = body;
  const secrets = [body.invitation_code, body.private_share_link, body.internet_share_link];
  return {
    assistance: {
      machineId,
      status: {
        meaning:
          (Object.hasOwn(STATUS, body.status) ? STATUS[body.status] : undefined) ?? 'unknown',
        raw: body.status,
      },
      spaceId: body.share_space_id,
      spaceName: body.share_space_name,
      code: body.invitation_code,
      hasPassword: password !== '',
      privateLink: body.private_share_link,
      internetLink: body.internet_share_link,
      createdAt: body.create_time,
      failedReason: body.failed_reason,
      initiator: initiatorOf(body.initiator_type),
      fetchedAt: now.toISOString(),
    },
    password: password === '' ? undefined : new Secret(password),
    watched: secrets.filter((text) => text !== '').map((text) => new Secret(text)),
  };
}

/** The record is not held any more. */
export function disposeRecord(record: AssistanceRecord): void {
  record.password?.dispose();
  for (const secret of record.watched) secret.dispose();
}

/** May this record still become another one? A failed or closed one may not. */
export function canChange(assistance: Assistance): boolean {
  return assistance.status.meaning !== 'closed' && assistance.failedReason === '';
}

/** Waiting for the user: worth a look every few seconds. */
export function isPending(assistance: Assistance): boolean {
  return assistance.status.meaning !== 'open' && canChange(assistance);
}
