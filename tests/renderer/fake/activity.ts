import type { ActivityEvent, ActivityRow } from '../../../preload/contract/activity';
import { BEIJING, SHANGHAI } from './data';
import { CHINESE_NAME, LONG_NAME } from './estate';

/** One event of the log; `minutes` after eight o'clock on the 20th of November, local time. */
export function happened(
  line: number,
  minutes: number,
  event: Partial<ActivityEvent> & Pick<ActivityEvent, 'kind'>,
): ActivityEvent {
  return {
    is: 'event',
    line,
    seq: line,
    at: new Date(2026, 10, 20, 8, minutes).toISOString(),
    technician: 'support-01',
    account: SHANGHAI.details.name,
    machineId: `${SHANGHAI.id}/desktop/d-1`,
    machine: 'SH-HR-0001',
    reason: '',
    facts: {},
    ...event,
  };
}

const HOURS = 60;
const DAYS = 24 * HOURS;
const NO_MACHINE = { technician: '', account: '', machineId: '', machine: '' };

/** A log with every kind of line there is, over three days. */
export function activityLog(): ActivityRow[] {
  const reason =
    'Ticket 4711: the user cannot log in after the update and asked by phone for somebody to look at the screen before the meeting';
  return [
    happened(1, 0, { kind: 'console-opened', facts: { view: 'full' }, reason }),
    happened(2, 9, { kind: 'console-ended', facts: { by: 'technician' } }),
    happened(3, 2 * HOURS, { kind: 'assistance-asked', machine: LONG_NAME }),
    happened(4, 2 * HOURS + 1, {
      kind: 'assistance-reached',
      machine: LONG_NAME,
      facts: { state: 'open' },
    }),
    happened(5, 2 * HOURS + 2, {
      kind: 'assistance-handed-over',
      machine: LONG_NAME,
      facts: { field: 'internet-link', way: 'copied' },
    }),
    happened(6, 2 * HOURS + 30, {
      kind: 'assistance-ended',
      machine: LONG_NAME,
      facts: { by: 'technician' },
    }),
    happened(7, DAYS, {
      kind: 'power-ordered',
      technician: 'zhang.wei',
      account: BEIJING.details.name,
      machine: CHINESE_NAME,
      facts: { action: 'force-restart' },
    }),
    happened(8, DAYS + 10, {
      kind: 'power-ended',
      technician: 'zhang.wei',
      account: BEIJING.details.name,
      machine: CHINESE_NAME,
      facts: { action: 'force-restart', result: 'failed', code: 'power-late' },
    }),
    happened(9, DAYS + 11, { kind: 'notice-sent' }),
    { is: 'unreadable', line: 10, text: '{"seq":10,"prev":"4f0c' },
    happened(11, 2 * DAYS, {
      kind: 'log-recovered',
      ...NO_MACHINE,
      facts: { bytes: '22', digest: 'ab' },
    }),
    happened(12, 2 * DAYS + 1, { kind: 'console-opened', facts: { view: 'view-only' } }),
    happened(13, 2 * DAYS + 2, { kind: 'desk-tidied', facts: { drawers: '3' } }),
    happened(14, 2 * DAYS + 3, {
      kind: 'log-exported',
      ...NO_MACHINE,
      facts: { format: 'csv', lines: '13' },
    }),
  ];
}
