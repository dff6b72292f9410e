// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { askAs } from './access.mjs';

/** What a terminal session or a CI job may say to the tests; nothing else of it reaches them. */
const TEST_VARIABLES = /^(PATH|TERM|TZ|CI|NO_COLOR|FORCE_COLOR|DEBUG|CRASHCART_\w+|PWDEBUG)$/;

/** What would turn Electron into something else, and npm's settings (they can hold passwords). */
const NOT_FOR_THE_APP = /^(NODE_OPTIONS|ELECTRON_RUN_AS_NODE|INIT_CWD|npm_\w+)$/i;

/** Root's own places. */
const NOT_FOR_OTHERS = /^(XDG_\w+|SUDO_\w+|TMPDIR|MAIL|OLDPWD|XAUTHORITY)$/;

/**
 * The environment in which the app is started: ours, put in order for the user it runs as.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @param {NodeJS.ProcessEnv} [from]
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(account, from = process.env) {
  const env = pick(from, (name) => !NOT_FOR_THE_APP.test(name));
  if (!account) return env;
  return {
    ...pick(env, (name) => !NOT_FOR_OTHERS.test(name)),
    ...personal(account),
    ...session(account),
  };
}

/**
 * The environment in which the tests run: the same on every machine, without a display, a desktop
 * session or settings of the person who runs them.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @param {NodeJS.ProcessEnv} [from]
 * @returns {NodeJS.ProcessEnv}
 */
export function testEnvironment(account, from = process.env) {
  const linux = process.platform === 'linux';
  const env = linux ? pick(from, (name) => TEST_VARIABLES.test(name)) : { ...from };
  if (linux) env['LANG'] = 'C.UTF-8';
  return account ? { ...env, ...personal(account), ...ownSession(account) } : env;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(name: string) => boolean} wanted
 */
function pick(env, wanted) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => wanted(name)));
}

/** @param {import('./account.mjs').Account} account */
function personal({ name, home }) {
  return { HOME: home, USER: name, LOGNAME: name };
}

/**
 * The desktop session of the person behind `sudo`, if there is one: its D-Bus leads to their keychain.
 *
 * @param {import('./account.mjs').Account} account
 * @returns {NodeJS.ProcessEnv}
 */
function session(account) {
  const folder = `/run/user/${account.uid}`;
  if (!existsSync(folder)) return ownSession(account);
  const bus = path.join(folder, 'bus');
  return {
    XDG_RUNTIME_DIR: folder,
    ...(existsSync(bus) ? { DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}` } : {}),
  };
}

/**
 * A runtime folder as a log-in would make it: theirs alone.
 *
 * @param {import('./account.mjs').Account} account
 */
function ownSession(account) {
  const folder = path.join(account.home, '.crashcart-run');
  // Made as that user: root writes nothing into places that others control.
  askAs(account, 'mkdir', ['-p', '-m', '700', folder]);
  return { XDG_RUNTIME_DIR: folder };
}
