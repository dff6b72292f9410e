/**
 * Which console is connected again by itself, as data. Every attempt mints a ticket, so the rule is:
 * only where the same thing done again can end otherwise, and never after a 401, 403 or 404.
 */
import type { Diagnosis, DiagnosisCode } from '../../../preload/contract/doctor';
import type { ConsoleReason } from '../../../preload/contract/models';
import { retryBase } from '../../cloud/retry-table';

/** What may be done about a console by itself. */
export type Prognosis =
  | { readonly again: 'never' }
  /** As soon as this computer has a network. */
  | { readonly again: 'network' }
  /** As soon as the machine runs: whoever has ordered that says when. */
  | { readonly again: 'machine' }
  /** After a pause, at least this long. */
  | { readonly again: 'later'; readonly leastMs: number };

interface Row {
  readonly when: readonly DiagnosisCode[];
  readonly again: Prognosis['again'];
  readonly reason: string;
}

export const PROGNOSES: readonly Row[] = [
  {
    when: ['closed-by-server', 'connection-lost', 'slept'],
    again: 'later',
    reason: 'The picture had been there, and a new link usually brings it back.',
  },
  {
    when: ['page-unreachable', 'server-trouble', 'throttled', 'machine-busy', 'machine-silent'],
    again: 'later',
    reason: 'It passes: a console server restarts, a window of calls ends, a machine starts.',
  },
  { when: ['offline'], again: 'network', reason: 'Without a network no link can be asked for.' },
  {
    when: ['link-refused', 'page-gone'],
    again: 'never',
    reason: '401, 403 or 404 to a fresh link: another fresh one meets the same.',
  },
  {
    when: ['websocket-blocked', 'proxy-refused', 'tls-intercepted', 'certificate'],
    again: 'never',
    reason: 'Something between here and the cloud has to be changed by somebody first.',
  },
  { when: ['machine-off'], again: 'never', reason: 'There is no picture until it is started.' },
  {
    when: ['guest-crashed', 'guest-memory', 'guest-hung'],
    again: 'never',
    reason: 'The page may do the same again, and again; the technician decides.',
  },
];

const NEVER: Prognosis = { again: 'never' };
const REFUSED: readonly (number | undefined)[] = [401, 403, 404];

/**
 * What may follow a diagnosis. A refusal of the cloud follows the table of the calls.
 * @param awaited Crashcart itself has had the machine started or restarted: that it is off will pass
 */
export function prognose({ code }: Diagnosis, reason: ConsoleReason, awaited = false): Prognosis {
  if (awaited && code === 'machine-off') return { again: 'machine' };
  const error = reason.code === 'open-failed' ? reason.error : undefined;
  if (REFUSED.includes(error?.status)) return NEVER;
  const seconds = Number(error?.params?.['seconds'] ?? 0);
  const leastMs = Number.isFinite(seconds) ? seconds * 1000 : 0;
  if (code === 'cloud-refused') {
    if (error === undefined || retryBase(error.code) === null) return NEVER;
    return error.code === 'offline' ? { again: 'network' } : { again: 'later', leastMs };
  }
  const again = PROGNOSES.find(({ when }) => when.includes(code))?.again ?? 'never';
  return again === 'later' ? { again, leastMs } : { again };
}
