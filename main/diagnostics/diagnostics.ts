import { randomUUID } from 'node:crypto';
import type { About } from '../../preload/contract/about';
import type { Report } from '../../preload/contract/diagnostics';
import type { KeychainStatus, Console } from '../../preload/contract/models';
import type { PolicyState } from '../../preload/contract/policy';
import type { UpdateState } from '../../preload/contract/updates';
import { Failure } from '../errors';
import { discreet } from './discretion';
import { readLogTail } from './log-tail';
import {
  accountsPart,
  consolesPart,
  keychainPart,
  machinesPart,
  policyPart,
  settingsPart,
  type Part,
} from './parts';
import { privateWords, type PrivateSources } from './private-words';

export interface DiagnosticsOptions {
  readonly about: () => About;
  /** What else is known of the computer. */
  readonly computer: () => Part;
  readonly sources: () => PrivateSources;
  readonly consoles: () => readonly Console[];
  readonly openSessions: () => number;
  readonly policy: PolicyState;
  readonly updates: () => UpdateState;
  /** Null where nothing may be asked of it. */
  readonly keychain: () => Promise<KeychainStatus | null>;
  readonly logFile: string;
  readonly now: () => Date;
}

const HEAD = [
  'Crashcart diagnostics',
  'For whoever looks after this computer. No password, key, token, link or code is among it, and no name of',
  'an account, a machine or a person that Crashcart knows of.',
].join('\n');

/** Makes the report that a technician hands on, and keeps the last one until it is saved. */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;
  #last: Report | undefined;

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
  }

  /** A report of how things are now, as it will be saved. */
  async make(): Promise<Report> {
    const { about, computer, consoles, openSessions, policy, updates, logFile, now } =
      this.#options;
    const [keychain, log] = await Promise.all([this.#options.keychain(), readLogTail(logFile)]);
    const sources = this.#options.sources();
    const names = privateWords(sources);
    const id = randomUUID();
    // What others have worded may name anybody; what is ours is left as it is.
    const clean = (text: string): string => discreet(text, names, id);
    const parts: Readonly<Record<string, Part>> = {
      Versions: { made: now().toISOString(), ...about() },
      Computer: computer(),
      Keychain: keychainPart(keychain),
      Policy: policyPart(policy),
      Updates: { updates: updates() },
      Accounts: accountsPart(sources.accounts),
      Machines: machinesPart(sources.machines),
      Consoles: { ...consolesPart(consoles()), sessions: openSessions() },
      Settings: settingsPart(sources.settings),
    };
    const text = [
      HEAD,
      ...Object.entries(parts).map(([title, part]) => section(title, linesOf(part, clean))),
      section('Log', clean(log)),
    ].join('\n\n');
    this.#last = { id, text: `${text.trimEnd()}\n` };
    return this.#last;
  }

  /**
   * The text that was shown under an id.
   * @throws Failure `not-found` when another one was made since
   */
  shown(id: string): string {
    if (this.#last?.id !== id) throw new Failure('not-found');
    return this.#last.text;
  }
}

function section(title: string, text: string): string {
  return `== ${title} ==\n${text.trimEnd()}`;
}

/** One line for each; what has a form of its own as JSON. */
function linesOf(part: Part, clean: (text: string) => string): string {
  const lines = Object.entries(part)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${name}: ${clean(text.replaceAll(/\s*[\r\n]+\s*/g, ' '))}`;
    });
  return lines.length === 0 ? 'none' : lines.join('\n');
}
