/** The ways to sign in: which fields each of them needs, shared by form, schema and client. */
import type { AccountDetails } from './models';

/** How an account says who it is, without its secrets. Kept on disk for a remembered account. */
export type Login =
  | {
      readonly kind: 'password';
      /** Account (domain) name at the cloud. */
      readonly domainName: string;
      readonly userName: string;
    }
  | {
      readonly kind: 'password-mfa';
      readonly domainName: string;
      readonly userName: string;
      /** The id of the user, not its name: a passcode is checked against that. Asked for once. */
      readonly userId: string;
    }
  | { readonly kind: 'access-key'; readonly accessKey: string }
  | { readonly kind: 'temporary-key'; readonly accessKey: string }
  | { readonly kind: 'token' };

export type LoginKind = Login['kind'];

/** Every way to sign in, in the order they are offered. */
export const LOGIN_KINDS = [
  'password',
  'password-mfa',
  'access-key',
  'temporary-key',
  'token',
] as const satisfies readonly LoginKind[];

/** The secrets of a login of the same kind. They travel once, from the form to main. */
export type Credential =
  | { readonly kind: 'password'; readonly password: string }
  | {
      readonly kind: 'password-mfa';
      /** Left out when the keychain has it. */
      readonly password?: string;
      /** Six digits, good for one sign-in; never stored. */
      readonly passcode: string;
    }
  | { readonly kind: 'access-key'; readonly secretKey: string }
  | { readonly kind: 'temporary-key'; readonly secretKey: string; readonly securityToken: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * The ways whose secret the keychain can hold: a token and a security token are longer than Windows
 * takes, and expire anyway. With the others "remember" keeps the account's details only.
 */
const KEPT_IN_KEYCHAIN = [
  'password',
  'password-mfa',
  'access-key',
] as const satisfies readonly LoginKind[];

/** Does the keychain hold the secret of this way, or is only the account kept? */
export function isKeptInKeychain(kind: LoginKind): boolean {
  return KEPT_IN_KEYCHAIN.some((kept) => kept === kind);
}

/** The sign-in form as sent, once, from the form to main. `credential` is of the kind of `login`. */
export interface SignInForm extends AccountDetails {
  /** Present when the form signs in again to an account that is known. */
  readonly accountId?: string;
  readonly credential: Credential;
  readonly remember: boolean;
}
