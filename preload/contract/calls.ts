/**
 * The calls the renderer may make: channel → argument and result.
 *
 * A channel is `domain:verb`; the bridge offers it as `crashcart.<domain>.<verb>(args)`.
 * To add one: a line here, a name in `CHANNELS`, a schema in `main/ipc/schemas.ts` and a
 * handler in the `ipc.ts` of its domain. The compiler finds whichever is missing.
 */
import type { ActivityFilter, ActivityPage, ExportFormat, Verification } from './activity';
import type { About, Notice } from './about';
import type { Report } from './diagnostics';
import type { AppError } from './errors';
import type {
  Account,
  AppInfo,
  Assistance,
  AssistanceField,
  CertificateFile,
  Console,
  InventoryStart,
  KeychainStatus,
  Machine,
  OpeningTerms,
  Project,
  ProxyAnswer,
  RegionInfo,
} from './models';
import type { MachineFacts } from './facts';
import type { ExportedList, ShownList } from './machine-list';
import type { LinkChecks, MessageChoice, MessagePreview } from './invitation';
import type { KeyCombination, TextCheck } from './keyboard';
import type { Library, MarksChange, SavedSearch } from './library';
import type { SignInForm } from './login';
import type { PowerAction, PowerLook, PowerRun } from './power';
import type { CommandOutcome } from './requests';
import type { Result } from './result';
import type { NoticeSubject } from './events';
import type { UpdateState } from './updates';
import type { Watch, WatchCondition } from './watches';
import type { AssistanceSession } from './sessions';
import type { MachineSettings, QuickOpenShortcut, Settings, SettingsChange } from './settings';
import type { LastSession, PaneCount, Preview } from './views';

export interface Calls {
  'app:info': { args: void; result: AppInfo };
  /** The files of ours that were found damaged at the start, as failures; told once. */
  'app:damages': { args: void; result: readonly AppError[] };
  /** The interface is mounted and listens: events held back until now are sent. */
  'app:ready': { args: void; result: void };
  /** Closes the window, consoles or not: the technician was asked. */
  'app:close': { args: void; result: void };
  /** Shows a notice of the operating system; a click on it comes back as `app:notified`. */
  'app:notify': { args: { title: string; body: string } & NoticeSubject; result: void };
  /** Does the system start Crashcart at login? It is the system that keeps this. */
  'app:loginStart': { args: void; result: boolean };
  'app:setLoginStart': { args: { on: boolean }; result: boolean };
  /** Lets the calling window fill the screen, or no longer. `app:fullScreen` says when it does. */
  'app:setFullScreen': { args: { on: boolean }; result: void };

  'accounts:list': { args: void; result: readonly Account[] };
  'accounts:regions': { args: void; result: readonly RegionInfo[] };
  'accounts:keychain': { args: void; result: KeychainStatus };
  /** Opens the system's file dialog; null when it was dismissed. */
  'accounts:chooseCertificate': { args: void; result: CertificateFile | null };
  /** Projects the typed credentials may use in the typed region. Signs nobody in. */
  'accounts:projects': { args: SignInForm; result: readonly Project[] };
  /** Adds an account, or signs in again to a known one. */
  'accounts:signIn': { args: SignInForm; result: Account };
  /** Starts the practice region if need be and signs in to it. */
  'accounts:practice': { args: void; result: Account };
  /** Drops the token and the keychain entry; the account stays in the list. */
  'accounts:signOut': { args: { accountId: string }; result: void };
  /** Signs out and removes the account from the list and the disk. */
  'accounts:forget': { args: { accountId: string }; result: void };

  /** The machines of all signed-in accounts. One failing source is part of a successful answer. */
  'inventory:list': { args: void; result: InventoryStart };
  /**
   * More machines of the list that this window asked for last, from this one on; none after the last. A long
   * list comes in parts so that the page goes on between them: ten thousand machines take a tenth of a second.
   */
  'inventory:more': { args: { from: number }; result: readonly Machine[] };

  /**
   * The machines as they were last seen before the app started, of accounts that are kept here: names and
   * states, no users and no places. They cannot be opened until they are read anew.
   */
  'inventory:lastKnown': { args: void; result: readonly Machine[] };
  /** What a machine is made of and how it is set up: a call of its own, for whoever looks at one machine. */
  'inventory:facts': { args: { machineId: string }; result: MachineFacts };
  /** Writes a list of machines as CSV to a file the technician chooses; null when none was. */
  'inventory:export': { args: ShownList; result: ExportedList | null };

