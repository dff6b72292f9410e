import { createContext, tick } from 'svelte';
import type { Bridge } from '../../preload/contract/bridge';
import type { AppError } from '../../preload/contract/errors';
import type { ViewCommand } from '../../preload/contract/keyboard';
import type { Account, AppInfo, OpeningTerms } from '../../preload/contract/models';
import type { PolicyRules, PolicyState } from '../../preload/contract/policy';
import { t } from '../messages';
import type { RequestAction } from '../../preload/contract/requests';
import { focusList } from '../features/inventory/focus';
import type { Opening } from '../opening';
import { ActivityLog } from './activity.svelte';
import { painted } from '../ui/painted';
import { Accounts } from './accounts.svelte';
import { Assistance } from './assistance.svelte';
import { Changes } from './changes.svelte';
import { Clock } from './clock.svelte';
import { Consoles, MACHINES_TAB } from './consoles.svelte';
import { Details } from './details.svelte';
import { Dialogs } from './dialogs.svelte';
import { Inventory } from './inventory.svelte';
import { Invitation } from './invitation.svelte';
import { Keyboard } from './keyboard.svelte';
import { LastSession } from './last-session.svelte';
import { Library } from './library.svelte';
import { ListExport } from './list-export.svelte';
import { MachineList } from './machine-list.svelte';
import { Notices } from './notices.svelte';
import { Pictures } from './pictures.svelte';
import { Power } from './power.svelte';
import { Proxy } from './proxy.svelte';
import { Refresher } from './refresher.svelte';
import { Requests } from './requests.svelte';
import { Selection } from './selection.svelte';
import { Sessions } from './sessions.svelte';
import { Settings } from './settings.svelte';
import { Standings } from './standings.svelte';
import { Updates } from './updates.svelte';
import { Watches } from './watches.svelte';
import { obeyView } from './view-commands';
import { OwnWindow } from './window.svelte';

/** The state of the window, wired by hand. Components reach it with `app()`. */
export class App {
  readonly bridge: Bridge;
  readonly platform: AppInfo['platform'];
  /** Of Crashcart itself. */
  readonly version: string;
  /** What the organisation has decided for this computer; main sees to it that it holds. */
  readonly policy: PolicyState;
  readonly rules: PolicyRules;
  readonly clock = new Clock();
  readonly notices = new Notices();
  readonly dialogs = new Dialogs();
  readonly accounts: Accounts;
  readonly inventory: Inventory;
  readonly changes: Changes;
  readonly library: Library;
  readonly machines: MachineList;
  readonly selection: Selection;
  readonly listExport: ListExport;
  readonly details: Details;
  readonly consoles: Consoles;
  readonly standings: Standings;
  readonly assistance: Assistance;
  readonly sessions: Sessions;
  readonly invitation: Invitation;
  readonly proxy: Proxy;
  readonly settings: Settings;
  readonly keyboard: Keyboard;
  readonly pictures: Pictures;
  readonly window: OwnWindow;
  readonly lastSession: LastSession;
  readonly power: Power;
  readonly watches: Watches;
  readonly updates: Updates;
  readonly activity: ActivityLog;
  readonly requests: Requests;
  readonly #refresher: Refresher;
  readonly #opening: Opening;

  constructor(bridge: Bridge, opening: Opening) {
    this.bridge = bridge;
    this.#opening = opening;
    // Without an answer: the one on which nothing is offered that only others can do.
    this.platform = opening.info?.platform ?? 'linux';
    this.version = opening.info?.version ?? '';
    this.policy = opening.info?.policy ?? { state: 'none' };
    this.rules = this.policy.state === 'applied' ? this.policy.rules : {};
    this.window = new OwnWindow(bridge, this.notices, opening.info?.consoleId ?? null);
    this.pictures = new Pictures(bridge, this.notices);
    this.accounts = new Accounts(bridge, {
      onSessions: () => this.#onSessions(),
      onEnded: (account) => this.#onEnded(account),
    });
    this.proxy = new Proxy(bridge);
    this.inventory = new Inventory(bridge, this.accounts, this.clock);
    this.changes = new Changes(this.inventory);
    this.library = new Library(bridge, this.notices);
    this.machines = new MachineList({
      inventory: this.inventory,
      accounts: this.accounts,
      library: this.library,
      standings: () => this.standings.all,
      onChanges: (changes) => this.changes.show(changes),
    });
    this.selection = new Selection(this.machines);
    this.details = new Details(bridge, this.machines);
    this.listExport = new ListExport(bridge, this.notices);
    this.consoles = new Consoles(bridge, this.notices, {
      onClosed: (id) => this.#onTabClosed(id),
      termsFor: (id, chosen) => this.#withReason(id, chosen ?? this.#termsFor(id)),
    });
    this.standings = new Standings(this.consoles, this.library);
    this.settings = new Settings(bridge, this.notices, opening.settings);
    this.#refresher = new Refresher(bridge, this.inventory, this.settings);
    this.assistance = new Assistance(bridge);
    this.sessions = new Sessions(bridge, this.notices, (id) => this.showSession(id));
    this.invitation = new Invitation(bridge, this.settings);
    this.keyboard = new Keyboard(this);
    this.power = new Power(bridge, this.notices);
    this.watches = new Watches(bridge, this.notices, (id) => void this.showMachine(id));
    this.updates = new Updates(bridge, this.notices);
    this.activity = new ActivityLog(bridge, this.notices);
    this.lastSession = new LastSession(this);
    this.requests = new Requests(this);
  }

