import type { Bridge } from '../../../preload/contract/bridge';
import type { AppError } from '../../../preload/contract/errors';
import { isKeptInKeychain, type LoginKind, type SignInForm } from '../../../preload/contract/login';
import type { Account, Project } from '../../../preload/contract/models';
import type { PolicyRules } from '../../../preload/contract/policy';
import type { Accounts } from '../../state/accounts.svelte';
import { Remote } from '../../state/remote.svelte';
import {
  endpointProblem,
  hostsProblem,
  parseHosts,
  pemProblem,
  requiredProblem,
  type Problem,
} from './validate';
import {
  emptyWay,
  FIELDS_OF,
  FIRST_SECRET,
  halvesOf,
  wayOf,
  wayProblem,
  type WayField,
  type WayText,
} from './ways';

/** The fields that are text, by the names of the inputs. */
export interface FormText extends WayText {
  name: string;
  region: string;
  project: string;
  iam: string;
  workspace: string;
  clouddc: string;
  trustedCa: string;
  consoleHosts: string;
}

type FormField = keyof FormText;
type Problems = Readonly<Partial<Record<FormField, Problem>>>;

/** What every way has beside its own fields. */
const CHECKS: Readonly<Partial<Record<Exclude<FormField, WayField>, (text: string) => Problem>>> = {
  name: requiredProblem('signin.accountName'),
  iam: endpointProblem,
  workspace: endpointProblem,
  clouddc: endpointProblem,
  trustedCa: pemProblem,
  consoleHosts: hostsProblem,
};

const regionProblem = requiredProblem('signin.region');

const ADVANCED: readonly FormField[] = ['iam', 'workspace', 'clouddc', 'trustedCa', 'consoleHosts'];

function textOf(account: Account | null): FormText {
  const details = account?.details;
  return {
    ...(details === undefined ? emptyWay() : wayOf(details.login)),
    name: details?.name ?? '',
    region: details?.region ?? '',
    project: details?.project ?? '',
    iam: details?.endpoints.iam ?? '',
    workspace: details?.endpoints.workspace ?? '',
    clouddc: details?.endpoints.clouddc ?? '',
    trustedCa: details?.trustedCa ?? '',
    consoleHosts: details?.consoleHosts.join('\n') ?? '',
  };
}

/** Empty endpoints are left out: the region's own are meant. */
function endpointsOf({ iam, workspace, clouddc }: FormText): SignInForm['endpoints'] {
  const entries = Object.entries({ iam, workspace, clouddc })
    .map(([service, address]) => [service, address.trim()] as const)
    .filter(([, address]) => address !== '');
  return Object.fromEntries(entries);
}

