/** The failures of a sign-in have sentences of their own; the status says less than the text. */
import type { ErrorCode } from '../../preload/contract/errors';
import type { PasswordSignIn } from '../credentials/sign-in';
import { Failure } from '../errors';
import { CloudFailure } from './errors';
import type { Scope } from './iam';

interface Sign {
  readonly says: RegExp;
  readonly means: ErrorCode;
}

/**
 * What the text of a refusal may tell. The exact texts are not published; these words are those of
 * public reports and of Keystone, and one that fits none falls back to the status.
 */
const SIGNS: readonly Sign[] = [
  { says: /password[^.]*expired|expired[^.]*password/i, means: 'password-expired' },
  { says: /passcode|totp/i, means: 'passcode-refused' },
  {
    says: /\bmfa\b|multi-?factor|two-?factor|login protection|verification code/i,
    means: 'mfa-needed',
  },
  { says: /huawei ?id|federat/i, means: 'huawei-id' },
  {
    says: /locked|disabled|programmatic|access mode|not allowed to log ?in/i,
    means: 'sign-in-refused',
  },
];

/** As HUAWEI IDs look, and IAM users cannot: an e-mail address, a phone number, or the cloud's own name for one. */
const HUAWEI_ID = /@|^\+?\d{11,}$|^hid_/i;

function meaning(signIn: PasswordSignIn, status: number, text: string): ErrorCode | undefined {
  const found = SIGNS.find(({ says }) => says.test(text))?.means;
  // Without a passcode there is none that could be wrong: it is asked for.
  if (found === 'passcode-refused' && signIn.kind === 'password') return 'mfa-needed';
  if (found !== undefined) return found;
  if (status === 401 && HUAWEI_ID.test(signIn.userName)) return 'huawei-id';
  if (status === 401) return signIn.kind === 'password-mfa' ? 'passcode-refused' : 'wrong-password';
  return status === 400 || status === 403 ? 'sign-in-refused' : undefined;
}

/** What went wrong when a token was asked for with a password. */
export function signInFailure(thrown: unknown, signIn: PasswordSignIn, scope: Scope): unknown {
  if (!(thrown instanceof CloudFailure)) return thrown;
  const { code, status = 0, detail = '' } = thrown.data;
  // These say enough by themselves, whatever words their text contains.
  if (code === 'throttled' || code === 'service-unavailable' || code === 'service-absent') {
    return thrown;
  }
  const params = { ...thrown.data.params, user: signIn.userName, domain: signIn.domainName };
  // A 403 that speaks of a project forbids it; it does not say that there is none.
  if (scope !== 'none' && (status === 404 || (status !== 403 && /project|scope/i.test(detail)))) {
    const project = Object.values(scope.project).join('');
    return new Failure('project-unknown', {
      ...thrown.data,
      fix: 'settings',
      params: { ...params, project },
    });
  }
  const means = meaning(signIn, status, detail);
  return means === undefined
    ? thrown
    : new Failure(means, { ...thrown.data, fix: 'reauth', params });
}
