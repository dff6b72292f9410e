/**
 * Crashcart's main process: where everything is made and tied together, by hand and in order.
 * Each service gets what it needs as constructor options; what the page may ask for is in
 * `preload/contract/calls.ts`.
 */
import { app, globalShortcut, nativeTheme, net, powerMonitor, type BrowserWindow } from 'electron';
import path from 'node:path';
import { USUAL_SESSION_MINUTES } from '../preload/contract/sessions';
import { Activity } from './activity/activity';
import { digest } from './activity/chain';
import { activityCalls } from './activity/ipc';
import { Journal } from './activity/journal';
import { Witness } from './activity/witness';
import { AccountStore } from './accounts/store';
import { accountCalls } from './accounts/ipc';
import { Accounts } from './accounts/accounts';
import { about, aboutCalls } from './about/ipc';
import { appInfo } from './app-info';
import { assistanceCalls, sessionCalls } from './assistance/ipc';
import { Assistances } from './assistance/assistances';
import { SessionRegister } from './assistance/register';
import { SessionScans } from './assistance/scans';
import { Invitations } from './assistance/invitation/invitations';
import { invitationCalls } from './assistance/invitation/ipc';
import { LinkChecker } from './assistance/invitation/link-checker';
import { chooseCertificate } from './certificate-dialog';
import { PassingClipboard } from './clipboard/passing-clipboard';
import { systemClipboard } from './clipboard/system';
import { readStart } from './command-line';
import { consoleCalls } from './consoles/ipc';
import { Consoles } from './consoles/consoles';
import { Doctor } from './consoles/doctor/doctor';
import { Guests } from './consoles/guests';
import { LastSessionKeeper } from './consoles/last-session';
import { Pictures } from './consoles/pictures';
import { TrustedHosts } from './consoles/trusted-hosts';
import { loadKeytar } from './credentials/keytar';
import { Vault } from './credentials/vault';
import { computerNames, computerPart } from './diagnostics/computer';
import { Diagnostics } from './diagnostics/diagnostics';
import { diagnosticsCalls } from './diagnostics/ipc';
import { Failure } from './errors';
import { FileDamages } from './file-damage';
import { Inventory } from './inventory/inventory';
import { inventoryCalls } from './inventory/ipc';
import { LastKnown } from './inventory/last-known';
import { Broadcaster } from './ipc/broadcast';
import { handleCalls } from './ipc/handle';
import { languageOf } from './language';
import { keyboardCalls } from './keyboard/ipc';
import { Keyboard } from './keyboard/keyboard';
import { libraryCalls } from './library/ipc';
import { Library } from './library/library';
import {
  claimLinks,
  endAtOnce,
  noteLostProcesses,
  onLink,
  onQuit,
  onSecondInstance,
  stopOnFaults,
} from './lifecycle';
import { logFileIn, openLog, redirectWarnings } from './log';
import { installMenu, leaveMenuOut } from './menu';
import { showNotice } from './notifications';
import { proxyCalls } from './network/ipc';
import { NetworkProcess } from './network/network-process';
import { answerProxies } from './network/proxy-door';
import { ProxyLogins } from './network/proxy-logins';
import { Placements } from './placement/placements';
import { onScreens, screenAreas } from './placement/screens';
import { isAlwaysAllowed } from './policy/allowed-calls';
import { Policy } from './policy/policy';
import { readPolicy } from './policy/read';
import { powerCalls } from './power/ipc';
import { Powers } from './power/powers';
import { PracticeHost } from './practice/host';
import { registerAppScheme, serveApp } from './protocol';
import { openAsker } from './requests/answer-pipe';
import { requestCalls } from './requests/ipc';
import { listMachines } from './requests/listing';
import { Requests } from './requests/requests';
import { askToTryAgain, reviveAfterCrash } from './revival';
import { harden } from './security/harden';
import { APP_ORIGIN } from './security/origin';
import { openMail, shareSheet } from './security/ways-out';
import { attachByTicketOnly } from './security/webview';
import { selfTest } from './self-test';
import { settingsCalls } from './settings/ipc';
import { Settings } from './settings/settings';
import { showTheme } from './settings/theme';
import { GlobalShortcut } from './shortcut';
import { systemTimer } from './timer';
import { fetchForLinks, transportsOf } from './transports';
import { loginStart } from './tray/login-start';
import { AppTray } from './tray/tray';
import { trayContent } from './tray/tray-menu';
import { updateCalls } from './updates/ipc';
import { isSetUp } from './updates/set-up';
import { Updates } from './updates/updates';
import { createWindow, loadPage, type WindowKind } from './window';
import { watchCalls } from './watches/ipc';
import { Watches } from './watches/watches';
import { Windows } from './windows';