  /** What the technician keeps about machines. */
  'library:get': { args: void; result: Library };
  /** Changes what is kept about each of these machines. */
  'library:mark': { args: { machineIds: readonly string[]; change: MarksChange }; result: Library };
  /** Replaces the saved searches, in their order. */
  'library:setSearches': { args: { searches: readonly SavedSearch[] }; result: Library };

  /** Every open console tab, in order. */
  'consoles:list': { args: void; result: readonly Console[] };
  /** Opens the console of a machine, or finds the tab that it has. */
  'consoles:open': { args: { machineId: string } & OpeningTerms; result: Console };
  /** Shows a text to whoever uses a desktop. */
  'consoles:notify': { args: { machineId: string; text: string }; result: void };
  /** Asks for a new ticket for a console that is not connected. */
  'consoles:reconnect': { args: { consoleId: string }; result: Console };
  /** No more attempts to reconnect by itself, until the next time it is connected. */
  'consoles:stopRetry': { args: { consoleId: string }; result: void };
  /**
   * Accepts the certificate that `disconnected`/`failed` showed, for this console's host alone, and
   * asks for a new ticket. Refused when the fingerprint is not the one that was shown.
   */
  'consoles:trustCertificate': {
    args: { consoleId: string; fingerprint: string };
    result: Console;
  };
  'consoles:close': { args: { consoleId: string }; result: void };
  /** View only: nothing that is typed or clicked reaches the machine. Holds for the tab, over new tickets too. */
  'consoles:setViewOnly': { args: { consoleId: string; viewOnly: boolean }; result: Console };
  /** Gives the console a window of its own, or a tab again. Either costs a new ticket; the old one ends. */
  'consoles:setApart': { args: { consoleId: string; apart: boolean }; result: Console };
  /** Whether the console is to be seen; out of sight it is not drawn at full speed. */
  'consoles:setInSight': { args: { consoleId: string; inSight: boolean }; result: void };
  /** How many times as large the page draws, for those that do not fit the screen to their size. */
  'consoles:setPageZoom': { args: { consoleId: string; factor: number }; result: void };
  /** A small picture of the console as it is shown now; null when it is not to be seen. */
  'consoles:preview': { args: { consoleId: string }; result: Preview | null };
  /** Puts a picture of the console on the clipboard. */
  'consoles:copyPicture': { args: { consoleId: string }; result: void };
  /** Writes a picture of the console to a file the technician chooses; its name, or null when none was. */
  'consoles:savePicture': { args: { consoleId: string }; result: string | null };
  /** So many consoles are seen at once now. */
  'consoles:setPanes': { args: { panes: PaneCount }; result: void };
  /** The machines whose consoles were open when Crashcart was used last. */
  'consoles:lastSession': { args: void; result: LastSession };
  /** The technician does not want them back. */
  'consoles:forgetLast': { args: void; result: void };

  /** Presses keys together on the machine. The console must have the keyboard, or get it just now. */
  'keyboard:press': { args: { consoleId: string; keys: KeyCombination }; result: void };
  /** Lets go of every key the machine may think is held. */
  'keyboard:release': { args: { consoleId: string }; result: void };
  /** What typing this text would mean, with the machine's layout. Types nothing. */
  'keyboard:check': { args: { consoleId: string; text: string }; result: TextCheck };
  /** Types a text as keys. Refused as a whole when one character cannot be typed. Progress comes as events. */
  'keyboard:type': { args: { consoleId: string; text: string }; result: void };
  /** Ends typing: the technician's wish, or because the console has lost the keyboard. */
  'keyboard:stop': {
    args: { consoleId: string; because: 'stopped' | 'keyboard-lost' };
    result: void;
  };
  /** The text on this computer's clipboard, asked for by the technician to send it. */
  'keyboard:clipboard': { args: void; result: string };

  'settings:get': { args: void; result: Settings };
  'settings:set': { args: { change: SettingsChange }; result: Settings };
  /** Opens quick open by these keys from any program; refused (`shortcut-taken`) if another has them. */
  'settings:setShortcut': { args: { shortcut: QuickOpenShortcut }; result: Settings };
  'settings:setMachine': {
    args: { machineId: string; machine: MachineSettings };
    result: Settings;
  };

