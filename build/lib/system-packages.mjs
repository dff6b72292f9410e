// @ts-check

/**
 * What the app and its tests need from the operating system, by Debian and Ubuntu names.
 *
 * `start`: always. `display`: to run the app where there is no screen. `test`: for the tests and
 * the tour. Where a package changed its name (Ubuntu's 64-bit time transition), either will do.
 *
 * @typedef {'start' | 'display' | 'test'} Need
 * @typedef {object} SystemPackage
 * @property {readonly [string, ...string[]]} names
 * @property {Need} need
 * @property {string} purpose
 */

/** @type {readonly SystemPackage[]} */
export const SYSTEM_PACKAGES = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], need: 'start', purpose: 'windows, menus and dialogs' },
  { names: ['libnss3'], need: 'start', purpose: 'certificates and TLS of Chromium' },
  { names: ['libasound2t64', 'libasound2'], need: 'start', purpose: 'sound output of Chromium' },
  { names: ['libgbm1'], need: 'start', purpose: 'drawing through the graphics card' },
  { names: ['libsecret-1-0'], need: 'start', purpose: 'the keychain, which keeps passwords' },
  { names: ['xvfb'], need: 'display', purpose: 'a display in memory, where there is no screen' },
  { names: ['xauth'], need: 'display', purpose: 'the access key of that display' },
  { names: ['dbus'], need: 'test', purpose: 'the bus between the app and the keychain' },
  { names: ['gnome-keyring'], need: 'test', purpose: 'a real keychain to sign in with' },
  {
    names: ['tigervnc-standalone-server'],
    need: 'test',
    purpose: 'a real VNC server as a machine',
  },
  { names: ['novnc'], need: 'test', purpose: "a console page that is not the app's own" },
  { names: ['websockify'], need: 'test', purpose: 'the bridge between that page and the server' },
  {
    names: ['chromium-headless-shell'],
    need: 'test',
    purpose: 'the renderer on the newest engine',
  },
  { names: ['chromium'], need: 'test', purpose: 'a browser to measure consoles beside' },
  { names: ['xdotool'], need: 'test', purpose: 'real key presses' },
  { names: ['x11-utils'], need: 'test', purpose: 'a program that reports the keys it gets (xev)' },
  { names: ['x11-xkb-utils'], need: 'test', purpose: 'keyboard layouts of that machine (xkbcomp)' },
  { names: ['openbox'], need: 'test', purpose: 'a window manager, which keeps keys for itself' },
  { names: ['dunst'], need: 'test', purpose: "the desktop's notices" },
  { names: ['fonts-inter'], need: 'test', purpose: 'Latin text in pictures' },
  { names: ['fonts-noto-cjk'], need: 'test', purpose: 'Chinese text in pictures' },
];

/**
 * @param {'start' | 'test'} goal
 * @param {{ display: boolean }} has
 */
export function neededFor(goal, has) {
  return SYSTEM_PACKAGES.filter(
    ({ need }) => goal === 'test' || need === 'start' || (need === 'display' && !has.display),
  );
}

/**
 * @param {readonly SystemPackage[]} packages
 * @param {ReadonlySet<string>} installed
 */
export function missingFrom(packages, installed) {
  return packages.filter(({ names }) => !names.some((name) => installed.has(name)));
}

/**
 * Chooses for each package the name this distribution knows it by.
 *
 * @param {readonly SystemPackage[]} packages
 * @param {ReadonlySet<string>} available
 */
export function chooseNames(packages, available) {
  /** @type {string[]} */
  const names = [];
  /** @type {SystemPackage[]} */
  const unknown = [];
  for (const entry of packages) {
    const name = entry.names.find((candidate) => available.has(candidate));
    if (name) names.push(name);
    else unknown.push(entry);
  }
  return { names, unknown };
}
