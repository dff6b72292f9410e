/**
 * The way back from the running app to a terminal. What is wanted goes the other way, through Electron's lock
 * for single instances: this app listens to nobody. The one who asks makes a pipe that only this user can
 * open, and names it; here it is opened, and closed with the answer, or with the end of the process.
 */
import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { Log } from '../log';
import type { Reply } from './schema';

/** The name of the pipe in its folder. */
export const PIPE = 'answer';
/** Written at once, so that the other side knows a lost answer from one that takes time. */
export const TAKEN = 'taken\n';

const WINDOWS_PIPE = /^\\\\\.\\pipe\\crashcart-[0-9a-f]{32}$/;

/** Somebody waits for an answer. */
export interface Asker {
  /** Answers, once. One who has gone meanwhile does not mind. */
  reply(reply: Reply): Promise<void>;
}

/** @throws when it is no pipe of this user's, or nobody waits at it */
export async function openAsker(name: string, log: Log): Promise<Asker> {
  return process.platform === 'win32' ? serveAsker(name, log) : writeToAsker(name, log);
}

async function writeToAsker(name: string, log: Log): Promise<Asker> {
  const me = process.getuid?.();
  if (!path.isAbsolute(name) || path.basename(name) !== PIPE) throw new Error('Not a pipe of ours');
  const folder = await lstat(path.dirname(name));
  const isPrivate = folder.isDirectory() && folder.uid === me && (folder.mode & 0o077) === 0;
  if (!isPrivate) throw new Error('A folder that others can write to');
  // Fails at once where nobody reads, instead of waiting for somebody who may never come.
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const pipe = await open(name, flags);
  if (!(await pipe.stat()).isFIFO()) {
    await pipe.close();
    throw new Error('Not a pipe');
  }
  await pipe.write(TAKEN);
  return {
    reply: async (reply) => {
      try {
        await writeAll(pipe, Buffer.from(JSON.stringify(reply)));
      } catch (error) {
        log.info('Whoever asked has gone', error);
      } finally {
        await pipe.close();
      }
    },
  };
}

/** A pipe that does not block takes what fits into it. */
async function writeAll(pipe: FileHandle, content: Buffer): Promise<void> {
  let at = 0;
  while (at < content.length) {
    try {
      at += (await pipe.write(content, at)).bytesWritten;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Windows has pipes that are served, not made: the other side opens this one as soon as it is there. */
async function serveAsker(name: string, log: Log): Promise<Asker> {
  if (!WINDOWS_PIPE.test(name)) throw new Error('Not a pipe of ours');
  const server = net.createServer();
  const came = new Promise<net.Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(name, resolve);
  });
  void came.then((socket) => {
    server.close();
    socket.on('error', (error) => log.info('Whoever asked has gone', error));
    socket.write(TAKEN);
  });
  return { reply: async (reply) => void (await came).end(JSON.stringify(reply)) };
}