  /** For the host key and the keys of the window. */
  readonly obeyView = (command: ViewCommand): void => obeyView(command, this);

  /** Quick open, in the window that has the list of machines; a dialog that is open is not pushed away. */
  readonly quickOpen = (): void => {
    const isReady = this.window.consoleId === null && this.accounts.all.length > 0;
    if (isReady && this.dialogs.open === null) this.dialogs.quickOpen();
  };

  /** Begins with what main knows, loads the rest, and listens; returns the end of it. */
  start(): () => void {
    if (this.policy.state === 'refused') {
      // Nothing else may be asked for, and nothing is shown but that and what helps to mend it.
      const stop = this.bridge.on('app:help', (topic) => this.dialogs[topic]());
      void this.bridge.app.ready();
      return stop;
    }
    const { info, accounts, lastKnown, library } = this.#opening;
    const stops = [
      this.clock.start(),
      this.inventory.start(lastKnown),
      this.accounts.start(accounts),
      this.consoles.start(this.window.consoleId),
      this.assistance.start(),
      this.invitation.start(),
      this.settings.start(),
      this.keyboard.start(),
      this.power.start(),
      this.window.start(),
      this.bridge.on('app:brokeDown', (error) => this.notices.fail(error)),
    ];
    // A console's own window asks for no machines, and no proxy's login a second time.
    if (this.window.consoleId === null) {
      stops.push(
        this.machines.start(),
        this.bridge.on('app:quickOpen', this.quickOpen),
        this.bridge.on('app:help', (topic) => this.dialogs[topic]()),
        this.bridge.on('app:shortcutTaken', (error) => this.notices.fail(error)),
        this.proxy.start(),
        this.library.start(library),
        this.lastSession.start(),
        this.sessions.start(),
        this.watches.start(),
        this.requests.start(),
        this.updates.start(),
        this.activity.start(),
        this.#refresher.start(),
      );
      void this.#tellDamages();
    }
    // Main holds its events back until then: what is known is seen before what is new is drawn.
    void painted().then(() => this.bridge.app.ready());
    // The main window has done so, where this is another.
    if (this.window.consoleId === null && info?.startInPractice === true) {
      void this.accounts.startPractice();
    }
    return () => stops.forEach((stop) => stop());
  }

  /** Does the organisation allow the practice region here? */
  get offersPractice(): boolean {
    return this.rules.practiceRegion !== false;
  }

  /** Starts the practice region; a failure is told where no welcome screen tells it. */
  async startPractice(): Promise<void> {
    const result = await this.accounts.startPractice();
    if (!result.ok && this.accounts.all.length > 0) {
      this.notices.fail(result.error, () => void this.startPractice());
    }
  }

  /** Signing in again: the practice region needs no form, virtual MFA a small one. */
  signInAgain(account: Account): void {
    if (account.kind === 'practice') void this.startPractice();
    else if (account.details.login.kind === 'password-mfa') this.dialogs.passcode(account);
    else this.dialogs.signIn(account);
  }

  /**
   * Does what was wanted of a machine from outside the window.
   * @returns why it could not be done, where that is known by now
   */
  async reach(action: RequestAction, machineId: string): Promise<AppError | null> {
    this.dialogs.close();
    this.activity.hide();
    if (action === 'assist') {
      this.showSession(machineId);
      return null;
    }
    return this.consoles.open(machineId);
  }

