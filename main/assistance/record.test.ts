import { describe, expect, test } from 'vitest';
import type { AssistanceBody } from '../cloud/workspace';
import { redact } from '../redact';
import { canChange, disposeRecord, isEmpty, isPending, toRecord } from './record';

const NOTHING: AssistanceBody = {
  share_space_id: '',
  invitation_code: '',
  share_space_name: '',
  share_space_passwd: '',
  private_share_link: '',
  internet_share_link: '',
  create_time: '',
  status: '',
  failed_reason: '',
  initiator_type: '',
};

const OPEN: AssistanceBody = {
  share_space_id: 'space-1',
  invitation_code: 'Z9QX7A2B',
  share_space_name: 'DESK-1',
  share_space_passwd: 'Zq9-space-password',
  private_share_link: 'https://10.0.0.1:9445/#/share-space?code=Z9QX7A2B',
  internet_share_link: 'https://w.example:9445/#/share-space?code=Z9QX7A2B',
  create_time: '2026-01-01T00:00:00Z',
  status: 'OPEN',
  failed_reason: '',
  initiator_type: 'ADMIN_INITIATE',
};

const NOW = new Date('2026-01-01T00:01:00Z');
const record = (change: Partial<AssistanceBody> = {}) => {
  const made = toRecord('m1', { ...OPEN, ...change }, NOW);
  disposeRecord(made);
  return made;
};

describe('a record', () => {
  test('has every field of the answer, and its password apart', () => {
    const { assistance, password } = record();
    expect(assistance).toEqual({
      machineId: 'm1',
      status: { meaning: 'open', raw: 'OPEN' },
      spaceId: 'space-1',
      spaceName: 'DESK-1',
      code: 'Z9QX7A2B',
      hasPassword: true,
      privateLink: OPEN.private_share_link,
      internetLink: OPEN.internet_share_link,
      createdAt: '2026-01-01T00:00:00Z',
      failedReason: '',
      initiator: { meaning: 'admin', raw: 'ADMIN_INITIATE' },
      fetchedAt: '2026-01-01T00:01:00.000Z',
    });
    expect(password?.reveal()).toBe('Zq9-space-password');
    expect(JSON.stringify(record())).not.toContain('Zq9');
  });

  test('may have none of them', () => {
    const { assistance, password } = toRecord('m1', NOTHING, NOW);
    expect(assistance).toMatchObject({ code: '', hasPassword: false, initiator: null });
    expect(password).toBeUndefined();
  });

  test('keeps code, links and password out of texts while it is held', () => {
    const held = toRecord('m1', OPEN, NOW);
    const text = 'Z9QX7A2B Zq9-space-password';
    expect(redact(text)).toBe('[secret] [secret]');
    disposeRecord(held);
    expect(redact(text)).toBe(text);
  });
});

test.each([
  ['WAIT_USER_CONFIRM', '', 'wait-confirm', true, true],
  ['WAIT_USER_ACCESS', '', 'wait-access', true, true],
  ['OPEN', '', 'open', true, false],
  ['CLOSE', '', 'closed', false, false],
  ['WAIT_USER_CONFIRM', 'user refused', 'wait-confirm', false, false],
  ['SOMETHING_NEW', '', 'unknown', true, true],
  ['constructor', '', 'unknown', true, true],
  ['', '', 'unknown', true, true],
])('%s (%s) is %s', (status, failed_reason, meaning, change, pending) => {
  const { assistance } = record({ status, failed_reason });
  expect(assistance.status).toEqual({ meaning, raw: status });
  expect(canChange(assistance)).toBe(change);
  expect(isPending(assistance)).toBe(pending);
});

test.each([
  ['ADMIN_INITIATE', { meaning: 'admin', raw: 'ADMIN_INITIATE' }],
  ['ENDUSER_INITIATE', { meaning: 'end-user', raw: 'ENDUSER_INITIATE' }],
  ['ROBOT_INITIATE', { meaning: 'unknown', raw: 'ROBOT_INITIATE' }],
  ['', null],
])('begun by "%s" is %j', (initiator_type, initiator) => {
  expect(record({ initiator_type }).assistance.initiator).toEqual(initiator);
});

test.each<[Partial<AssistanceBody>, boolean]>([
  [{}, true],
  [{ share_space_name: 'left over' }, true],
  [{ status: 'CLOSE' }, false],
  [{ share_space_id: 's' }, false],
  [{ invitation_code: 'c' }, false],
])('%j says that there is nothing: %s', (change, empty) => {
  expect(isEmpty({ ...NOTHING, ...change })).toBe(empty);
});
