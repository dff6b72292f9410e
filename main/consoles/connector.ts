import type { ConsoleState } from '../../preload/contract/models';
import type { RemoteScreen } from '../../preload/contract/views';
import type { SignedIn } from '../accounts/accounts';
import { createServerConsole } from '../cloud/clouddc';
import { createConsole } from '../cloud/workspace';
import { toAppError } from '../errors';
import type { Policy } from '../policy/policy';
import type { GuestGrant } from '../security/webview';
import type { Settings } from '../settings/settings';
import { checkConsoleUrl, type ConsoleHosts } from './console-url';
import type { Entry } from './entry';
import type { Guests } from './guests';
import { withStream } from './stream';
import { Tickets } from './tickets';
import type { TrustedHosts } from './trusted-hosts';

export interface ConnectorOptions {
  readonly guests: Pick<Guests, 'reserve' | 'prepare' | 'end'>;
  readonly trustedHosts: Pick<TrustedHosts, 'of'>;
  readonly settings: Pick<Settings, 'all'>;
  readonly policy: Pick<Policy, 'checkConsoleHost'>;
  /** Nobody has closed it. */
  readonly isOpen: (entry: Entry) => boolean;
  /** What is seen of the console's page, or that there is none. */
  readonly report: (entry: Entry, state: ConsoleState) => void;
  /** The entry itself was changed. */
  readonly changed: (entry: Entry) => void;
}

/**
 * Gets a console its picture: mints a console URL, keeps it as a ticket, and prepares the guest that the
 * page mounts with it. Each ticket is for one guest.
 */
export class Connector {
  readonly #options: ConnectorOptions;
  readonly #tickets = new Tickets();

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /** Reports what comes of it; whatever a later attempt or the technician has overtaken is dropped. */
  async connect(entry: Entry, account: SignedIn): Promise<void> {
    entry.round += 1;
    entry.lived = false;
    entry.screen = null;
    const { round } = entry;
    const isStale = (): boolean => round !== entry.round || !this.#options.isOpen(entry);
    try {
      const address = await mint(entry, account);
      // Closed meanwhile: the URL is dropped unopened.
      if (!isStale()) await this.#prepare(entry, account, address, isStale);
    } catch (thrown) {
      if (isStale()) return;
      const error = { ...toAppError(thrown), accountId: account.id };
      entry.ticketId = null;
      this.#options.report(entry, { state: 'failed', reason: { code: 'open-failed', error } });
    }
  }

  /** Ends the console's guest, and all its tickets. */
  async end(entry: Entry): Promise<void> {
    this.#tickets.revoke(entry.id);
    const { partition } = entry;
    entry.partition = undefined;
    if (partition !== undefined) await this.#options.guests.end(partition);
  }

  redeem(ticketId: string): GuestGrant | undefined {
    return this.#tickets.redeem(ticketId);
  }

  async #prepare(
    entry: Entry,
    account: SignedIn,
    address: string,
    isStale: () => boolean,
  ): Promise<void> {
    const { guests, trustedHosts, settings, policy, report, changed } = this.#options;
    const { streams } = settings.all.consoles;
    const url = withStream(checkConsoleUrl(address, hostsOf(account)), streams[account.id]);
    // The practice region's consoles are on this computer, and it has a rule of its own.
    if (account.kind !== 'practice') policy.checkConsoleHost(url);
    const terms = {
      authorities: account.connection.authorities,
      accepted: trustedHosts.of(url.host),
      viewOnly: entry.viewOnly,
      onScreen: (screen: RemoteScreen): void => {
        if (isStale()) return;
        entry.screen = screen;
        changed(entry);
      },
    };
    const partition = guests.reserve(account.id, url, terms);
    const ticketId = this.#tickets.issue(entry.id, url, partition);
    await guests.prepare(partition, url, terms, (state) => {
      if (!isStale()) report(entry, state);
    });
    if (isStale()) {
      await guests.end(partition);
      return;
    }
    entry.partition = partition;
    entry.state = { state: 'connecting' };
    entry.ticketId = ticketId;
    changed(entry);
  }
}

function mint({ machine }: Entry, { connection }: SignedIn): Promise<string> {
  const create = machine.kind === 'desktop' ? createConsole : createServerConsole;
  return create(connection.client, machine.nativeId);
}

function hostsOf({ kind, details }: SignedIn): ConsoleHosts {
  return kind === 'practice'
    ? { kind, origin: details.endpoints.iam ?? '' }
    : { kind, added: details.consoleHosts };
}
