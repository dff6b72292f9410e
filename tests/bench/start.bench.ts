/**
 * From the start of the process to a list one can work with (the machines as they were last seen, the
 * keyboard heard), beside an empty app with one window on the same Electron: run by `npm run bench`.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { electronPath } from '../../build/lib/runtime.mjs';
import { expect, test, type Computer } from '../e2e/fixtures';
import { Program } from '../support/program';
import { tell } from './report';
import { median, withSpread } from './stats';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EMPTY = path.join(import.meta.dirname, 'empty-app');
const ROUNDS = 12;

/** What DevTools say to one command. Playwright itself attaches to Electron only where it has started it. */
async function ask(address: string, method: string, params: object): Promise<unknown> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ id: 1, method, params }));
  const [message] = z.tuple([z.instanceof(Buffer), z.boolean()]).parse(await answered);
  socket.close();
  return JSON.parse(message.toString('utf8'));
}

const targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }),
);
const evaluated = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });

/** When the page of an app set its mark, in ms since 1970; null while it has not. */
async function marked(port: string): Promise<number | null> {
  const list = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
  const page = list.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
  if (page === undefined) return null;
  const expression =
    "performance.timeOrigin + (performance.getEntriesByName('usable')[0]?.startTime ?? NaN)";
  const answer = evaluated.safeParse(
    await ask(page.webSocketDebuggerUrl, 'Runtime.evaluate', { expression, returnByValue: true }),
  );
  return answer.success ? answer.data.result.result.value : null;
}

/** Starts an app and ends it again. @returns ms from the start of its process to its mark */
async function timeToMark(app: string, userData: string, env: NodeJS.ProcessEnv): Promise<number> {
  const begun = Date.now();
  const args = [app, `--user-data-dir=${userData}`, '--remote-debugging-port=0'];
  const program = Program.start(electronPath(), args, { env });
  const [, port = ''] = await program.says(/DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//);
  const at: number[] = [];
  await expect
    .poll(async () => {
      const time = await marked(port);
      if (time !== null) at.push(time);
      return at.length;
    })
    .toBeGreaterThan(0);
  await program.stop();
  return (at[0] ?? NaN) - begun;
}

/** A profile with an account that is remembered, and the machines it had. */
async function fillProfile(
  computer: Computer,
  account: Parameters<Computer['signIn']>[0],
): Promise<void> {
  await computer.signIn(account);
  await expect.poll(() => computer.filesCalled('last-inventory.json').length).toBe(1);
  await computer.quit();
}

test('the start', async ({ computer, keyring, cloud }) => {
  test.setTimeout(600_000);
  expect(await keyring.entries('Crashcart')).toEqual([]);
  await fillProfile(computer, cloud);
  const empty = mkdtempSync(path.join(os.tmpdir(), 'cc-'));
  const [ours, theirs]: [number[], number[]] = [[], []];
  // In turns, so that both meet the same machine; the first of each reads the disk, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const our = await timeToMark(ROOT, computer.userData, computer.env);
    const their = await timeToMark(EMPTY, empty, computer.env);
    if (round === 0) continue;
    ours.push(our);
    theirs.push(their);
  }
  rmSync(empty, { recursive: true, force: true });
  tell(
    `${'Start of the process to a list one can work with'.padEnd(52)} ${withSpread(ours, 0)} ms; ` +
      `empty app ${withSpread(theirs, 0)} ms; ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
  );
});
