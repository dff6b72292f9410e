// @ts-check
'use strict';
/**
 * Loaded before the app (`-r`) by tests of a computer with a policy: the file in `TEST_POLICY_FILE` stands
 * where an administrator puts his, and is his. The app has no way to be told another place, and the tests no
 * right to write there.
 */
const fs = require('node:fs');
const path = require('node:path');

const PLACE = '/etc/crashcart/policy.json';
const file = process.env['TEST_POLICY_FILE'] ?? '';

const { openSync, fstatSync, statSync } = fs;
/** @type {Set<number>} */
const opened = new Set();

/** @param {fs.Stats} stat */
const asRoots = (stat) => Object.assign(stat, { uid: 0 });

Reflect.set(
  fs,
  'openSync',
  (/** @type {fs.PathLike} */ name, /** @type {[fs.OpenMode, fs.Mode?]} */ ...more) => {
    if (name !== PLACE) return openSync(name, ...more);
    const handle = openSync(file, ...more);
    opened.add(handle);
    return handle;
  },
);
Reflect.set(fs, 'fstatSync', (/** @type {number} */ handle, /** @type {never} */ options) => {
  const stat = fstatSync(handle, options);
  return opened.delete(handle) ? asRoots(stat) : stat;
});
Reflect.set(fs, 'statSync', (/** @type {fs.PathLike} */ name, /** @type {never} */ options) =>
  name === path.dirname(PLACE)
    ? asRoots(statSync(path.dirname(file), options))
    : statSync(name, options),
);
