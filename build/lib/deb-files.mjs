// @ts-check
import { SYSTEM_PACKAGES } from './system-packages.mjs';

/** Where the app lies on a Debian system, and how it is called there. */
export const HOME = '/opt/Crashcart';
export const NAME = 'crashcart';

/** Debian's names of processors. */
const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
]);

/** The keychains that answer as Secret Service. The app starts without, and says what it cannot do. */
const KEYCHAINS = ['gnome-keyring', 'libkf6wallet-bin', 'libkf5wallet-bin', 'keepassxc'];

/**
 * @typedef {object} Manifest what package.json says
 * @property {string} version
 * @property {string} description
 * @property {string} author
 * @property {string} license
 */

/** @param {string} arch as Node calls it */
export function debArchitecture(arch) {
  const architecture = ARCHITECTURES.get(arch);
  if (!architecture) throw new Error(`Debian does not call ${arch} anything we know`);
  return architecture;
}

/**
 * Debian sorts `1.0.0-rc.1` after `1.0.0`, and `1.0.0~rc.1` before it.
 *
 * @param {string} version
 */
export function debVersion(version) {
  return version.replace('-', '~');
}

/**
 * @param {Manifest} manifest
 * @param {{ arch: string, installedBytes: number }} built
 */
export function controlFile({ version, author }, { arch, installedBytes }) {
  const needed = SYSTEM_PACKAGES.filter(({ need }) => need === 'start').map(({ names }) =>
    names.join(' | '),
  );
  return `Package: ${NAME}
Version: ${debVersion(version)}
Architecture: ${debArchitecture(arch)}
Maintainer: ${author}
Installed-Size: ${Math.ceil(installedBytes / 1024)}
Depends: ${['libc6', ...needed, 'xdg-utils'].join(', ')}
Recommends: ${KEYCHAINS.join(' | ')}
Section: net
Priority: optional
Description: console launcher for Huawei Cloud desktops and servers
 Finds a Huawei Cloud Workspace desktop or a CloudDC physical server, opens its
 console with one click, and runs remote-assistance sessions.
`;
}

/**
 * What menus show, and what opens `crashcart://` links.
 *
 * @param {Manifest} manifest
 */
export function desktopEntry({ description }) {
  return `[Desktop Entry]
Type=Application
Name=Crashcart
Comment=${description}
Exec=${HOME}/${NAME} %U
Icon=${NAME}
Terminal=false
Categories=Network;RemoteAccess;
MimeType=x-scheme-handler/crashcart;
StartupNotify=true
StartupWMClass=${NAME}
`;
}

/**
 * @param {Manifest} manifest
 * @param {string} licence its text
 */
export function copyrightFile({ license, author }, licence) {
  const text = licence
    .trim()
    .split('\n')
    .map((line) => ` ${line.trim() === '' ? '.' : line}`)
    .join('\n');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Crashcart
Comment: The packages inside are named with their licences in
 ${HOME}/resources/THIRD_PARTY_NOTICES.md, those of Electron and Chromium in
 ${HOME}/LICENSE.electron.txt and ${HOME}/LICENSES.chromium.html.

Files: *
Copyright: ${author}
License: ${license}
${text}
`;
}