  /**
   * The record of a desktop, or null when there is none. From now on main follows it and sends
   * `assistance:changed`, until `assistance:unwatch` or until nothing can change any more.
   */
  'assistance:show': { args: { machineId: string }; result: Assistance | null };
  /** Nobody looks at it any more: stop following. */
  'assistance:unwatch': { args: { machineId: string }; result: void };
  'assistance:create': { args: { machineId: string }; result: Assistance };
  'assistance:cancel': { args: { machineId: string }; result: void };
  /** The space password, asked for by the technician, to be shown for a moment. */
  'assistance:password': { args: { machineId: string }; result: string };
  /** Puts one field on the clipboard. */
  'assistance:copy': { args: { machineId: string; field: AssistanceField }; result: void };

  /** A message that invites a helper, with the password masked. */
  'invitation:preview': { args: MessageChoice; result: MessagePreview };
  /** Puts the message on the clipboard. */
  'invitation:copy': { args: MessageChoice; result: void };
  /** Opens the mail program with the message; to whom it goes is chosen there. */
  'invitation:mail': { args: MessageChoice; result: void };
  /** Opens the system's share sheet over the message. macOS only. */
  'invitation:share': { args: MessageChoice; result: void };
  /** Looks whether the links of a record lead anywhere from here. No code is sent. */
  'invitation:check': { args: { machineId: string }; result: LinkChecks };

  /** The machine as it is now, to be asked before a power action that ends what runs on it. */
  /** The sessions that may be open. `sessions:changed` tells them anew after every change. */
  'sessions:list': { args: void; result: readonly AssistanceSession[] };
  /** Gives an own session more time. */
  'sessions:extend': { args: { machineId: string }; result: AssistanceSession };
  /** Ends all own sessions; the answer is how many could not be ended. */
  'sessions:cancelAll': { args: void; result: number };
  /** Asks for each own session whether it is still open. */
  'sessions:sweep': { args: void; result: void };
  /** Searches all desktops of an account for open sessions; `sessions:scanning` tells how far it is. */
  'sessions:scan': { args: { accountId: string }; result: void };
  'sessions:stopScan': { args: { accountId: string }; result: void };

  'power:look': { args: { machineId: string }; result: PowerLook };
  /**
   * Orders a power action, once. What comes of it follows as `power:changed`. With the console of the
   * machine named, that one comes back with new tickets as soon as the machine runs.
   */
  'power:act': {
    args: { machineId: string; action: PowerAction; consoleId?: string };
    result: PowerRun;
  };
  /** The actions that are going on. */
  'power:list': { args: void; result: readonly PowerRun[] };
  /** The console does not wait for the machine any more. The action itself goes on. */
  'power:unwatch': { args: { machineId: string }; result: void };

  /**
   * A page of the activity log, the newest first: at most `size` rows, from before the line `before` on
   * (null: from the end).
   */
  'activity:list': {
    args: {
      filter: ActivityFilter;
      page: { readonly before: number | null; readonly size: number };
    };
    result: ActivityPage;
  };
  /** Looks for lines that were changed, or are missing. */
  'activity:verify': { args: void; result: Verification };
  /** Writes what the filter leaves to a file the technician chooses; its name, or null when none was. */
  'activity:export': {
    args: { format: ExportFormat; filter: ActivityFilter };
    result: string | null;
  };

  /** The machines that are watched, the oldest watch first. */
  'watches:list': { args: void; result: readonly Watch[] };
  /** Watches a machine until something is so; in place of what it was watched for before. */
  'watches:begin': { args: { machineId: string; condition: WatchCondition }; result: Watch };
  'watches:end': { args: { machineId: string }; result: void };

  /** Says what became of a command of `requests:came`. */
  'requests:answer': { args: { id: string; outcome: CommandOutcome }; result: void };
  /** How it stands with newer versions; `updates:changed` tells it anew. */
  'updates:get': { args: void; result: UpdateState };
  /** Looks for a newer version now, and downloads one that is found. The answer is that it has begun. */
  'updates:look': { args: void; result: UpdateState };
  /** What is ready is installed when the app is quit, and not spoken of until then. */
  'updates:defer': { args: void; result: UpdateState };
  /** Quits the app, with the usual questions, installs what is ready and starts again. */
  'updates:restart': { args: void; result: void };

