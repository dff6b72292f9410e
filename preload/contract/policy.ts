/**
 * What an organisation has decided for this computer. It stands above the technician's own settings, is read
 * once at the start, and only an administrator of the computer can write it. No secret is among it.
 */
import type { LoginKind } from './login';
import type { SessionMinutes } from './sessions';

/** To add a rule: a line here and in `POLICY_KEYS`; the compiler names the schema and the texts that are missing. */
export interface PolicyRules {
  /** Hosts whose APIs may be called: `host`, `host:port`, or `*.domain`. */
  readonly allowedEndpoints?: readonly string[];
  /** Hosts whose console pages may be opened, in the same form. */
  readonly allowedConsoleHosts?: readonly string[];
  readonly allowedSignIn?: readonly LoginKind[];
  /** False: no password and no secret key is kept in the keychain. */
  readonly rememberCredentials?: boolean;
  /** False: what is on this computer's clipboard is not typed into machines. */
  readonly typeClipboard?: boolean;
  /** False: codes, links, passwords and messages of a session are not put on the clipboard. */
  readonly copyInvitations?: boolean;
  /** False: no picture of a console is copied or saved. */
  readonly takePictures?: boolean;
  /** True: consoles begin view only; the technician can then take the keyboard. */
  readonly viewOnlyByDefault?: boolean;
  /** No assistance session lasts longer, however often it is given more time. */
  readonly assistanceMinutes?: SessionMinutes;
  /** False: the practice region cannot be opened. */
  readonly practiceRegion?: boolean;
  /** False: Crashcart neither looks for updates nor installs them. */
  readonly updates?: boolean;
  /** Where updates come from, in place of the address that was built in. */
  readonly updateFeed?: string;
  /** True: a console is opened only with a reason, which goes into the activity log. */
  readonly requireReason?: boolean;
}

export const POLICY_KEYS = [
  'allowedEndpoints',
  'allowedConsoleHosts',
  'allowedSignIn',
  'rememberCredentials',
  'typeClipboard',
  'copyInvitations',
  'takePictures',
  'viewOnlyByDefault',
  'assistanceMinutes',
  'practiceRegion',
  'updates',
  'updateFeed',
  'requireReason',
] as const satisfies readonly (keyof PolicyRules)[];
export type PolicyKey = (typeof POLICY_KEYS)[number];

/** What was found on this computer. */
export type PolicyState =
  | { readonly state: 'none' }
  | { readonly state: 'applied'; readonly source: string; readonly rules: PolicyRules }
  /** There is a policy that cannot be read, or not understood. Nothing may be opened. */
  | { readonly state: 'refused'; readonly source: string; readonly detail: string };
