/**
 * The IAM users of the practice company: one for every way to sign in, and one for every way to be
 * refused. Their secrets are new at every start and known nowhere else.
 */
import { randomBytes } from 'node:crypto';
import { type AccessKeyStore, newKeyPair } from '../auth/access-keys';
import { MfaDevice, newSecret } from '../auth/totp';
import { Random } from '../estate/random';
import type { Behaviour } from '../options';

/** What stands in the way of a user who signs in with the right password. */
export type Obstacle =
  | { readonly kind: 'none' }
  /** Login protection by a virtual MFA device: the password alone is not enough. */
  | { readonly kind: 'mfa'; readonly device: MfaDevice }
  | { readonly kind: 'huawei-id' }
  | { readonly kind: 'password-expired' }
  | { readonly kind: 'no-programmatic-access' };

export interface IamUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly obstacle: Obstacle;
  /** IAM actions that a policy denies this user. */
  readonly denied: ReadonlySet<string>;
}

/** A user name and what goes with it, as it is typed. */
export interface PasswordSignIn {
  readonly userName: string;
  readonly password: string;
}

/** Everything it takes to try every way to sign in. */
export interface PracticeSignIns {
  readonly password: PasswordSignIn;
  readonly mfa: PasswordSignIn & { readonly userId: string; readonly secret: string };
  readonly accessKey: { readonly accessKey: string; readonly secretKey: string };
  /** May look at everything and change nothing. */
  readonly viewer: PasswordSignIn;
  readonly huaweiId: PasswordSignIn;
  readonly passwordExpired: PasswordSignIn;
  readonly noProgrammaticAccess: PasswordSignIn;
}

/** What the viewer's policy denies: the actions with access level Write, and one of IAM's. */
export const VIEWER_DENIED: readonly string[] = [
  'workspace:desktops:createConsole',
  'workspace:desktops:createRemoteAssistance',
  'workspace:desktops:cancelRemoteAssistance',
  'workspace:desktops:operate',
  'workspace:desktops:sendNotification',
  'clouddc:imetal:createRemoteConsoleLink',
  'clouddc:imetal:updatePowerStatus',
  'iam:projects:listProjects',
];

const newPassword = (): string => randomBytes(18).toString('base64url');

/** The users by id and by name, and what they sign in with. */
export class IamUsers {
  readonly domainName = 'practice-company';
  readonly signIns: PracticeSignIns;
  readonly mfaDevice: MfaDevice;
  private readonly users: readonly IamUser[];

  constructor(
    seed: number,
    keys: AccessKeyStore,
    now: () => Date,
    { passcodes }: Pick<Behaviour, 'passcodes'>,
  ) {
    // Ids stay the same from start to start: a technician has to type the MFA user's.
    const random = new Random(`user:${String(seed)}`);
    const make = (name: string, obstacle: Obstacle, denied: readonly string[] = []): IamUser => ({
      id: random.hex(32),
      name,
      password: newPassword(),
      obstacle,
      denied: new Set(denied),
    });
    this.mfaDevice = new MfaDevice(newSecret(), now, passcodes === 'reusable');
    const none = { kind: 'none' } as const;
    const technician = make('technician', none);
    const mfa = make('technician-mfa', { kind: 'mfa', device: this.mfaDevice });
    const viewer = make('viewer', none, VIEWER_DENIED);
    const huaweiId = make('hid_technician', { kind: 'huawei-id' });
    const expired = make('technician-expired', { kind: 'password-expired' });
    const consoleOnly = make('technician-console', { kind: 'no-programmatic-access' });
    this.users = [technician, mfa, viewer, huaweiId, expired, consoleOnly];

    const pair = newKeyPair();
    keys.add({ ...pair, userId: technician.id });
    const typed = ({ name, password }: IamUser): PasswordSignIn => ({ userName: name, password });
    this.signIns = {
      password: typed(technician),
      mfa: { ...typed(mfa), userId: mfa.id, secret: this.mfaDevice.secret },
      accessKey: pair,
      viewer: typed(viewer),
      huaweiId: typed(huaweiId),
      passwordExpired: typed(expired),
      noProgrammaticAccess: typed(consoleOnly),
    };
  }

  byId(id: string): IamUser | undefined {
    return this.users.find((user) => user.id === id);
  }

  byName(name: string): IamUser | undefined {
    return this.users.find((user) => user.name === name);
  }
}
