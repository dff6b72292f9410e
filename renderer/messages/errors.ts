import type { AppError } from '../../preload/contract/errors';
import { t } from './index';

/** A failure in words: what happened, and what to do next. */
export interface ErrorWords {
  readonly sentence: string;
  readonly help: string;
}

/** Main fills in what it knows; `none` picks the general wording in the messages. */
const UNKNOWN_PARAMS = {
  host: 'none',
  action: 'none',
  seconds: 'none',
  project: 'none',
  proxy: 'none',
  issuer: 'none',
  minutes: 'none',
  damaged: 'none',
  missing: 'none',
  power: 'none',
  shortcut: 'none',
  version: 'none',
  rule: 'none',
  file: 'none',
  state: 'none',
  aside: 'none',
  parts: 'none',
  more: '0',
};

/** The sentences for a failure, in the language in use. */
export function errorWords(error: AppError): ErrorWords {
  const known = Object.entries(error.params ?? {}).filter(([, value]) => value !== '');
  const params = { ...UNKNOWN_PARAMS, ...Object.fromEntries(known) };
  return {
    sentence: t(`error.${error.code}`, params),
    help: t(`error.${error.code}.help`, params),
  };
}
