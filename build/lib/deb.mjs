// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  HOME,
  NAME,
  controlFile,
  copyrightFile,
  debArchitecture,
  debVersion,
  desktopEntry,
} from './deb-files.mjs';
import { Failure } from './failure.mjs';
import { releaseDir } from './package-layout.mjs';
import { root } from './paths.mjs';

/** Sizes the icon theme of Debian has folders for. */
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/** What completes commands in a terminal, and where each shell looks for it. */
const COMPLETIONS = {
  'crashcart.bash': `usr/share/bash-completion/completions/${NAME}`,
  'crashcart.zsh': `usr/share/zsh/vendor-completions/_${NAME}`,
  'crashcart.fish': `usr/share/fish/vendor_completions.d/${NAME}.fish`,
};

/** Chromium's helper for systems that keep user namespaces from ordinary users. */
const SANDBOX_HELPER = `${HOME}/chrome-sandbox`;

/**
 * Makes a Debian package of the laid-out app, with nothing but `dpkg-deb`. It has no scripts that
 * would run as root: Debian's own triggers see the new icons and the new handler of links, and the
 * sandbox's helper has its rights from the archive. The same files give the same package.
 *
 * @param {import('./package-layout.mjs').Layout} layout
 * @param {{ epoch: number, isFast: boolean }} how `epoch`: the time all files in it have, in
 *   seconds; `isFast`: pack it in seconds instead of minutes, half as large again
 * @returns {string} its file
 */
export function buildDeb(layout, { epoch, isFast }) {
  /** @type {import('./deb-files.mjs').Manifest} */
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const name = `${NAME}_${debVersion(manifest.version)}_${debArchitecture(layout.arch)}.deb`;
  const target = path.join(releaseDir, name);
  const tree = fs.mkdtempSync(path.join(releaseDir, '.deb-'));
  try {
    layOut(tree, layout, manifest);
    normalise(tree, epoch);
    const bytes = filesIn(tree).reduce((sum, file) => sum + fs.lstatSync(file).size, 0);
    const control = {
      control: controlFile(manifest, { arch: layout.arch, installedBytes: bytes }),
    };
    writeControl(tree, { ...control, md5sums: md5sums(tree) });
    normalise(path.join(tree, 'DEBIAN'), epoch);
    pack(tree, target, { epoch, isFast });
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
  return target;
}

/**
 * @param {string} tree
 * @param {import('./package-layout.mjs').Layout} layout
 * @param {import('./deb-files.mjs').Manifest} manifest
 */
function layOut(tree, { folder }, manifest) {
  fs.cpSync(folder, path.join(tree, HOME), { recursive: true });
  const bin = path.join(tree, 'usr/bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.symlinkSync(`${HOME}/${NAME}`, path.join(bin, NAME));

  write(tree, `usr/share/applications/${NAME}.desktop`, desktopEntry(manifest));
  const icons = 'usr/share/icons/hicolor';
  for (const size of ICON_SIZES) {
    const picture = fs.readFileSync(path.join(root, `build/icons/${size}x${size}.png`));
    write(tree, `${icons}/${size}x${size}/apps/${NAME}.png`, picture);
  }
  const svg = fs.readFileSync(path.join(root, 'build/icons/icon.svg'));
  write(tree, `${icons}/scalable/apps/${NAME}.svg`, svg);

  for (const [name, file] of Object.entries(COMPLETIONS)) {
    write(tree, file, fs.readFileSync(path.join(root, 'main/terminal/completion', name)));
  }

  const licence = fs.readFileSync(path.join(root, 'LICENSE'), 'utf8');
  write(tree, `usr/share/doc/${NAME}/copyright`, copyrightFile(manifest, licence));
  const changes = gzipSync(fs.readFileSync(path.join(root, 'CHANGELOG.md')), { level: 9 });
  write(tree, `usr/share/doc/${NAME}/CHANGELOG.md.gz`, changes);
}

/**
 * @param {string} tree
 * @param {string} name
 * @param {string | Buffer} content
 */
function write(tree, name, content) {
  const file = path.join(tree, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

/**
 * @param {string} tree
 * @param {Record<string, string>} files
 */
function writeControl(tree, files) {
  for (const [name, text] of Object.entries(files)) write(tree, `DEBIAN/${name}`, text);
}

/**
 * Gives everything the rights and the time it would have from any build machine.
 *
 * @param {string} folder
 * @param {number} epoch
 */
function normalise(folder, epoch) {
  for (const file of [folder, ...entriesIn(folder)]) {
    const stat = fs.lstatSync(file);
    if (stat.isDirectory()) fs.chmodSync(file, 0o755);
    else if (stat.isFile()) fs.chmodSync(file, modeOf(file, stat));
    fs.lutimesSync(file, epoch, epoch);
  }
}

/**
 * @param {string} file
 * @param {fs.Stats} stat
 */
function modeOf(file, { mode }) {
  if (file.endsWith(SANDBOX_HELPER)) return 0o4755;
  return mode & 0o100 ? 0o755 : 0o644;
}

/** @param {string} tree */
function md5sums(tree) {
  return filesIn(tree)
    .map((file) => {
      const sum = createHash('md5').update(fs.readFileSync(file)).digest('hex');
      return `${sum}  ${path.relative(tree, file)}\n`;
    })
    .join('');
}

/** @param {string} folder */
function filesIn(folder) {
  return entriesIn(folder).filter((file) => fs.lstatSync(file).isFile());
}

/**
 * All below a folder, in the same order everywhere.
 *
 * @param {string} folder
 */
function entriesIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * @param {string} tree
 * @param {string} target
 * @param {{ epoch: number, isFast: boolean }} how
 */
function pack(tree, target, { epoch, isFast }) {
  const compression = isFast ? ['-Zgzip', '-z1'] : ['-Zxz'];
  const args = ['--root-owner-group', ...compression, '--build', tree, target];
  const { status, stderr, error } = spawnSync('dpkg-deb', args, {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  });
  if (status !== 0) {
    throw new Failure(`dpkg-deb made no package: ${(error?.message ?? stderr).trim()}`);
  }
}
