import type { Account } from '../../preload/contract/models';

/** What stands over the window, if anything. */
export type OpenDialog =
  | { readonly kind: 'sign-in'; readonly account: Account | null }
  /** Virtual MFA: no more than the passcode, and the password where nobody keeps it. */
  | { readonly kind: 'passcode'; readonly account: Account }
  | { readonly kind: 'forget'; readonly account: Account };

/** At most one dialog of the window at a time; those inside a panel belong to the panel. */
export class Dialogs {
  #open = $state.raw<OpenDialog | null>(null);

  get open(): OpenDialog | null {
    return this.#open;
  }

  /** The sign-in form: empty, or for an account that is known. */
  signIn(account: Account | null = null): void {
    this.#open = { kind: 'sign-in', account };
  }

  passcode(account: Account): void {
    this.#open = { kind: 'passcode', account };
  }

  forget(account: Account): void {
    this.#open = { kind: 'forget', account };
  }

  close(): void {
    this.#open = null;
  }
}
