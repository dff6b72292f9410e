import {
  ACTIVITY_KINDS,
  type ActivityEvent,
  type LogFinding,
} from '../../../preload/contract/activity';
import { ERROR_CODES } from '../../../preload/contract/errors';
import { t } from '../../messages';
import { errorWords } from '../../messages/errors';

/** What happened, in words. A kind or fact that this version does not know is shown as it was written. */
export function eventWords({ kind, facts }: ActivityEvent): string {
  const known = ACTIVITY_KINDS.find((one) => one === kind);
  if (known !== undefined) {
    try {
      return t(`activity.kind.${known}`, asParams(facts));
    } catch {
      // A fact that the sentence needs is missing.
    }
  }
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return [t('activity.unknown', { kind }), ...told].join(' · ');
}

/** Why it was done, or why it failed; empty when nothing is known. */
export function eventReason({ reason, facts }: ActivityEvent): string {
  if (reason !== '') return reason;
  const code = ERROR_CODES.find((one) => one === facts['code']);
  return code === undefined ? (facts['code'] ?? '') : errorWords({ code, fix: 'none' }).sentence;
}

/** What is wrong with the log, in one sentence. */
export function findingWords({ fault, line, from, to }: LogFinding): string {
  const count = to - from + 1;
  return t(`activity.fault.${fault}`, { count, line, last: line + to - from, from, to });
}

/** Is this line of the file one that the finding is about, and not what stands where it was? */
export function isAbout({ fault, line, from, to }: LogFinding, place: number): boolean {
  if (fault === 'missing' || fault === 'cut-short') return false;
  return line <= place && place <= line + to - from;
}

/** The cases of a message have no hyphens. */
function asParams(facts: ActivityEvent['facts']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value.replaceAll('-', '_')]),
  );
}
