import type { AppError } from '../../../preload/contract/errors';
import type { SignInForm } from '../../../preload/contract/login';
import type { Account, Project } from '../../../preload/contract/models';
import type { Accounts } from '../../state/accounts.svelte';
import { Remote } from '../../state/remote.svelte';
import type { Bridge } from '../../../preload/contract/bridge';
import {
  endpointProblem,
  hostsProblem,
  parseHosts,
  pemProblem,
  requiredProblem,
  type Problem,
} from './validate';

/** The fields that are text, by the names of the inputs. */
export interface FormText {
  name: string;
  domainName: string;
  userName: string;
  password: string;
  region: string;
  project: string;
  iam: string;
  workspace: string;
  clouddc: string;
  trustedCa: string;
  consoleHosts: string;
}

type Problems = { readonly [F in keyof FormText]?: Problem };

/** In the order of the form, so that the first wrong field gets the focus. */
const CHECKS: { readonly [F in keyof FormText]?: (text: string) => Problem } = {
  name: requiredProblem('signin.accountName'),
  domainName: requiredProblem('signin.domainName'),
  userName: requiredProblem('signin.userName'),
  password: requiredProblem('signin.password'),
  region: requiredProblem('signin.region'),
  iam: endpointProblem,
  workspace: endpointProblem,
  clouddc: endpointProblem,
  trustedCa: pemProblem,
  consoleHosts: hostsProblem,
};

const ADVANCED: readonly (keyof FormText)[] = [
  'iam',
  'workspace',
  'clouddc',
  'trustedCa',
  'consoleHosts',
];

function textOf(account: Account | null): FormText {
  const details = account?.details;
  const login = details?.login;
  return {
    name: details?.name ?? '',
    domainName: login !== undefined && 'domainName' in login ? login.domainName : '',
    userName: login !== undefined && 'userName' in login ? login.userName : '',
    password: '',
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

/** The sign-in form while it is open: the only place of the window that holds a password. */
export class SignInFormState {
  readonly projects = new Remote<readonly Project[]>();
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
  readonly #start: string;

  /** Problems are shown from the first attempt on, and go while one types. */
  readonly problems = $derived.by((): Problems => {
    if (!this.#checked) return {};
    const found: { [F in keyof FormText]?: Problem } = {};
    for (const field of this.#fields()) found[field] = CHECKS[field]?.(this.text[field]);
    return found;
  });

  constructor(bridge: Bridge, accounts: Accounts, account: Account | null) {
    this.#bridge = bridge;
    this.#accounts = accounts;
    this.#account = account;
    this.text = textOf(account);
    this.advancedOpen = ADVANCED.some((field) => this.text[field] !== '');
    this.#start = JSON.stringify(this.text);
  }

  get busy(): boolean {
    return this.#busy;
  }
  get error(): AppError | null {
    return this.#error;
  }

  /** Something was typed that closing would lose. */
  get dirty(): boolean {
    return JSON.stringify(this.text) !== this.#start;
  }

  get canRemember(): boolean {
    return this.#accounts.keychain.last?.value.state === 'ready';
  }

  get remember(): boolean {
    return this.canRemember && (this.#remember ?? true);
  }
  set remember(remember: boolean) {
    this.#remember = remember;
  }

  /** Enough is filled in to ask the cloud for the projects. */
  get canListProjects(): boolean {
    const { domainName, userName, password, region } = this.text;
    return [domainName, userName, region].every((text) => text.trim() !== '') && password !== '';
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
    const wrong = this.#fields().filter((field) => this.problems[field] !== undefined);
    if (wrong.length > 0) {
      if (wrong.some((field) => ADVANCED.includes(field))) this.advancedOpen = true;
      return false;
    }
    this.#busy = true;
    this.#error = null;
    const result = await this.#accounts.signIn(this.#form());
    this.#busy = false;
    if (result.ok) {
      this.text.password = '';
      return true;
    }
    this.#error = result.error;
    // The projects are what is wanted next: the typed credentials were good.
    if (result.error.code === 'project-unknown') void this.#offerProjects();
    return false;
  }

  /** As `listProjects`, but the error on screen stays the one of the sign-in. */
  async #offerProjects(): Promise<void> {
    await this.projects.run(() => this.#bridge.accounts.projects(this.#form()));
  }

  #fields(): readonly (keyof FormText)[] {
    return [
      'name',
      'domainName',
      'userName',
      'password',
      'region',
      'iam',
      'workspace',
      'clouddc',
      'trustedCa',
      'consoleHosts',
    ];
  }

  #form(): SignInForm {
    const { text } = this;
    return {
      ...(this.#account === null ? {} : { accountId: this.#account.id }),
      name: text.name.trim(),
      login: {
        kind: 'password',
        domainName: text.domainName.trim(),
        userName: text.userName.trim(),
      },
      // A password may begin or end with a blank.
      credential: { kind: 'password', password: text.password },
      region: text.region.trim(),
      project: text.project.trim(),
      endpoints: endpointsOf(text),
      trustedCa: text.trustedCa.trim(),
      consoleHosts: [...parseHosts(text.consoleHosts)],
      remember: this.remember,
    };
  }
}
