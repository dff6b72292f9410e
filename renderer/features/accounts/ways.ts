import type { Credential, Login, LoginKind, SignInForm } from '../../../preload/contract/login';
import { requiredProblem, type Problem } from './validate';
import { t, type MessageKey } from '../../messages';

/** The inputs of all ways; each way has some of them. */
export interface WayText {
  domainName: string;
  userName: string;
  userId: string;
  password: string;
  passcode: string;
  accessKey: string;
  secretKey: string;
  securityToken: string;
  token: string;
}

export type WayField = keyof WayText;

/** What each way asks for, in the order of the form. */
export const FIELDS_OF: Readonly<Record<LoginKind, readonly WayField[]>> = {
  password: ['domainName', 'userName', 'password'],
  'password-mfa': ['domainName', 'userName', 'userId', 'password', 'passcode'],
  'access-key': ['accessKey', 'secretKey'],
  'temporary-key': ['accessKey', 'secretKey', 'securityToken'],
  token: ['token'],
};

/** Where to go on when an account is signed in to again: the first thing that is not known any more. */
export const FIRST_SECRET: Readonly<Record<LoginKind, WayField>> = {
  password: 'password',
  'password-mfa': 'password',
  'access-key': 'secretKey',
  // A new pair comes with every security token.
  'temporary-key': 'accessKey',
  token: 'token',
};

export const LABELS: Readonly<Record<WayField, MessageKey>> = {
  domainName: 'signin.domainName',
  userName: 'signin.userName',
  userId: 'signin.userId',
  password: 'signin.password',
  passcode: 'signin.passcode',
  accessKey: 'signin.accessKey',
  secretKey: 'signin.secretKey',
  securityToken: 'signin.securityToken',
  token: 'signin.token',
};

/** People copy a passcode as it is shown: in two groups of three. */
const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

function passcodeProblem(text: string): Problem {
  if (text.trim() === '') return requiredProblem(LABELS.passcode)(text);
  return /^\d{6}$/.test(withoutBlanks(text)) ? undefined : t('invalid.passcode');
}

/** Why an input of a way is not right, or nothing. */
export function wayProblem(field: WayField, text: string): Problem {
  return field === 'passcode' ? passcodeProblem(text) : requiredProblem(LABELS[field])(text);
}

export function emptyWay(): WayText {
  return {
    domainName: '',
    userName: '',
    userId: '',
    password: '',
    passcode: '',
    accessKey: '',
    secretKey: '',
    securityToken: '',
    token: '',
  };
}

/** What is known of an account: everything but its secrets. */
export function wayOf(login: Login): WayText {
  return {
    ...emptyWay(),
    domainName: 'domainName' in login ? login.domainName : '',
    userName: 'userName' in login ? login.userName : '',
    userId: 'userId' in login ? login.userId : '',
    accessKey: 'accessKey' in login ? login.accessKey : '',
  };
}

/**
 * Both halves of the form for a way: what says who it is, and the secrets.
 * @param keptPassword the keychain has the password, so that it may be left out
 */
export function halvesOf(
  kind: LoginKind,
  text: WayText,
  keptPassword: boolean,
): Pick<SignInForm, 'login' | 'credential'> {
  const domainName = text.domainName.trim();
  const userName = text.userName.trim();
  const accessKey = text.accessKey.trim();
  const secretKey = text.secretKey.trim();
  switch (kind) {
    case 'password':
      return {
        login: { kind, domainName, userName },
        // A password may begin or end with a blank.
        credential: { kind, password: text.password },
      };
    case 'password-mfa':
      return {
        login: { kind, domainName, userName, userId: text.userId.trim() },
        credential: mfaCredential(text, keptPassword),
      };
    case 'access-key':
      return { login: { kind, accessKey }, credential: { kind, secretKey } };
    case 'temporary-key':
      return {
        login: { kind, accessKey },
        credential: { kind, secretKey, securityToken: withoutBlanks(text.securityToken) },
      };
    case 'token':
      return { login: { kind }, credential: { kind, token: withoutBlanks(text.token) } };
  }
}

function mfaCredential({ password, passcode }: WayText, keptPassword: boolean): Credential {
  const isLeftOut = keptPassword && password === '';
  return {
    kind: 'password-mfa',
    ...(isLeftOut ? {} : { password }),
    passcode: withoutBlanks(passcode),
  };
}
