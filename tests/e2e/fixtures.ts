import { expect, test as base, type Locator, type TestInfo } from '@playwright/test';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeCertificates, type TestCertificates } from '../support/certificates';
import { startDisplay, type Display } from '../support/display';
import { Keyring } from '../support/keyring';
import { NotificationDaemon } from '../support/notification-daemon';
import { startCloud, type Cloud, type CloudOptions } from '../support/region';
import { VncServer, type VncOptions } from '../support/vnc';
import { WindowManager } from '../support/window-manager';
import { Keyboard } from './keyboard';
import {
  launchAgain,
  launchApp,
  runCommand,
  selfTest,
  type CommandEnd,
  type LaunchOptions,
  type RunningApp,
} from './launch';
import { MachinesPage } from './pages/machines';
import { WelcomePage } from './pages/welcome';

/** A technician's computer with Crashcart on it: own home, own screen, own keyboard. */
export class Computer {
  readonly home: string;
  readonly keyboard: Keyboard;
  /** Command line switches of every start. */
  readonly #args: readonly string[];
  readonly #ownClock: boolean;
  readonly #diskMegabytes: number | undefined;
  readonly #env: Record<string, string>;
  #app: RunningApp | undefined;
  #policyFile: string | undefined;
  readonly #services: (() => Promise<void>)[] = [];

