import type { ActivityRow } from '../../../preload/contract/activity';
import type { Bridge } from '../../../preload/contract/bridge';
import type { Answer, Args, Channel } from '../../../preload/contract/calls';
import type { About, Notice } from '../../../preload/contract/about';
import type { Report } from '../../../preload/contract/diagnostics';
import type { AppError } from '../../../preload/contract/errors';
import type { EventName, Events } from '../../../preload/contract/events';
import type {
  AbsentService,
  Account,
  AppInfo,
  Assistance,
  CertificateFile,
  Console,
  InventoryFailure,
  KeychainStatus,
  Machine,
  Project,
  RegionInfo,
} from '../../../preload/contract/models';
import type { Fact } from '../../../preload/contract/facts';
import type { Library } from '../../../preload/contract/library';
import type { LinkChecks } from '../../../preload/contract/invitation';
import type { PowerRun } from '../../../preload/contract/power';
import type { Result } from '../../../preload/contract/result';
import type { AssistanceSession } from '../../../preload/contract/sessions';
import type { Settings } from '../../../preload/contract/settings';
import type { LastSession, Preview } from '../../../preload/contract/views';
import type { UpdateState } from '../../../preload/contract/updates';
import type { Watch } from '../../../preload/contract/watches';

/** What the fake main process holds: plain data, made in Node and handed to the page. */
export interface Scenario {
  info: AppInfo;
  about: About;
  notices: Notice[];
  report: Report;
  damages: readonly AppError[];
  accounts: Account[];
  regions: RegionInfo[];
  keychain: KeychainStatus;
  certificate: CertificateFile | null;
  projects: Project[];
  machines: Machine[];
  /** As they were seen before the app started. */
  lastKnown: Machine[];
  failures: InventoryFailure[];
  absent: AbsentService[];
  /** What the technician keeps about machines. */
  library: Library;
  consoles: Console[];
  settings: Settings;
  /** Power actions that are going on. */
  power: PowerRun[];
  watches: Watch[];
  /** How it stands with newer versions of the app. */
  updates: UpdateState;
  /** What every machine is made of. */
  facts: Fact[];
  clipboard: string;
  /** What every console looks like, in small. */
  preview: Preview | null;
  lastSession: LastSession;
  assistance: Record<string, Assistance>;
  sessions: AssistanceSession[];
  /** What the links of every session are worth. */
  links: LinkChecks;
  /** The activity log, the oldest first. */
  activity: ActivityRow[];
  /** Machines of the practice region, there once it is started. */
  practice: { account: Account; machines: Machine[] };
  /** Calls whose answer is held back from the start. */
  held: Channel[];
  /** Calls that fail from the start. */
  failing: Partial<Record<Channel, Result<never>>>;
}

/** One call the renderer made. */
export interface Call {
  readonly channel: Channel;
  readonly args: unknown;
}

/** How a test steers the fake from inside the page. */
export interface FakeControl {
  readonly calls: Call[];
  /** The next and all later calls of a channel get this answer; null gives the fake's own again. */
  answer<C extends Channel>(channel: C, result: Result<Answer<C>> | null): void;
  /** Calls of a channel get no answer until `release`. */
  hold(channel: Channel): void;
  release(channel: Channel): void;
  emit<E extends EventName>(event: E, payload: Events[E]): void;
  /** Changes what the fake holds. */
  update(change: Partial<Scenario>): void;
  /** Id of the console of a machine, by its name. */
  consoleOf(machineName: string): string;
  /** Whether it has the ticket with which its page is shown. */
  hasTicket(consoleId: string): boolean;
  /** Changes one console, and tells the renderer. */
  setConsole(consoleId: string, change: Partial<Console>): void;
  /** Policy violations and errors seen by the page. */
  readonly faults: string[];
}

/** A handler for every channel. */
export type Handlers = {
  readonly [C in Channel]: (args: Args<C>) => Result<Answer<C>>;
};

declare global {
  interface Window {
    readonly crashcart: Bridge;
    readonly fake: FakeControl;
  }
}