  'about:read': { args: void; result: About };
  /** The licences of Crashcart and of every package in it. */
  'about:notices': { args: void; result: readonly Notice[] };

  /** A report for whoever looks after this computer, to be read before it is saved. */
  'diagnostics:make': { args: void; result: Report };
  /** Writes the report that was shown to a file the technician chooses; its name, or null when none was. */
  'diagnostics:save': { args: { reportId: string }; result: string | null };
  /** Shows the folder of the log in the file manager. */
  'diagnostics:showLog': { args: void; result: void };

  /** Answers `proxy:ask`. An answer to a question that is over does nothing. */
  'proxy:answer': { args: ProxyAnswer; result: void };
}

export type Channel = keyof Calls;
export type Args<C extends Channel> = Calls[C]['args'];
export type Answer<C extends Channel> = Calls[C]['result'];

/** Every channel, for preload (one function each) and main (one handler each). */
export const CHANNELS = [
  'app:info',
  'app:damages',
  'app:ready',
  'app:close',
  'app:notify',
  'app:loginStart',
  'app:setLoginStart',
  'app:setFullScreen',
  'accounts:list',
  'accounts:regions',
  'accounts:keychain',
  'accounts:chooseCertificate',
  'accounts:projects',
  'accounts:signIn',
  'accounts:practice',
  'accounts:signOut',
  'accounts:forget',
  'inventory:list',
  'inventory:more',
  'inventory:lastKnown',
  'inventory:facts',
  'inventory:export',
  'library:get',
  'library:mark',
  'library:setSearches',
  'consoles:list',
  'consoles:open',
  'consoles:notify',
  'consoles:reconnect',
  'consoles:stopRetry',
  'consoles:trustCertificate',
  'consoles:close',
  'consoles:setViewOnly',
  'consoles:setApart',
  'consoles:setInSight',
  'consoles:setPageZoom',
  'consoles:preview',
  'consoles:copyPicture',
  'consoles:savePicture',
  'consoles:setPanes',
  'consoles:lastSession',
  'consoles:forgetLast',
  'keyboard:press',
  'keyboard:release',
  'keyboard:check',
  'keyboard:type',
  'keyboard:stop',
  'keyboard:clipboard',
  'settings:get',
  'settings:set',
  'settings:setShortcut',
  'settings:setMachine',
  'assistance:show',
  'assistance:unwatch',
  'assistance:create',
  'assistance:cancel',
  'assistance:password',
  'assistance:copy',
  'sessions:list',
  'sessions:extend',
  'sessions:cancelAll',
  'sessions:sweep',
  'sessions:scan',
  'sessions:stopScan',
  'invitation:preview',
  'invitation:copy',
  'invitation:mail',
  'invitation:share',
  'invitation:check',
  'power:look',
  'power:act',
  'power:list',
  'power:unwatch',
  'watches:list',
  'watches:begin',
  'watches:end',
  'activity:list',
  'activity:verify',
  'activity:export',
  'requests:answer',
  'updates:get',
  'updates:look',
  'updates:defer',
  'updates:restart',
  'about:read',
  'about:notices',
  'diagnostics:make',
  'diagnostics:save',
  'diagnostics:showLog',
  'proxy:answer',
] as const satisfies readonly Channel[];

type DomainOf<C extends string> = C extends `${infer D}:${string}` ? D : never;
type VerbOf<C extends string, D extends string> = C extends `${D}:${infer V}` ? V : never;

/** One function of the bridge. Never rejects: failures are the `ok: false` side of the result. */
export type BridgeCall<C extends Channel> =
  Args<C> extends void
    ? () => Promise<Result<Answer<C>>>
    : (args: Args<C>) => Promise<Result<Answer<C>>>;

/** `crashcart.accounts.signIn(form)` and so on, derived from `Calls`. */
export type BridgeCalls = {
  readonly [D in DomainOf<Channel>]: {
    readonly [V in VerbOf<Channel, D>]: BridgeCall<Extract<Channel, `${D}:${V}`>>;
  };
};