  /** Opens the panel of a session, from the board or from a notice of the system. */
  showSession(machineId: string): void {
    const session = this.sessions.of(machineId);
    const machine = this.inventory.find(machineId);
    const accountId = session?.accountId ?? machine?.accountId;
    if (accountId === undefined) return;
    this.dialogs.close();
    this.activity.hide();
    this.consoles.activate(MACHINES_TAB);
    const name = session?.machineName ?? machine?.name ?? '';
    this.assistance.show({ machineId, accountId, name, tab: MACHINES_TAB });
  }

  /** Selects a machine in the list, which shows it whatever it was filtered by, and opens its details. */
  async showMachine(machineId: string): Promise<void> {
    this.dialogs.close();
    this.activity.hide();
    this.consoles.activate(MACHINES_TAB);
    if (!this.machines.rows.some(({ machine }) => machine.id === machineId)) {
      this.machines.clearFilters();
      this.machines.finishSearch();
    }
    this.machines.select(machineId);
    // Its row is scrolled to as it gets the focus, which the panel then takes.
    await tick();
    focusList();
    this.details.show(machineId);
  }

  /** The machines of one account, or of all, in the place of the activity log. */
  showMachines(accountId: string | null): void {
    this.machines.accountId = accountId;
    this.activity.hide();
  }

  async signOut(account: Account): Promise<void> {
    const result = await this.accounts.signOut(account.id);
    if (!result.ok) this.notices.fail(result.error, () => void this.signOut(account));
  }

  async forget(account: Account): Promise<void> {
    const result = await this.accounts.forget(account.id);
    if (!result.ok) this.notices.fail(result.error, () => void this.forget(account));
  }

  /** Files of ours that were not as they were written: each is told by itself. */
  async #tellDamages(): Promise<void> {
    const result = await this.bridge.app.damages();
    if (!result.ok) return;
    for (const error of result.value) {
      this.notices.failed(t('damage.title', { file: error.params?.['file'] ?? '' }), error);
    }
  }

  /** Somebody signed in or out. */
  #onSessions(): void {
    if (this.window.consoleId === null) void this.inventory.refresh();
    const assisted = this.assistance.target?.accountId;
    const open = this.accounts.signedIn.some((account) => account.id === assisted);
    // A code must not stay on screen when the account that showed it has gone.
    if (assisted !== undefined && !open) this.assistance.close();
  }

  /** A session is over and only the technician can begin another. */
  #onEnded(account: Account): void {
    const { session } = account;
    // The main window tells it.
    if (session.state !== 'failed' || this.window.consoleId !== null) return;
    const wantsPasscode = session.error.code === 'passcode-needed';
    // Where nothing else is asked, the passcode is; a dialog that is open is not pushed away.
    if (wantsPasscode && this.dialogs.open === null) this.dialogs.passcode(account);
    else this.notices.fail({ ...session.error, accountId: account.id });
  }

  /** Where somebody works it is asked how to go about it, unless that was chosen for the account. */
  #termsFor(machineId: string): OpeningTerms | null {
    if (this.inventory.isStale(machineId)) {
      this.notices.fail(this.#whyStale(machineId));
      return null;
    }
    const machine = this.inventory.find(machineId);
    if (machine?.connection?.meaning !== 'connected') return {};
    const policy = this.settings.inUseOf(machine.accountId);
    if (policy !== 'ask') return { viewOnly: policy === 'view' };
    this.dialogs.occupied(machine);
    return null;
  }

  /** The organisation may want to know why: then that is asked, whatever else was chosen. */
  #withReason(machineId: string, terms: OpeningTerms | null): OpeningTerms | null {
    const isMissing = this.rules.requireReason === true && terms?.reason === undefined;
    if (terms === null || !isMissing) return terms;
    this.dialogs.reason(machineId, this.inventory.find(machineId)?.name ?? '', terms);
    return null;
  }

  /** Why a machine that was only seen before the app started cannot be opened. */
  #whyStale(machineId: string): AppError {
    const accountId = this.machines.find(machineId)?.machine.accountId ?? '';
    const isIn = this.accounts.find(accountId)?.session.state === 'signed-in';
    return isIn
      ? { code: 'machine-not-found', fix: 'none', accountId }
      : { code: 'signed-out', fix: 'reauth', accountId };
  }

  #onTabClosed(tab: string): void {
    this.pictures.forget(tab);
    if (this.assistance.target?.tab === tab) this.assistance.close();
  }

  /** The account a failure speaks of, where it can be mended in its form. */
  accountOf(error: AppError): Account | null {
    return error.accountId === undefined ? null : this.accounts.find(error.accountId);
  }
}

const [app, setApp] = createContext<App>();
export { app, setApp };