const dist = path.join(__dirname, '..');
const { options, wanted } = readStart(process.argv, app.isPackaged ? null : app.getAppPath());
/** Only an unpackaged app listens to a development server. */
const devServer = app.isPackaged ? undefined : process.env['CRASHCART_DEV_SERVER'];

// ---- Before the app is ready: what cannot be changed any more afterwards.

app.enableSandbox();
registerAppScheme();
leaveMenuOut(process.platform);

const log = openLog(app.getPath('userData'));
redirectWarnings(log);
stopOnFaults(log);
noteLostProcesses(app, log);

const guests = new Guests(systemTimer, log);
harden(
  app,
  (contents, url) =>
    windows.has(contents.id) ? url.startsWith(`${APP_ORIGIN}/`) : guests.mayNavigate(contents, url),
  log,
);

// ---- Services.

const policy = new Policy(readPolicy());
const damages = new FileDamages();
const broadcaster = new Broadcaster();
const broadcast = broadcaster.send;
const settings = new Settings({
  file: path.join(app.getPath('userData'), 'settings.json'),
  platform: process.platform,
  broadcast,
  onDamage: damages.note,
  log,
});
showTheme(settings, nativeTheme);
const vault = new Vault(loadKeytar, process.platform);
const practice = new PracticeHost({ script: path.join(dist, 'main/practice.cjs'), log });
const proxyLogins = new ProxyLogins((question) => broadcast('proxy:ask', question));
answerProxies(app, proxyLogins);
const network = new NetworkProcess(app);
const accounts = new Accounts({
  store: new AccountStore(path.join(app.getPath('userData'), 'accounts.json'), log, damages.note),
  vault,
  openTransport: transportsOf(proxyLogins, network),
  policy,
  now: Date.now,
  random: Math.random,
  startPractice: () => practice.start(),
  broadcast,
  log,
});
const activityFolder = path.join(app.getPath('userData'), 'activity');
const journal = new Journal({ folder: activityFolder, now: Date.now, log });
const activity = new Activity({
  journal,
  witness: new Witness({
    vault,
    journal,
    // One keychain may know of several data folders.
    name: `activity ${digest(activityFolder).slice(0, 16)}`,
    mayAsk: () => accounts.list().some(({ remembered }) => remembered),
    timer: systemTimer,
    log,
  }),
  accountOf: (accountId) => accounts.list().find(({ id }) => id === accountId),
  now: Date.now,
  broadcast,
  log,
});
const inventory = new Inventory(accounts);
const lastKnown = new LastKnown(
  path.join(app.getPath('userData'), 'last-inventory.json'),
  (accountId) => accounts.isStored(accountId),
  log,
);
inventory.onRead((accountId, part) => lastKnown.note(accountId, part));
const library = new Library({
  file: path.join(app.getPath('userData'), 'library.json'),
  isKnown: (accountId) => accounts.list().some(({ id }) => id === accountId),
  now: Date.now,
  broadcast,
  onDamage: damages.note,
  log,
});
const lastSession = new LastSessionKeeper(settings, log);
const consoles = new Consoles({
  accounts,
  inventory,
  guests,
  trustedHosts: new TrustedHosts(
    path.join(app.getPath('userData'), 'console-certificates.json'),
    log,
  ),
  settings,
  lastSession,
  doctor: new Doctor(() => net.isOnline()),
  reconnect: {
    timer: systemTimer,
    now: Date.now,
    random: Math.random,
    isOnline: () => net.isOnline(),
  },
  activity,
  policy,
  onClosed: (consoleId) => windows.closeConsole(consoleId),
  broadcast,
  log,
});
const keyboard = new Keyboard({
  consoles,
  settings,
  policy,
  broadcast,
  command: (page, command) => broadcaster.sendTo(page.id, 'keyboard:command', command),
  readClipboard: systemClipboard.read,
  timer: systemTimer,
  log,
});
const pictures = new Pictures({
  pageOf: (consoleId) => consoles.pageOf(consoleId),
  nameOf: (consoleId) => consoles.nameOf(consoleId),
  folder: () => app.getPath('pictures'),
  now: () => new Date(),
  policy,
  timer: systemTimer,
});
const passingClipboard = new PassingClipboard({
  clipboard: systemClipboard,
  policy,
  timer: systemTimer,
  now: Date.now,
  onChanged: (copy) => broadcast('invitation:copied', copy),
  log,
});
const assistances = new Assistances({
  accounts,
  inventory,
  register: new SessionRegister(
    path.join(app.getPath('userData'), 'assistance-sessions.json'),
    log,
  ),
  activity,
  minutesOf: (accountId) =>
    policy.sessionMinutes(settings.all.assistance.minutes[accountId] ?? USUAL_SESSION_MINUTES),
  policy,
  broadcast,
  copy: (what) => passingClipboard.copy(what),
  timer: systemTimer,
  now: Date.now,
  log,
});
const scans = new SessionScans({
  accounts,
  inventory,
  sessions: assistances.sessions,
  broadcast,
});
const share = shareSheet(process.platform);
const invitations = new Invitations({
  record: (machineId) => assistances.record(machineId),
  nameOf: (machineId) => inventory.find(machineId)?.name ?? '',
  expiresAt: (machineId) => assistances.sessions.endOf(machineId),
  settings,
  clipboard: passingClipboard,
  links: new LinkChecker({ fetch: fetchForLinks(proxyLogins, network), timer: systemTimer }),
  openMail,
  share: share && ((text, caller) => share(text, windows.of(caller).window)),
  handedOver: (machineId, way) => assistances.handedOver(machineId, 'message', way),
  now: () => new Date(),
});
const powers = new Powers({
  inventory,
  consoles,
  activity,
  broadcast,
  timer: systemTimer,
  now: Date.now,
  log,
});
const watches = new Watches({
  inventory,
  settings,
  broadcast,
  timer: systemTimer,
  now: Date.now,
  log,
});
inventory.onRead((accountId) => watches.wasRead(accountId));
const updates = new Updates({
  version: app.getVersion(),
  isSetUp: isSetUp({
    isPackaged: app.isPackaged,
    platform: process.platform,
    resources: process.resourcesPath,
    appImage: process.env['APPIMAGE'],
  }),
  policy,
  settings,
  load: async (feed) => (await import('./updates/load')).loadEngine({ feed, log }, proxyLogins),
  file: path.join(app.getPath('userData'), 'update.json'),
  broadcast,
  timer: systemTimer,
  now: Date.now,
  log,
});
const logFile = logFileIn(app.getPath('userData'));
const diagnostics = new Diagnostics({
  about,
  computer: computerPart,
  sources: () => ({
    accounts: accounts.list(),
    // Each once. Those of accounts that have signed out are in the log as well.
    machines: [
      ...new Map([...lastKnown.atStart, ...inventory.seen()].map((one) => [one.id, one])).values(),
    ],
    library: library.all,
    settings: settings.all,
    computer: computerNames(),
  }),
  consoles: () => consoles.list(),
  openSessions: () => assistances.sessions.list().length,
  policy: policy.state,
  updates: () => updates.state,
  // Looking whether it can be used may make it ask its owner, and no account can be opened in any case.
  keychain: async () => (policy.state.state === 'refused' ? null : vault.status()),
  logFile,
  now: () => new Date(),
});
const windows = new Windows({
  make: makeWindow,
  broadcaster,
  atStake: (consoleId) => ({
    consoles: consoles
      .list()
      .filter(({ id, state }) => state.state === 'connected' && (consoleId ?? id) === id)
      .map(({ machineName }) => machineName),
    // They go on whatever window is closed; only the last way to them is asked about.
    sessions:
      consoleId === null ? assistances.sessions.own().map(({ machineName }) => machineName) : [],
  }),
  onClosed: (consoleId) => void consoles.close(consoleId),
  staysInTray: () => settings.all.background.keepInTray && tray.isThere,
  quit: () => app.quit(),
  onOrphaned: (consoleId) => consoles.orphaned(consoleId),
});
const placements = new Placements({
  file: path.join(app.getPath('userData'), 'windows.json'),
  screens: screenAreas,
  onScreens,
  timer: systemTimer,
  log,
});
const atLogin = loginStart(app.getPath('appData'));
const tray = new AppTray({
  content: () => trayContent(library.all.machines, nameOfMachine, assistances.sessions.own()),
  language: () => {
    const { language } = settings.all.interface;
    return language === 'system' ? languageOf(app.getLocale()) : language;
  },
  show: comeToFront,
  open: (machineId) => {
    comeToFront();
    broadcast('requests:came', { kind: 'machine', machineId });
  },
  showSession: (machineId) => {
    comeToFront();
    broadcast('app:notified', { machineId, about: 'session' });
  },
  quit: () => windows.quit('for-good'),
});
broadcaster.onSent((event) => {
  if (event === 'library:changed' || event === 'sessions:changed') tray.update();
});
inventory.onRead(() => tray.update());
settings.onChange(({ background }) => {
  if (!app.isReady()) return;
  tray.toggle(background.keepInTray);
  tray.update();
});
const shortcut = new GlobalShortcut(globalShortcut, onQuickOpen);
const requests = new Requests({
  show: comeToFront,
  tell: (request) => broadcast('requests:came', request),
  // Under rules that cannot be read nothing is opened, and nothing told.
  list: () =>
    policy.state.state === 'refused'
      ? []
      : listMachines(inventory.all(), lastKnown.atStart, accounts.list()),
  answerTo: (name) => openAsker(name, log),
  log,
});
accounts.onEntered((accountId) => void assistances.sweep(accountId));
windows.hideFromCapture(settings.all.privacy.hideFromCapture);
settings.onChange(({ privacy }) => windows.hideFromCapture(privacy.hideFromCapture));
accounts.onLeaving((accountId) => consoles.closeOf(accountId));
accounts.onLeaving((accountId) => {
  scans.stop(accountId);
  assistances.left(accountId);
  watches.left(accountId);
});
accounts.onForgotten((accountId) => settings.forgetAccount(accountId));
accounts.onForgotten((accountId) => lastKnown.forget(accountId));
accounts.onForgotten((accountId) => library.forgetAccount(accountId));
accounts.onForgotten((accountId) => assistances.sessions.forget(accountId));

