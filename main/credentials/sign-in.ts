import type { Credential, Login, LoginKind } from '../../preload/contract/login';
import { Failure } from '../errors';
import { Secret } from './secret';

type LoginOf<K extends LoginKind> = Extract<Login, { readonly kind: K }>;

/** A login together with its secrets, in memory. */
export type SignIn =
  | (LoginOf<'password'> & { readonly password: Secret })
  | (LoginOf<'password-mfa'> & {
      readonly password: Secret;
      /** Good for one token; none when the account signs in by itself at start. */
      readonly passcode: Secret | undefined;
    })
  | (LoginOf<'access-key'> & { readonly secretKey: Secret })
  | (LoginOf<'temporary-key'> & { readonly secretKey: Secret; readonly securityToken: Secret })
  | (LoginOf<'token'> & { readonly token: Secret });

/** Both ways with an IAM user's password. */
export type PasswordSignIn = Extract<SignIn, { readonly password: Secret }>;

/** Both ways that sign each request. */
export type KeySignIn = Extract<SignIn, { readonly secretKey: Secret }>;

/** What the keychain holds of a sign-in. */
export type Kept =
  | { readonly kind: 'password' | 'password-mfa'; readonly password: Secret }
  | { readonly kind: 'access-key'; readonly secretKey: Secret };

/**
 * The form's two halves as one.
 * @param kept what the keychain has, for a form that leaves it out
 * @throws Failure `bad-request` when the halves are of different kinds, or a password is nowhere
 */
export function joinSignIn(login: Login, credential: Credential, kept: Kept | undefined): SignIn {
  if (login.kind === 'password' && credential.kind === 'password') {
    return { ...login, password: new Secret(credential.password) };
  }
  if (login.kind === 'password-mfa' && credential.kind === 'password-mfa') {
    const typed = credential.password;
    const password =
      typed !== undefined
        ? new Secret(typed)
        : kept !== undefined && kept.kind !== 'access-key'
          ? kept.password
          : undefined;
    if (password === undefined) throw new Failure('bad-request', { params: { field: 'password' } });
    return { ...login, password, passcode: new Secret(credential.passcode) };
  }
  if (login.kind === 'access-key' && credential.kind === 'access-key') {
    return { ...login, secretKey: new Secret(credential.secretKey) };
  }
  if (login.kind === 'temporary-key' && credential.kind === 'temporary-key') {
    return {
      ...login,
      secretKey: new Secret(credential.secretKey),
      securityToken: new Secret(credential.securityToken),
    };
  }
  if (login.kind === 'token' && credential.kind === 'token') {
    return { ...login, token: new Secret(credential.token) };
  }
  throw new Failure('bad-request', { params: { field: 'credential' } });
}

/** The sign-in of a remembered account; undefined when what is kept is of another kind. */
export function resumeSignIn(login: Login, kept: Kept): SignIn | undefined {
  if (login.kind === 'password' && kept.kind === 'password') {
    return { ...login, password: kept.password };
  }
  if (login.kind === 'password-mfa' && kept.kind === 'password-mfa') {
    return { ...login, password: kept.password, passcode: undefined };
  }
  if (login.kind === 'access-key' && kept.kind === 'access-key') {
    return { ...login, secretKey: kept.secretKey };
  }
  return undefined;
}

/** The part for the keychain; undefined for the ways that last for the session only. */
export function keptOf(signIn: SignIn): Kept | undefined {
  switch (signIn.kind) {
    case 'password':
    case 'password-mfa':
      return { kind: signIn.kind, password: signIn.password };
    case 'access-key':
      return { kind: signIn.kind, secretKey: signIn.secretKey };
    case 'temporary-key':
    case 'token':
      return undefined;
  }
}

/** Nobody needs its secrets any more. */
export function disposeSignIn(signIn: SignIn): void {
  for (const part of Object.values<unknown>(signIn)) {
    if (part instanceof Secret) part.dispose();
  }
}
