// @ts-check
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/** @typedef {import('node:child_process').SpawnSyncOptions} SpawnSyncOptions */

/**
 * Runs npm the way it was called for this script (`npm start` says where it lives), so that no
 * shell is needed on Windows and the person's own registry and settings apply.
 *
 * @param {string[]} args
 * @param {SpawnSyncOptions} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  const [file, all] = cli ? [process.execPath, [cli, ...args]] : ['npm', args];
  return spawnSync(file, all, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !cli && process.platform === 'win32',
    ...options,
  });
}

/**
 * Runs a script of package.json and keeps what it prints.
 *
 * @param {string} script
 * @param {string[]} [args]
 */
export function npmScript(script, args = []) {
  const { status, stdout, stderr, error } = npm(['run', '--silent', script, '--', ...args]);
  return {
    code: status ?? 1,
    output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim(),
  };
}