/** The main window is wanted, whatever has the keyboard. */
function comeToFront(): void {
  windows.showMain();
  // On macOS a window's focus does not bring its program to the front.
  app.focus({ steal: true });
}

function onQuickOpen(): void {
  comeToFront();
  broadcast('app:quickOpen', null);
}

function nameOfMachine(machineId: string): string | undefined {
  const known = inventory.find(machineId) ?? lastKnown.atStart.find(({ id }) => id === machineId);
  return known?.name;
}

/** Started at login, it waits in the tray for the first time that somebody wants the window. */
function startsHidden(): boolean {
  return options.hidden && !windows.isOpen;
}

/** Keys that worked last time may have gone to another program. */
function useShortcut(): void {
  try {
    shortcut.use(settings.all.quickOpen.shortcut);
  } catch (error) {
    log.warn('The keys of quick open are taken', error);
    if (error instanceof Failure) broadcast('app:shortcutTaken', error.data);
  }
}

// ---- What the page may ask for.

function makeWindow(kind: WindowKind, title: string): BrowserWindow {
  const preload = path.join(dist, 'preload/index.cjs');
  const window = createWindow(preload, kind, title, !options.selfTest && !startsHidden());
  placements.place(window, kind);
  const { webContents } = window;
  attachByTicketOnly(webContents, (ticketId) => consoles.redeem(ticketId), log);
  webContents.on('did-attach-webview', (_event, contents) => {
    guests.attached(contents);
    keyboard.watchGuest(contents, webContents);
  });
  keyboard.watchWindow(webContents);
  window.on('blur', () => keyboard.windowLeft());
  loadPage(window).catch((error: unknown) => log.error('The page could not be loaded', error));
  reviveAfterCrash(window, {
    gone: () => broadcaster.pageGone(webContents.id),
    load: () => loadPage(window),
    back: () =>
      broadcaster.sendTo(webContents.id, 'app:brokeDown', new Failure('page-crashed').data),
    ask: () => askToTryAgain(window, app.getLocale()),
    quit: () => app.quit(),
    now: Date.now,
    log,
  });
  return window;
}

