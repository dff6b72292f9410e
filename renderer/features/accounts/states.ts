import type { Account } from '../../../preload/contract/models';
import { t } from '../../messages';

/** The state of an account's session in a word or two. */
export function sessionText(account: Account): string {
  const { state } = account.session;
  if (account.kind === 'practice' && state === 'signed-out') {
    return t('accounts.state.practiceStopped');
  }
  if (state === 'signed-out' || isOver(account))
    return t(`accounts.needs.${account.details.login.kind}`);
  return t(`accounts.state.${state}`);
}

/** It did not fail: it is over, and only the technician can begin another. */
function isOver({ session }: Account): boolean {
  if (session.state !== 'failed') return false;
  const { code } = session.error;
  return code === 'passcode-needed' || code === 'token-expired' || code === 'keys-expired';
}

const TONES = {
  'signed-in': 'ok',
  'signing-in': 'warn',
  'signed-out': 'idle',
  failed: 'bad',
} as const satisfies Record<Account['session']['state'], string>;

/** Colour of the dot beside it. */
export function sessionTone(account: Account): (typeof TONES)[Account['session']['state']] {
  return isOver(account) ? 'warn' : TONES[account.session.state];
}

/** The account's display name; the practice region's is ours to translate. */
export function accountName(account: Account | null): string {
  if (account === null) return '';
  return account.kind === 'practice' ? t('accounts.practiceName') : account.details.name;
}
