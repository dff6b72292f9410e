// @ts-check
'use strict';
/**
 * Stands in for Electron's own "default app" in a runtime that was packed without one: it loads
 * the app whose folder is the first argument that is not a flag, so that `electron <folder>` (and
 * with it Playwright) works as with any Electron. It follows `default_app/main.ts` of Electron.
 */
const fs = require('node:fs');
const path = require('node:path');

// What a default app needs is not in the public types.
/** @type {any} */
const Module = require('node:module');
/** @type {any} */
const app = require('electron').app;

/** @param {string[]} argv */
function parseArguments(argv) {
  /** @type {string[]} */
  const preload = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '-r' || arg === '--require') preload.push(argv[++i] ?? '');
    else if (!arg.startsWith('-')) return { preload, folder: path.resolve(arg) };
  }
  return { preload, folder: undefined };
}

/** @param {string} folder */
function loadApplication(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(folder);
  const main = require.resolve(folder);
  // Not require(): the app is to see itself as the main module, as it does when it is packaged.
  Module._load(main, null, true);
}

const { preload, folder } = parseArguments(process.argv.slice(1));
for (const file of preload) require(path.resolve(file));
if (folder) {
  loadApplication(folder);
} else {
  console.error('This Electron runtime needs the folder of an app as its argument.');
  app.exit(1);
}
