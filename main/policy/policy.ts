import type { LoginKind } from '../../preload/contract/login';
import type { PolicyKey, PolicyRules, PolicyState } from '../../preload/contract/policy';
import { SESSION_MINUTES, type SessionMinutes } from '../../preload/contract/sessions';
import { Failure } from '../errors';
import { matchesHost } from './host-pattern';

/**
 * What the organisation allows on this computer, asked at the place where the thing happens. Where nothing
 * was decided everything is allowed; where it was and cannot be read, nothing is.
 */
export class Policy {
  readonly state: PolicyState;

  constructor(state: PolicyState) {
    this.state = state;
  }

  /** @throws Failure `policy-unreadable`: then nothing may be opened */
  requireReadable(): void {
    if (this.state.state !== 'refused') return;
    const { source, detail } = this.state;
    throw new Failure('policy-unreadable', { params: { source }, detail });
  }

  get #rules(): PolicyRules {
    return this.state.state === 'applied' ? this.state.rules : {};
  }

  /** @throws Failure `managed` when the API at this address may not be called */
  checkEndpoint(address: string): void {
    this.requireReadable();
    this.#checkHost('allowedEndpoints', new URL(address));
  }

  /** @throws Failure `managed` when this console page may not be opened */
  checkConsoleHost(url: URL): void {
    this.requireReadable();
    this.#checkHost('allowedConsoleHosts', url);
  }

  /** @throws Failure `managed` when nobody may sign in this way */
  checkSignIn(kind: LoginKind): void {
    this.requireReadable();
    if (this.#rules.allowedSignIn?.includes(kind) === false) throw refusal('allowedSignIn');
  }

  /** @throws Failure `managed` */
  check(rule: 'typeClipboard' | 'copyInvitations' | 'takePictures' | 'practiceRegion'): void {
    this.requireReadable();
    if (this.#rules[rule] === false) throw refusal(rule);
  }

  /** May the keychain keep what signs in? */
  get remembers(): boolean {
    return this.state.state !== 'refused' && this.#rules.rememberCredentials !== false;
  }

  /** Do consoles begin view only, whatever was asked for? */
  get beginsViewOnly(): boolean {
    return this.#rules.viewOnlyByDefault === true;
  }

  /** @throws Failure `reason-needed` when a console is to be opened without one */
  checkReason(reason: string | undefined): void {
    this.requireReadable();
    if (this.#rules.requireReason === true && reason === undefined) {
      throw new Failure('reason-needed');
    }
  }

  /** How long a session may last that the technician wants to last so long. */
  sessionMinutes(wanted: SessionMinutes): SessionMinutes {
    const most = this.mostSessionMinutes;
    return SESSION_MINUTES.filter((minutes) => minutes <= Math.min(wanted, most)).at(-1) ?? wanted;
  }

  /** No session lasts longer; infinite where nothing was decided. */
  get mostSessionMinutes(): number {
    return this.#rules.assistanceMinutes ?? Infinity;
  }

  /** What holds for updates: may they be looked for, and where instead of the usual place? */
  get updates(): { readonly allowed: boolean; readonly feed: string | undefined } {
    const allowed = this.state.state !== 'refused' && this.#rules.updates !== false;
    return { allowed, feed: this.#rules.updateFeed };
  }

  #checkHost(rule: 'allowedEndpoints' | 'allowedConsoleHosts', url: URL): void {
    const allowed = this.#rules[rule];
    if (allowed !== undefined && !allowed.some((pattern) => matchesHost(pattern, url))) {
      throw refusal(rule, { host: url.host });
    }
  }
}

function refusal(rule: PolicyKey, more: Readonly<Record<string, string>> = {}): Failure {
  return new Failure('managed', { params: { rule, ...more } });
}
