import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PageAnswer } from './http/gateway';
import type { IamUsers } from './iam/users';

const FOLDER = '/guide/';
/** Short enough to be typed from a console's screen. */
const KEY_BYTES = 5;

export interface GuideParts {
  readonly users: IamUsers;
  readonly region: string;
  readonly baseUrl: () => string;
}

/**
 * A page of text with all that is needed to try every way to sign in, ready to be copied. Its address
 * has a key in it that is new at every start; the consoles of the practice machines tell it.
 */
export class SignInGuide {
  private readonly key = randomBytes(KEY_BYTES).toString('hex');

  constructor(private readonly parts: GuideParts) {}

  get url(): string {
    return `${this.parts.baseUrl()}${FOLDER}${this.key}`;
  }

  /** Serves the page; undefined for the paths of others. */
  readonly page = (path: string): Promise<PageAnswer> | undefined => {
    if (!path.startsWith(FOLDER)) return undefined;
    const asked = Buffer.from(path.slice(FOLDER.length));
    const key = Buffer.from(this.key);
    const fits = asked.length === key.length && timingSafeEqual(asked, key);
    return Promise.resolve({
      status: fits ? 200 : 404,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
      content: fits ? this.text() : 'Not found\n',
    });
  };

  private text(): string {
    const { users, region, baseUrl } = this.parts;
    const { signIns } = users;
    const row = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;
    const person = (user: { readonly userName: string; readonly password: string }): string[] => [
      row('IAM user name', user.userName),
      row('Password', user.password),
    ];
    return [
      'Practice region: every way to sign in',
      '',
      'For all of them',
      row('Region', region),
      row('Account (domain) name', users.domainName),
      row('Endpoints', `${baseUrl()}  (IAM, Workspace, CloudDC)`),
      '',
      'Password',
      ...person(signIns.password),
      '',
      'Password and virtual MFA',
      ...person(signIns.mfa),
      row('IAM user id', signIns.mfa.userId),
      row('Secret for an app', signIns.mfa.secret),
      row('Passcode now', `${users.mfaDevice.passcode()}  (reload for the next one)`),
      '',
      'Access key',
      row('Access key (AK)', signIns.accessKey.accessKey),
      row('Secret key (SK)', signIns.accessKey.secretKey),
      '',
      'Read only: consoles and assistance are denied by a policy',
      ...person(signIns.viewer),
      '',
      'Refused: HUAWEI ID',
      ...person(signIns.huaweiId),
      '',
      'Refused: the password has expired',
      ...person(signIns.passwordExpired),
      '',
      'Refused: no programmatic access',
      ...person(signIns.noProgrammaticAccess),
      '',
    ].join('\n');
  }
}
