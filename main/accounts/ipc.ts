import type { CertificateFile } from '../../preload/contract/models';
import { REGIONS } from '../cloud/regions';
import type { Vault } from '../credentials/vault';
import type { Caller, HandlersOf } from '../ipc/handle';
import type { Accounts } from './accounts';

export function accountCalls(
  accounts: Accounts,
  vault: Pick<Vault, 'status'>,
  chooseCertificate: (caller: Caller) => Promise<CertificateFile | null>,
): HandlersOf<'accounts'> {
  return {
    'accounts:list': () => accounts.list(),
    'accounts:regions': () => REGIONS,
    'accounts:keychain': () => vault.status(),
    'accounts:chooseCertificate': (_args, caller) => chooseCertificate(caller),
    'accounts:projects': (form) => accounts.projects(form),
    'accounts:signIn': (form) => accounts.signIn(form),
    'accounts:practice': () => accounts.practice(),
    'accounts:signOut': ({ accountId }) => accounts.signOut(accountId),
    'accounts:forget': ({ accountId }) => accounts.forget(accountId),
  };
}