handleCalls(
  {
    'app:info': (_args, caller) =>
      appInfo(options.practice, windows.consoleOf(caller), policy.state),
    'app:damages': () => damages.take(),
    'app:ready': (_args, caller) => {
      broadcaster.pageReady(caller);
      // Not before: neither keychain nor network is to hold up what is seen first. And nothing is asked,
      // or taken out of the keychain, under a policy that nobody can read.
      if (policy.state.state !== 'refused') void accounts.signInRemembered();
    },
    'app:close': (_args, caller) => windows.close(caller),
    'app:notify': ({ machineId, about, ...notice }) =>
      showNotice(notice, () => {
        windows.showMain();
        broadcast('app:notified', { machineId, about });
      }),
    'app:loginStart': () => atLogin.isOn(),
    'app:setLoginStart': ({ on }) => {
      atLogin.set(on);
      return atLogin.isOn();
    },
    'app:setFullScreen': ({ on }, caller) => windows.of(caller).window.setFullScreen(on),
    ...accountCalls(accounts, vault, (caller) => chooseCertificate(windows.of(caller).window)),
    ...keyboardCalls(keyboard),
    ...settingsCalls(settings, shortcut),
    ...inventoryCalls({
      inventory,
      lastKnown,
      isMain: (caller) => windows.consoleOf(caller) === null,
      windowOf: (caller) => windows.of(caller).window,
      folder: () => app.getPath('documents'),
      now: () => new Date(),
    }),
    ...libraryCalls(library),
    ...consoleCalls({ consoles, inventory, windows, pictures, lastSession, activity, library }),
    ...assistanceCalls(assistances, library),
    ...sessionCalls(assistances, scans),
    ...invitationCalls(invitations),
    ...powerCalls(powers),
    ...watchCalls(watches),
    ...activityCalls({
      activity,
      windowOf: (caller) => windows.of(caller).window,
      folder: () => app.getPath('documents'),
      now: () => new Date(),
    }),
    ...requestCalls(requests),
    ...updateCalls(updates, () => windows.quit('to-restart')),
    ...aboutCalls(path.join(dist, '..')),
    ...diagnosticsCalls({
      diagnostics,
      windowOf: (caller) => windows.of(caller).window,
      folder: () => app.getPath('documents'),
      logFolder: path.dirname(logFile),
      now: () => new Date(),
    }),
    ...proxyCalls(proxyLogins),
  },
  {
    isWindow: (pageId) => windows.has(pageId),
    mayCall: (channel) => {
      if (!isAlwaysAllowed(channel)) policy.requireReadable();
    },
    log,
  },
);

