import { performance } from 'node:perf_hooks';
import { AccessKeyStore } from './auth/access-keys';
import { Authenticator } from './auth/authenticate';
import { AuthorizationMessages } from './auth/policy';
import { TokenStore } from './auth/tokens';
import { clouddcRoutes } from './clouddc/clouddc';
import type { PracticeCloud } from './cloud';
import { type Consoles, Consoles as ConsoleSockets } from './consoles/consoles';
import type { RfbTarget } from './consoles/bridge';
import { locateNovnc, locatePage } from './consoles/locate';
import { ConsolePages } from './consoles/pages';
import { ConsoleTickets } from './consoles/tickets';
import { AssistanceDesk } from './estate/assistance';
import { Estate } from './estate/estate';
import type { Machine } from './estate/models';
import { Simulation } from './estate/simulation';
import { Dispatcher } from './http/dispatch';
import { type FaultRule, FaultScript } from './http/faults';
import { flatHeaders, Gateway, queryRecord } from './http/gateway';
import { type RecordedRequest, RequestRecorder } from './http/recorder';
import { Router } from './http/router';
import { listen, makeServer } from './http/server';
import { Throttle } from './http/throttle';
import { iamRoutes } from './iam/iam';
import { IamUsers, type PracticeSignIns } from './iam/users';
import {
  CONSOLE_LINK_MINUTES,
  type ConsolePage,
  DEFAULT_BEHAVIOUR,
  DEFAULT_ESTATE,
  DEFAULT_REGION,
  DEFAULT_SEED,
  DEFAULT_THROTTLE,
  DEFAULT_TIMINGS,
  type PracticeRegionOptions,
  REQUEST_HISTORY,
  type ThrottleRule,
} from './options';
import { DesktopControl, ServerControl } from './controls';
import { SignInGuide } from './guide';
import { workspaceRoutes } from './workspace/workspace';

export type { DesktopControl, ServerControl } from './controls';
export type { RfbTarget } from './consoles/bridge';
export type { Fault, FaultRule } from './http/faults';
export type { RecordedRequest } from './http/recorder';
export { REFUSAL_NAMES, refusalAnswer, type RefusalName } from './http/refusals';
export type { PracticeSignIns } from './iam/users';
export * from './options';

/** What it takes to sign in. The password is another one at every start. */
export interface PracticeCredentials {
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  readonly region: string;
}

export interface PracticeRegion {
  /** `http(s)://127.0.0.1:port`: IAM, Workspace, CloudDC and the consoles. */
  readonly url: string;
  readonly credentials: PracticeCredentials;
  /** Users and keys for every way to sign in. */
  readonly signIns: PracticeSignIns;
  /** Where a person finds them as a page of text. */
  readonly guideUrl: string;
  /** What the MFA user's phone shows now; each is good for one use. */
  passcode(): string;
  /** The last requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** How many requests each call has had: `GET /v2/{project_id}/desktops`. */
  readonly counts: ReadonlyMap<string, number>;
  forgetRequests(): void;
  /** From now on the console of this machine (id or name) is an RFB server; undefined ends it. */
  pointConsole(idOrName: string, target: RfbTarget | undefined): void;
  setConsolePage(page: ConsolePage | undefined): void;
  /** From now on every WebSocket handshake is answered with this status; undefined ends it. */
  refuseSockets(status: number | undefined): void;
  /** Cuts all console connections, as a broken network does. */
  cutConsoles(): void;
  /** A desktop or server by id or name, to look at and to change; throws when there is none. */
  desktop(idOrName: string): DesktopControl;
  server(idOrName: string): ServerControl;
  /** Project id by name, e.g. `practice-1_lab`; without a name the region's own. */
  projectId(name?: string): string;
  /** The next matching requests meet this fault. */
  failNext(rule: FaultRule): void;
  clearFaults(): void;
  /** From now on so many requests of one caller for one API; null for any number. */
  throttle(rule: ThrottleRule | null): void;
  /** Ends all tokens, as a change of password does (APIGW.0307). */
  revokeTokens(): void;
  close(): Promise<void>;
}

