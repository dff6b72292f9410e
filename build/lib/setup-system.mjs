// @ts-check
import {
  INSTALL,
  availablePackages,
  installPackages,
  installedPackages,
  updateSources,
} from './apt.mjs';
import { readRuntime } from './runtime.mjs';
import { chooseNames, missingFrom, neededFor } from './system-packages.mjs';

/**
 * Sees to the system libraries and programs: installs what is missing where we may, and otherwise
 * says what to install. (Windows and macOS bring what the app needs.)
 *
 * @param {'start' | 'test'} goal
 */
export function setUpSystem(goal) {
  if (process.platform !== 'linux') return;
  const needed = neededFor(goal, { display: hasDisplay() });
  const installed = installedPackages(needed.flatMap(({ names }) => names));
  if (!installed) {
    // We cannot see what is there, so we say it once and not at every start.
    if (!readRuntime()) console.log(shoppingList(needed));
    return;
  }
  const missing = missingFrom(needed, installed);
  if (missing.length === 0) return;

  const root = process.getuid?.() === 0;
  if (root) updateSources();
  const { names, unknown } = chooseNames(
    missing,
    availablePackages(missing.flatMap((entry) => entry.names)),
  );
  if (root && names.length > 0) {
    console.log(`Installing system packages: ${names.join(' ')}`);
    installPackages(names);
  } else if (names.length > 0) {
    console.log('Some system packages are missing. To install them, run:');
    console.log(`  sudo ${[...INSTALL, ...names].join(' ')}`);
  }
  for (const { names: tried, purpose } of unknown) {
    console.log(`This system has no package ${tried.join(' or ')} (${purpose}). Going on without.`);
  }
}

export function hasDisplay(env = process.env) {
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @param {readonly import('./system-packages.mjs').SystemPackage[]} packages */
function shoppingList(packages) {
  return [
    'Please install these (named as in Debian) with the package manager of this system:',
    ...packages.map(({ names, purpose }) => `  ${(names.at(-1) ?? '').padEnd(28)} ${purpose}`),
  ].join('\n');
}