  constructor(home: string, display: Display, { switches, ownClock, diskMegabytes }: AppOptions) {
    this.home = home;
    this.#args = switches;
    this.#ownClock = ownClock;
    this.#diskMegabytes = diskMegabytes;
    this.#env = environmentOf(home, display);
    installOpeners(home);
    this.keyboard = new Keyboard(this.#env);
  }

  get userData(): string {
    return path.join(this.home, 'user data');
  }

  /** The running app. */
  get app(): RunningApp {
    if (this.#app === undefined) throw new Error('Crashcart is not running');
    return this.#app;
  }

  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  /** From now on programs find a session bus there. */
  connectBus(address: string): void {
    this.#env['DBUS_SESSION_BUS_ADDRESS'] = address;
  }

  /** Something of it that ends with it: Crashcart would quit by itself if its session bus ended first. */
  runs(stop: () => Promise<void>): void {
    this.#services.push(stop);
  }

  /** Ends what it runs, after Crashcart. */
  async switchOff(): Promise<void> {
    try {
      await this.quit();
    } finally {
      for (const stop of this.#services) await stop();
    }
  }

  /** Its administrator has written a policy, before Crashcart is started. */
  setPolicy(text: string): void {
    this.#policyFile = path.join(this.home, 'policy.json');
    writeFileSync(this.#policyFile, text, { mode: 0o644 });
  }

  /** All that stands in its activity log. */
  get activity(): string {
    return readFileSync(path.join(this.userData, 'activity', 'activity.jsonl'), 'utf8');
  }

  /** Starts Crashcart where no account is known yet. */
  async startFresh(...args: readonly string[]): Promise<WelcomePage> {
    await this.#start(args);
    return new WelcomePage(this.app.window);
  }

  /** The first page again, after the last account was forgotten. */
  welcome(): WelcomePage {
    return new WelcomePage(this.app.window);
  }

  /** The machines, once somebody is signed in. */
  machines(): MachinesPage {
    return new MachinesPage(this.app.window);
  }

  /** What the app tells without being asked, over whatever is in front. */
  get notices(): Locator {
    return this.app.window.getByRole('region', { name: 'Notices' });
  }

  /** Starts Crashcart for the first time and signs in to a cloud, for this session. */
  async signIn(cloud: Cloud): Promise<MachinesPage> {
    const form = await (await this.startFresh()).addAccount();
    const machines = await (await form.fill(cloud.account)).signIn();
    await machines.grid.waitFor();
    return machines;
  }

  /** Starts Crashcart where the machines come first. */
  async start(...args: readonly string[]): Promise<MachinesPage> {
    await this.#start(args);
    return new MachinesPage(this.app.window);
  }

  /** Starts Crashcart although it is running, and waits for the second one to leave. */
  async startAgain(...args: readonly string[]): Promise<void> {
    await launchAgain(this.#options(args));
  }

  /** Starts Crashcart where it can only say why it does not start, and waits for its end. */
  async startInVain(): Promise<void> {
    await launchAgain(this.#options([]));
  }

  /** Runs `crashcart` in a terminal, with or without a screen. */
  async command(...args: readonly string[]): Promise<CommandEnd> {
    return runCommand(this.#options(args));
  }

  /** Lets Crashcart test itself, and gives back all it prints. */
  async selfTest(...args: readonly string[]): Promise<string> {
    return selfTest(this.#options(args));
  }

  /** Quits Crashcart, if it is running, and looks whether it has made any mistake. */
  async quit(): Promise<void> {
    const app = this.#app;
    if (app === undefined) return;
    this.#app = undefined;
    await app.close();
    expect.soft(app.faults, 'errors of the page and in the log').toEqual([]);
  }

  /** Ends Crashcart as a crash of the computer would. */
  async crash(): Promise<void> {
    const { app } = this;
    await app.crash();
    this.#app = undefined;
  }

  /** Waits until Crashcart has ended by itself. */
  async ended(): Promise<void> {
    const { app } = this;
    await app.exited();
    this.#app = undefined;
    expect.soft(app.faults, 'errors of the page and in the log').toEqual([]);
  }

  /** Time passes, here and in the cloud. */
  async pass(cloud: Cloud, minutes: number): Promise<void> {
    cloud.pass(minutes * 60);
    await this.app.passTime(minutes * 60_000);
  }

  /** Clicks into the middle of something with the mouse of the computer. */
  async click(target: Locator): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('It is not on the screen');
    const { x, y } = await this.app.position();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.keyboard.click(Math.round(x + middle.x), Math.round(y + middle.y));
  }

  /** What was handed to other programs, such as a browser or a mail program. */
  openedOutside(): string[] {
    const opened = path.join(this.home, 'opened');
    return existsSync(opened) ? readFileSync(opened, 'utf8').split('\n').filter(Boolean) : [];
  }

  /** What stands in a file of its data folder; nothing where there is none. */
  read(file: string): string {
    const found = path.join(this.userData, file);
    return existsSync(found) ? readFileSync(found, 'utf8') : '';
  }

  /** The files of this name anywhere in the technician's home. */
  filesCalled(name: string): string[] {
    return readdirSync(this.home, { recursive: true, encoding: 'utf8' }).filter(
      (file) => path.basename(file) === name,
    );
  }

  /** For a failed test: what was written. Its page snapshot is Playwright's own part. */
  async attachTo(info: TestInfo): Promise<void> {
    const { app } = this;
    await info.attach('printed', { body: app.printed, contentType: 'text/plain' });
    await info.attach('log', { body: app.log, contentType: 'text/plain' });
  }

  async #start(args: readonly string[]): Promise<void> {
    if (this.#app !== undefined) throw new Error('Crashcart is running already');
    this.#app = await launchApp(this.#options(args));
  }

  #options(args: readonly string[]): LaunchOptions {
    const { home, userData } = this;
    const line = [...this.#args, ...args];
    return {
      folder: home,
      userData,
      env: this.#env,
      args: line,
      ownClock: this.#ownClock,
      diskMegabytes: this.#diskMegabytes,
      policyFile: this.#policyFile,
    };
  }
}

/** Nothing of the environment the tests run in but where programs are. */
function environmentOf(home: string, display: Display): Record<string, string> {
  const folder = (name: string): string => {
    const made = path.join(home, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    return made;
  };
  return {
    PATH: [folder('bin'), process.env['PATH'] ?? ''].join(path.delimiter),
    LANG: 'C.UTF-8',
    DISPLAY: display.name,
    HOME: home,
    TMPDIR: folder('tmp'),
    XDG_RUNTIME_DIR: folder('run'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('share'),
    // Nobody answers there, so no keychain is found and none is started by itself.
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(home, 'run/bus')}`,
  };
}

/** The programs through which Chromium opens addresses, replaced by ones that write them down. */
function installOpeners(home: string): void {
  for (const name of ['xdg-open', 'xdg-email', 'gio']) {
    const script = `#!/bin/sh\necho "${name} $*" >> '${path.join(home, 'opened')}'\n`;
    writeFileSync(path.join(home, 'bin', name), script, { mode: 0o700 });
  }
}

/** How a test wants its computer. */
export interface AppOptions {
  /** Command line switches of the app. */
  readonly switches: readonly string[];
  /** The clock of the computer, and the cloud's with it, can be moved on. */
  readonly ownClock: boolean;
  /** Its data are on a disk of their own of this size, as long as it runs. */
  readonly diskMegabytes: number | undefined;
}

interface TestFixtures {
  readonly computer: Computer;
  /** A real GNOME Keyring, unlocked, on the computer. Without it the computer has no keychain. */
  readonly keyring: Keyring;
  /** Shows the notices of the system, on the bus of `keyring`. */
  readonly notifications: NotificationDaemon;
  /** Starts a cloud that ends with the test. */
  readonly makeCloud: (options?: CloudOptions) => Promise<Cloud>;
  readonly cloud: Cloud;
  /** Starts a real VNC server that ends with the test. */
  readonly makeVnc: (options?: VncOptions) => Promise<VncServer>;
  readonly vnc: VncServer;
  /** A real window manager on the computer's screen: it has keys of its own, and gives windows the focus. */
  readonly windowManager: WindowManager;
  /** Crashcart, signed in to `cloud` for this session. */
  readonly machines: MachinesPage;
}

interface WorkerFixtures {
  readonly display: Display;
  readonly certificates: TestCertificates;
}

function temporaryFolder(): string {
  // Short: the sockets in it have paths of at most 107 characters.
  return mkdtempSync(path.join(os.tmpdir(), 'cc-'));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

export const test = base.extend<TestFixtures & AppOptions, WorkerFixtures>({
  switches: [[], { option: true }],
  ownClock: [false, { option: true }],
  diskMegabytes: [undefined, { option: true }],

  display: [
    async ({}, use) => {
      const display = await startDisplay();
      await use(display);
      await display.stop();
    },
    { scope: 'worker' },
  ],

  certificates: [
    async ({}, use) => {
      const folder = temporaryFolder();
      await use(makeCertificates(folder, { hosts: ['127.0.0.1', 'localhost'] }));
      remove(folder);
    },
    { scope: 'worker' },
  ],

  computer: async ({ display, switches, ownClock, diskMegabytes }, use, info) => {
    const home = temporaryFolder();
    const computer = new Computer(home, display, { switches, ownClock, diskMegabytes });
    await use(computer);
    if (info.status !== info.expectedStatus) await computer.attachTo(info).catch(() => undefined);
    await computer.switchOff();
    remove(home);
  },

  keyring: async ({ computer }, use) => {
    const keyring = await Keyring.start(computer.env, computer.home);
    computer.connectBus(keyring.address);
    computer.runs(() => keyring.stop());
    await use(keyring);
  },

  notifications: async ({ computer, keyring: { address } }, use) => {
    const env = { ...computer.env, DBUS_SESSION_BUS_ADDRESS: address };
    const daemon = await NotificationDaemon.start(env);
    await use(daemon);
    await daemon.stop();
  },

  makeCloud: async ({ certificates }, use) => {
    const clouds: Cloud[] = [];
    await use(async (options) => {
      const cloud = await startCloud(certificates, options);
      clouds.push(cloud);
      return cloud;
    });
    for (const cloud of clouds) await cloud.close();
  },

  cloud: ({ makeCloud }, use) => makeCloud().then(use),

  makeVnc: async ({}, use, info) => {
    const servers: VncServer[] = [];
    await use(async (options) => {
      const server = await VncServer.start(options);
      servers.push(server);
      return server;
    });
    for (const server of servers) {
      if (info.status !== info.expectedStatus) await server.attachTo(info);
      await server.stop();
    }
  },

  vnc: ({ makeVnc }, use) => makeVnc().then(use),

  windowManager: async ({ display }, use) => {
    const manager = await WindowManager.start(display);
    await use(manager);
    await manager.stop();
  },

  machines: async ({ computer, cloud }, use) => {
    await use(await computer.signIn(cloud));
  },
});

export { expect };
