// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Failure } from './failure.mjs';
import { asAccount } from './run.mjs';
import { createCookie } from './x-cookie.mjs';

/**
 * Runs `body` with an X display in memory (Linux only; elsewhere the real one is used). The server
 * picks a free number and says when it is ready, so runs beside each other do not meet.
 *
 * @template T
 * @param {import('./account.mjs').Account | undefined} account
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} body gets what programs must know to find it
 * @returns {Promise<T>}
 */
export async function withVirtualDisplay(account, body) {
  if (process.platform !== 'linux') return body({});
  const cookie = createCookie(account);
  const server = startServer(account, cookie.file);
  try {
    const number = await server.ready;
    return await body({ DISPLAY: `:${number}`, XAUTHORITY: cookie.file });
  } finally {
    await server.stop();
    cookie.remove();
  }
}

/**
 * @param {import('./account.mjs').Account | undefined} account
 * @param {string} cookieFile
 */
function startServer(account, cookieFile) {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-noreset'];
  args.push('-nolisten', 'tcp', '-auth', cookieFile);
  const [file = 'Xvfb', ...rest] = account ? asAccount(account, 'Xvfb', args) : ['Xvfb', ...args];
  // A group of its own: Ctrl+C must end the programs on the display before the display.
  const child = spawn(file, rest, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  let complaints = '';
  child.stderr?.on('data', (text) => (complaints += text));
  const exited = once(child, 'exit');
  exited.catch(() => undefined);

  const ready = new Promise((resolve, reject) => {
    child.stdio[3]?.once('data', (line) => resolve(String(line).trim()));
    child.once('error', (error) => reject(noDisplay(error.message)));
    child.once('exit', () => reject(noDisplay(complaints.trim())));
  });
  const stop = async () => {
    if (child.kill()) await exited;
  };
  return { ready, stop };
}

/** @param {string} reason */
function noDisplay(reason) {
  return new Failure(
    `The virtual display (Xvfb) could not be started: ${reason}\n` +
      'Run "node build/setup.mjs test": it installs Xvfb or says how.',
  );
}