// ---- Start and end.

onSecondInstance((errand) => void requests.came(errand));
onLink((link) => requests.link(link));

app
  .whenReady()
  .then(() => {
    installMenu({
      platform: process.platform,
      locale: app.getLocale(),
      onQuickOpen,
      onHelp: (topic) => {
        windows.showMain();
        broadcast('app:help', topic);
      },
    });
    serveApp(path.join(dist, 'renderer'), devServer);
    placements.start();
    tray.toggle(settings.all.background.keepInTray || options.hidden);
    windows.showMain();
    if (wanted.kind === 'links') for (const link of wanted.links) requests.link(link);
    if (wanted.kind === 'machine' && options.answerTo !== undefined) {
      void requests.do({ ...wanted, answerTo: options.answerTo });
    }
    useShortcut();
    if (!options.selfTest) updates.start();
    claimLinks();
    app.on('activate', () => windows.showMain());
    powerMonitor.on('shutdown', () => windows.quitting());
    powerMonitor.on('resume', () => {
      void consoles.woke();
      void assistances.sweep();
      watches.woke();
    });
    if (policy.state.state === 'refused') {
      log.error(`The policy cannot be read: ${policy.state.source}: ${policy.state.detail}`);
    }
    return options.selfTest ? selfTest(vault, loadKeytar) : undefined;
  })
  .catch((error: unknown) => log.error('Start failed', error));

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

app.on('before-quit', (event) => {
  // Elsewhere the windows are closed first, and ask themselves.
  if (process.platform === 'darwin' && !windows.mayQuit()) {
    event.preventDefault();
    return;
  }
  windows.quitting();
  lastSession.end();
});
onQuit(async () => {
  await Promise.all([
    passingClipboard.clear(),
    ...consoles.list().map(({ id }) => consoles.close(id, 'quit')),
  ]);
  await Promise.all([activity.end(), practice.stop()]);
  updates.end(windows.restarts);
}, log);
endAtOnce();
