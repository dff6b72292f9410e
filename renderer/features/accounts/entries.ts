import type { Account } from '../../../preload/contract/models';
import { IN_USE_POLICIES } from '../../../preload/contract/settings';
import { t } from '../../messages';
import type { App } from '../../state/app.svelte';
import type { MenuEntry } from '../../ui/menu-entry';

/** What can be done with an account in the state it is in. */
export function accountEntries(account: Account, app: App): readonly MenuEntry[] {
  const practice = account.kind === 'practice';
  const signIn: MenuEntry = {
    label: practice ? t('accounts.startPractice') : t('accounts.signInAgain'),
    run: () => app.signInAgain(account),
  };
  const signOut: MenuEntry = {
    label: t('accounts.signOut'),
    run: () => void app.signOut(account),
  };
  const forget: MenuEntry = {
    label: t('accounts.forget'),
    run: () => app.dialogs.forget(account),
    danger: true,
  };
  const inUse = IN_USE_POLICIES.map((policy): MenuEntry => ({
    label: t(`accounts.inUse.${policy}`),
    checked: app.settings.inUseOf(account.id) === policy,
    separated: policy === 'ask',
    run: () => void app.settings.setInUse(account.id, policy),
  }));
  const stream: MenuEntry = {
    label: t('stream.menu'),
    separated: true,
    run: () => app.dialogs.stream(account),
  };
  const limit: MenuEntry = {
    label: t('sessions.limit.menu'),
    run: () => app.dialogs.sessionLimit(account),
  };
  switch (account.session.state) {
    case 'signed-in':
      // Signing in to the practice region again would change nothing.
      return practice
        ? [...inUse, stream, limit, signOut, forget]
        : [signIn, ...inUse, stream, limit, signOut, forget];
    case 'signing-in':
      return [signOut, forget];
    case 'signed-out':
    case 'failed':
      return [signIn, forget];
  }
}
