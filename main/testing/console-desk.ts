import type { Happening } from '../activity/activity';
import type { Console, ConsoleState, MachineKind } from '../../preload/contract/models';
import type { RemoteScreen, StreamSettings } from '../../preload/contract/views';
import { Consoles } from '../consoles/consoles';
import { Doctor } from '../consoles/doctor/doctor';
import type { Trail } from '../consoles/doctor/evidence';
import type { GuestTerms } from '../consoles/guests';
import { Failure } from '../errors';
import type { OwnedMachine } from '../inventory/inventory';
import { CONSOLE_DEFAULTS } from '../settings/schema';
import type { Settings } from '../settings/settings';
import type { PolicyRules } from '../../preload/contract/policy';
import { FakeBroadcast } from './fake-broadcast';
import { FakeAccounts, FakeCloud, json, settle } from './fake-cloud';
import { FakeLog } from './fake-log';
import { FakeTimer } from './fake-timer';
import { policyOf } from './policy';
import { settingsWith } from './settings';

/** The console call of the desktop `d1` and of the server `s1`. */
export const DESKTOP_ROUTE = 'GET /v2/p1/desktops/d1/remote-consoles';
export const SERVER_ROUTE = 'GET /v1/p1/physicalservers/s1/remote-console-address';

/** A console URL with a token that is easy to find again. */
export function consoleUrl(token: string, origin = 'https://console.huaweicloud.com'): string {
  return `${origin}/vnc/vnc_auto.html?token=Zq9-${token}`;
}

/** Notes what is prepared and ended; a test speaks for the guests. */
class FakeGuests {
  readonly done: string[] = [];
  readonly reports = new Map<string, (state: ConsoleState) => void>();
  readonly screens: ((screen: RemoteScreen) => void)[] = [];
  /** The queries of the pages, for whoever wants to know what they ask for. */
  readonly queries: string[] = [];
  ending: Promise<void> = Promise.resolve();
  #reserved = 0;

  trail: Trail | null = null;

  trailOf(): Trail | null {
    return this.trail;
  }

  wholeTrailOf(): Promise<Trail | null> {
    return Promise.resolve(this.trail);
  }

  reserve(): string {
    this.#reserved += 1;
    return `console-${this.#reserved}`;
  }

  prepare(
    partition: string,
    page: URL,
    { viewOnly, onScreen }: Pick<GuestTerms, 'viewOnly' | 'onScreen'>,
    report: (state: ConsoleState) => void,
  ): Promise<void> {
    this.done.push(`prepare ${page.origin}${viewOnly ? ' view only' : ''}`);
    this.reports.set(partition, report);
    this.queries.push(page.search);
    this.screens.push(onScreen);
    return Promise.resolve();
  }

  /** There is no page without Electron; whose was asked for is noted. */
  contentsOf(partition: string): never {
    if (this.reports.has(partition)) this.done.push('page asked for');
    throw new Failure('not-found');
  }

  setInSight(_partition: string, isInSight: boolean): Promise<void> {
    this.done.push(isInSight ? 'in sight' : 'out of sight');
    return Promise.resolve();
  }

  setViewOnly(_partition: string, viewOnly: boolean): Promise<void> {
    this.done.push(viewOnly ? 'view only' : 'input');
    return Promise.resolve();
  }

  async end(): Promise<void> {
    this.done.push('end');
    await this.ending;
  }
}

function machine(accountId: string, kind: MachineKind, nativeId: string): OwnedMachine['machine'] {
  const unknown = { meaning: 'unknown', raw: '' } as const;
  return {
    id: `${accountId}/${kind}/${nativeId}`,
    accountId,
    kind,
    nativeId,
    name: `name of ${nativeId}`,
    power: unknown,
    connection: null,
    health: null,
    users: [],
    place: '',
    region: 'cn-north-4',
    fetchedAt: '2026-01-01T00:00:00Z',
  };
}

const MACHINES = new Map(
  [
    machine('a1', 'desktop', 'd1'),
    machine('a1', 'server', 's1'),
    machine('practice', 'desktop', 'd1'),
  ].map((one) => [one.id, one]),
);

/** The consoles with everything around them: a cloud that mints URLs, guests that do as told. */
export class ConsoleDesk {
  readonly cloud = new FakeCloud();
  readonly accounts = new FakeAccounts();
  readonly guests = new FakeGuests();
  readonly page = new FakeBroadcast();
  readonly trusted = new Map<string, string>();
  readonly trustedHosts = {
    of: (host: string) => this.trusted.get(host),
    accept: (host: string, fingerprint: string) => void this.trusted.set(host, fingerprint),
  };
  /** The machines last noted as open. */
  open: readonly string[] = [];
  /** What is asked of the console servers, by account. */
  streams: Record<string, StreamSettings> = {};
  readonly settings = this.#settings();
  readonly policy;
  readonly timer = new FakeTimer();
  /** What the activity log was told. */
  readonly happened: Happening[] = [];
  readonly activity = { record: (happening: Happening) => void this.happened.push(happening) };
  readonly log = new FakeLog();
  online = true;
  time = Date.parse('2026-01-01T00:00:00Z');
  readonly consoles: Consoles;

  /** @param rules of the organisation, where it has any */
  constructor(rules?: PolicyRules) {
    this.policy = policyOf(rules);
    this.consoles = new Consoles({
      policy: this.policy,
      accounts: this.accounts,
      inventory: { require: (id) => this.require(id) },
      guests: this.guests,
      trustedHosts: this.trustedHosts,
      settings: this.settings,
      lastSession: { note: (open) => void (this.open = open.map(({ machineId }) => machineId)) },
      doctor: new Doctor(() => this.online),
      reconnect: {
        timer: this.timer,
        now: () => this.time,
        random: () => 0,
        isOnline: () => this.online,
      },
      activity: this.activity,
      onClosed: () => undefined,
      broadcast: this.page.send,
      log: this.log,
    });
  }

  /** With the account `a1` signed in. */
  static async open(rules?: PolicyRules): Promise<ConsoleDesk> {
    const desk = new ConsoleDesk(rules);
    const urls = ['1', '2', '3'].map((token) => json({ url: consoleUrl(token) }));
    desk.cloud.on(DESKTOP_ROUTE, ...urls);
    await desk.accounts.add('a1', desk.cloud);
    return desk;
  }

  find(machineId: string): OwnedMachine['machine'] | undefined {
    return MACHINES.get(machineId);
  }

  require(machineId: string): OwnedMachine {
    const found = this.find(machineId);
    if (found === undefined) throw new Failure('machine-not-found');
    return { machine: found, account: this.accounts.require(found.accountId) };
  }

  /** Opens a console and waits until its ticket is there, or was refused. */
  async opened(machineId = 'a1/desktop/d1'): Promise<Console> {
    this.consoles.open(machineId);
    await settle();
    return this.now();
  }

  /** The console as it is now; there is only one. */
  now(): Console {
    const [console] = this.consoles.list();
    if (console === undefined) throw new Error('no console');
    return console;
  }

  /** Speaks for the newest guest. */
  guestSays(state: ConsoleState): void {
    [...this.guests.reports.values()].at(-1)?.(state);
  }

  #settings(): Pick<Settings, 'all'> {
    const streams = (): Record<string, StreamSettings> => this.streams;
    return {
      get all() {
        return settingsWith({ consoles: { ...CONSOLE_DEFAULTS, streams: streams() } });
      },
    };
  }

  async close(): Promise<void> {
    for (const { id } of this.consoles.list()) await this.consoles.close(id);
    for (const { id } of this.accounts.signedIn()) this.accounts.leave(id);
  }
}