/** Starts a practice region: an imitation of the cloud on this machine's loopback address. */
export async function createPracticeRegion(
  options: PracticeRegionOptions = {},
): Promise<PracticeRegion> {
  const { tls, seed = DEFAULT_SEED, now = () => new Date(), region = DEFAULT_REGION } = options;
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const keys = new AccessKeyStore(now);
  const users = new IamUsers(seed, keys, now, behaviour);
  const credentials = { domainName: users.domainName, ...users.signIns.password, region };

  let port = 0;
  let url = '';
  const estate = new Estate(region, seed, { ...DEFAULT_ESTATE, ...options.estate }, now());
  const assistance = new AssistanceDesk(timings, now);
  for (const desktop of estate.selfHelp) assistance.create(desktop, 'ENDUSER_INITIATE');
  const simulation = new Simulation(
    estate,
    timings,
    now,
    seed,
    (desktop) => assistance.live(desktop) !== undefined,
  );
  const advance = () => simulation.advance();

  const tickets = new ConsoleTickets(now, options.consoleLinkMinutes ?? CONSOLE_LINK_MINUTES);
  const pages = new ConsolePages(
    tickets,
    {
      novncDir: options.novncDir ?? locateNovnc(),
      pageDir: options.pageDir ?? locatePage(),
    },
    () => url.replace(/^http/, 'ws'),
  );
  pages.setPage(options.consolePage);
  const consoleUrl = (machine: Machine): string => {
    const further =
      machine.kind === 'desktop'
        ? ([['lang', 'EN']] as const)
        : ([
            ['compression', '9'],
            ['quality', '0'],
            ['resize', 'scale'],
          ] as const);
    const label = `${encodeURIComponent(machine.name)}.${region}`;
    return `${url}/vnc/${label}/${pages.pageFor(tickets.issue(machine.id), further)}`;
  };
  const cloud: PracticeCloud = {
    estate,
    simulation,
    assistance,
    behaviour,
    timings,
    now,
    consoleUrl,
  };

  const baseUrl = () => url;
  const guide = new SignInGuide({ users, region, baseUrl });
  const tokens = new TokenStore(region, now);
  const authenticator = new Authenticator({ tokens, keys, users, estate });
  const messages = new AuthorizationMessages();
  const throttle = new Throttle(
    options.throttle === undefined ? DEFAULT_THROTTLE : options.throttle,
  );
  const iam = iamRoutes({
    estate,
    tokens,
    keys,
    users,
    authenticator,
    messages,
    behaviour,
    baseUrl,
  });
  const faults = new FaultScript();
  const recorder = new RequestRecorder(options.requestHistory ?? REQUEST_HISTORY);
  const gateway = new Gateway({
    router: new Router([...iam, ...workspaceRoutes(cloud), ...clouddcRoutes(cloud)]),
    dispatcher: new Dispatcher({ authenticator, messages, throttle, advance }),
    faults,
    recorder,
    now,
    page: (path, query) => guide.page(path) ?? pages.page(path, query),
    port: () => port,
  });
  const consoles: Consoles = new ConsoleSockets({
    tickets,
    machine: (id) => estate.machine(id),
    region,
    guide: () => guide.url,
    clock: { steady: () => performance.now(), wall: now },
    port: () => port,
    advance,
    secure: tls !== undefined,
  });

  const server = makeServer(tls, gateway, faults);
  server.on('upgrade', (request, socket, head) => {
    // A connection that breaks during the upgrade has nobody to be told.
    socket.on('error', () => socket.destroy());
    const status = consoles.upgrade(request, socket, head);
    const target = new URL(request.url ?? '/', url);
    recorder.add({
      service: 'console',
      api: undefined,
      method: 'GET',
      path: target.pathname,
      query: queryRecord(target.searchParams),
      headers: flatHeaders(request),
      status,
      requestId: '',
      time: now(),
    });
  });
  port = await listen(server, options.port ?? 0);
  url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`;

  const findDesktop = (idOrName: string) => {
    const found = estate.findDesktop(idOrName);
    if (found === undefined) throw new Error(`No desktop ${idOrName} in the practice region`);
    return found;
  };
  const findServer = (idOrName: string) => {
    const found = estate.findServer(idOrName);
    if (found === undefined) throw new Error(`No server ${idOrName} in the practice region`);
    return found;
  };
  return {
    url,
    credentials,
    signIns: users.signIns,
    guideUrl: guide.url,
    passcode: () => users.mfaDevice.passcode(),
    get requests() {
      return recorder.requests;
    },
    counts: recorder.counts,
    forgetRequests: () => recorder.clear(),
    pointConsole: (idOrName, target) => {
      const machine = estate.findDesktop(idOrName) ?? findServer(idOrName);
      consoles.point(machine.id, target);
    },
    setConsolePage: (page) => pages.setPage(page),
    refuseSockets: (status) => consoles.refuse(status),
    cutConsoles: () => consoles.cut(),
    desktop: (idOrName) => new DesktopControl(findDesktop(idOrName), assistance),
    server: (idOrName) => new ServerControl(findServer(idOrName)),
    projectId: (name = region) => {
      const project = estate.projects.find((one) => one.name === name);
      if (project === undefined) throw new Error(`No project ${name} in the practice region`);
      return project.id;
    },
    failNext: (rule) => {
      faults.add(rule);
      // A connection that is open already would be shown no certificate.
      if (rule.fault?.kind === 'certificate') server.closeIdleConnections();
    },
    throttle: (rule) => throttle.setRule(rule),
    clearFaults: () => faults.clear(),
    revokeTokens: () => tokens.revokeAll(),
    close: () =>
      new Promise((resolve) => {
        consoles.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
