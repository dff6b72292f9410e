// @ts-check
import { FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { Failure } from './failure.mjs';

/**
 * Switches burnt into Electron's executable, which no argument and no variable can undo afterwards.
 *
 * @typedef {object} Fuse
 * @property {string} name
 * @property {boolean | undefined} on what a package has; undefined leaves it as Electron has it
 * @property {number} [since] the first major version that has it, if not all we run on
 */

/**
 * By their places in the wire.
 *
 * @type {readonly Fuse[]}
 */
export const FUSES = [
  // Would make `ELECTRON_RUN_AS_NODE=1 crashcart` run any script with our keychain entries in reach.
  { name: 'RunAsNode', on: false },
  // No cookie of ours is ever on the disk: every session is in memory.
  { name: 'EnableCookieEncryption', on: false },
  // NODE_OPTIONS, and NODE_EXTRA_CA_CERTS with it.
  { name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  // `--inspect` and SIGUSR1: a debugger sees passwords.
  { name: 'EnableNodeCliInspectArguments', on: false },
  // Checked by Electron on Windows and macOS only.
  { name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { name: 'OnlyLoadAppFromAsar', on: true },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  // The page is served on a scheme of its own.
  { name: 'GrantFileProtocolExtraPrivileges', on: false, since: 29 },
  // How WebAssembly checks its bounds; it guards nothing of ours.
  { name: 'WasmTrapHandlers', on: undefined },
];

const INSPECT = FUSES.findIndex(({ name }) => name === 'EnableNodeCliInspectArguments');

/** How the wire spells it. */
const STATES = new Map([
  ['0'.charCodeAt(0), false],
  ['1'.charCodeAt(0), true],
]);

/**
 * What the wire of a package has to say, by place.
 *
 * @param {string} electronVersion
 * @returns {Record<number, boolean>}
 */
export function fusesFor(electronVersion) {
  const major = Number.parseInt(electronVersion, 10);
  return Object.fromEntries(
    FUSES.flatMap(({ on, since = 0 }, place) =>
      on !== undefined && major >= since ? [[place, on]] : [],
    ),
  );
}

/**
 * What is wrong with a wire, in words.
 *
 * @param {Readonly<Record<string, unknown>>} wire place → byte
 * @param {string} electronVersion
 * @returns {string[]}
 */
export function fuseFaults(wire, electronVersion) {
  const wrong = Object.entries(fusesFor(electronVersion)).flatMap(([place, on]) =>
    STATES.get(Number(wire[place])) === on
      ? []
      : [`the fuse ${FUSES[Number(place)]?.name} is not ${on ? 'on' : 'off'}`],
  );
  const unknown = Object.keys(wire).filter((place) => Number(place) >= FUSES.length);
  return [
    ...wrong,
    ...unknown.map((place) => `fuse ${place} is new: decide on it in build/lib/fuses.mjs`),
  ];
}

/**
 * Sets the fuses of an executable.
 *
 * @param {string} executable
 * @param {string} electronVersion
 */
export async function setFuses(executable, electronVersion) {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Changing it breaks the signature that Apple's processors ask of every program.
    resetAdHocDarwinSignature: executable.endsWith('.app'),
    ...fusesFor(electronVersion),
  });
}

/**
 * Lets a debugger in again, for the end-to-end tests: nothing else of a package changes.
 *
 * @param {string} executable
 */
export async function allowInspect(executable) {
  await flipFuses(executable, { version: FuseVersion.V1, [INSPECT]: true });
}

/**
 * Reads the wire of an executable.
 *
 * @param {string} executable
 * @param {string} electronVersion
 * @throws {Failure} unless every fuse is as it has to be
 */
export async function checkFuses(executable, electronVersion) {
  const { version, ...wire } = await getCurrentFuseWire(executable);
  const faults =
    version === FuseVersion.V1
      ? fuseFaults(wire, electronVersion)
      : [`its wire has version ${version}`];
  if (faults.length > 0) throw new Failure(`${executable}: ${faults.join('; ')}`);
}
