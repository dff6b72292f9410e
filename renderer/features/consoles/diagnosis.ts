import type { Console } from '../../../preload/contract/models';
import { t } from '../../messages';
import { errorWords, type ErrorWords } from '../../messages/errors';

/** Main fills in what it knows; `none` picks the general wording in the messages. */
const UNKNOWN_PARAMS = { host: 'none', issuer: 'none', proxy: 'none', power: 'none' };

/** What happened to a console, and what to do next; null when nothing did. */
export function diagnosisWords({ diagnosis, state }: Console): ErrorWords | null {
  if (diagnosis === null) return null;
  const { code } = diagnosis;
  if (code === 'cloud-refused') {
    const reason = 'reason' in state ? state.reason : null;
    return reason?.code === 'open-failed' ? errorWords(reason.error) : null;
  }
  const params = { ...UNKNOWN_PARAMS, ...diagnosis.params };
  return { sentence: t(`doctor.${code}`, params), help: t(`doctor.${code}.help`, params) };
}