/** The sign-in form while it is open: the only place of the window that holds secrets. */
export class SignInFormState {
  readonly projects = new Remote<readonly Project[]>();
  kind = $state<LoginKind>('password');
  text = $state<FormText>(textOf(null));
  advancedOpen = $state(false);
  /** What the technician chose; null while the keychain's state decides. */
  #remember = $state<boolean | null>(null);
  #checked = $state(false);
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);

  readonly #account: Account | null;
  readonly #accounts: Accounts;
  readonly #bridge: Bridge;
  readonly #rules: PolicyRules;
  readonly #start: string;

  /** Problems are shown from the first attempt on, and go while one types. */
  readonly problems = $derived.by((): Problems => {
    if (!this.#checked) return {};
    const found: Partial<Record<FormField, Problem>> = {};
    for (const field of this.#required) found[field] = wayProblem(field, this.text[field]);
    if (this.needsRegion) found.region = regionProblem(this.text.region);
    for (const [field, check] of entriesOf(CHECKS)) found[field] = check(this.text[field]);
    return found;
  });

  constructor(bridge: Bridge, accounts: Accounts, rules: PolicyRules, account: Account | null) {
    this.#bridge = bridge;
    this.#rules = rules;
    this.#accounts = accounts;
    this.#account = account;
    this.kind = account?.details.login.kind ?? rules.allowedSignIn?.[0] ?? 'password';
    this.text = textOf(account);
    this.advancedOpen = ADVANCED.some((field) => this.text[field] !== '');
    this.#start = this.#typed();
  }

  get busy(): boolean {
    return this.#busy;
  }
  get error(): AppError | null {
    return this.#error;
  }

  /** Something was typed that closing would lose. */
  get dirty(): boolean {
    return this.#typed() !== this.#start;
  }

  /** The keychain has the password of this very user; it may be left out. */
  get passwordKept(): boolean {
    const login = this.#account?.details.login;
    return (
      this.kind === 'password-mfa' &&
      login?.kind === 'password-mfa' &&
      this.#account?.remembered === true &&
      this.text.domainName.trim() === login.domainName &&
      this.text.userName.trim() === login.userName
    );
  }

  /** The input where a known account goes on. */
  get firstSecret(): WayField {
    return this.passwordKept ? 'passcode' : FIRST_SECRET[this.kind];
  }

  /** A token tells its project, and a project its region. */
  get needsRegion(): boolean {
    return this.kind !== 'token' && this.text.project.trim() === '';
  }

  /** Does the keychain hold the secret of this way, or is only the account kept? */
  get isKeptInKeychain(): boolean {
    return isKeptInKeychain(this.kind);
  }

  get canRemember(): boolean {
    if (!this.isKeptInKeychain) return true;
    return (
      this.#rules.rememberCredentials !== false &&
      this.#accounts.keychain.last?.value.state === 'ready'
    );
  }

  get remember(): boolean {
    return this.canRemember && (this.#remember ?? true);
  }
  set remember(remember: boolean) {
    this.#remember = remember;
  }

  /** Enough is filled in to ask the cloud for the projects. */
  get canListProjects(): boolean {
    return this.#required.every((field) => wayProblem(field, this.text[field]) === undefined);
  }

  async listProjects(): Promise<void> {
    this.#error = null;
    const result = await this.projects.run(() => this.#bridge.accounts.projects(this.#form()));
    if (!result.ok) this.#error = result.error;
  }

  async chooseCertificate(): Promise<string | null> {
    const result = await this.#bridge.accounts.chooseCertificate();
    if (!result.ok) {
      this.#error = result.error;
      return null;
    }
    if (result.value === null) return null;
    this.text.trustedCa = result.value.pem;
    return `${result.value.name} – ${result.value.subject}`;
  }

  /** Signs in. True when it worked; otherwise everything typed is still there. */
  async submit(): Promise<boolean> {
    if (this.#busy) return false;
    this.#checked = true;
    const wrong = entriesOf(this.problems).map(([field]) => field);
    if (wrong.length > 0) {
      if (wrong.some((field) => ADVANCED.includes(field))) this.advancedOpen = true;
      return false;
    }
    this.#busy = true;
    this.#error = null;
    const result = await this.#accounts.signIn(this.#form());
    this.#busy = false;
    if (result.ok) {
      Object.assign(this.text, emptyWay());
      return true;
    }
    this.#error = result.error;
    this.#goOn(result.error);
    return false;
  }

  /** What is wanted next after a refusal. */
  #goOn({ code }: AppError): void {
    // A passcode is good once, whatever came of it; that it is missing now is no mistake.
    this.text.passcode = '';
    this.#checked = false;
    // The typed credentials were good.
    if (code === 'project-unknown' && this.kind !== 'password-mfa') void this.#offerProjects();
  }

  /** As `listProjects`, but the error on screen stays the one of the sign-in. */
  async #offerProjects(): Promise<void> {
    await this.projects.run(() => this.#bridge.accounts.projects(this.#form()));
  }

  get #required(): readonly WayField[] {
    const fields = FIELDS_OF[this.kind];
    return this.passwordKept ? fields.filter((field) => field !== 'password') : fields;
  }

  #typed(): string {
    return JSON.stringify([this.kind, this.text]);
  }

  #form(): SignInForm {
    const { text } = this;
    return {
      ...(this.#account === null ? {} : { accountId: this.#account.id }),
      name: text.name.trim(),
      ...halvesOf(this.kind, text, this.passwordKept),
      region: text.region.trim(),
      project: text.project.trim(),
      endpoints: endpointsOf(text),
      trustedCa: text.trustedCa.trim(),
      consoleHosts: [...parseHosts(text.consoleHosts)],
      remember: this.remember,
    };
  }
}

/** The entries of a record that are there, with the names of its fields. */
function entriesOf<F extends string, V>(
  record: Readonly<Partial<Record<F, V>>>,
): readonly (readonly [F, V])[] {
  const found: [F, V][] = [];
  for (const field in record) {
    const value = record[field];
    if (value !== undefined) found.push([field, value]);
  }
  return found;
}
