// @ts-check
import { spawn, spawnSync } from 'node:child_process';
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
  const { file, all, shell } = npmCommand(args);
  return spawnSync(file, all, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
    ...options,
  });
}

/** @param {string[]} args */
function npmCommand(args) {
  const cli = process.env['npm_execpath'];
  const shell = !cli && process.platform === 'win32';
  return cli
    ? { file: process.execPath, all: [cli, ...args], shell }
    : { file: 'npm', all: args, shell };
}

/**
 * Runs a script of package.json and keeps what it prints. Several may run at a time.
 *
 * @param {string} script
 * @param {string[]} [args]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function npmScript(script, args = []) {
  const { file, all, shell } = npmCommand(['run', '--silent', script, '--', ...args]);
  return new Promise((resolve) => {
    const child = spawn(file, all, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      // Decodes across chunks: a character may come in two pieces.
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}`.trim() }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
