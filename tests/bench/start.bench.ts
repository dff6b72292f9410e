/**
 * From the start of the process to a list one can work with (the machines as they were last seen, the
 * keyboard heard), beside an empty app with one window on the same Electron: run by `npm run bench`.
 */
import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronPath } from '../../build/lib/runtime.mjs';
import { expect, test, type Computer } from '../e2e/fixtures';
import { Program } from '../support/program';
import { tell } from './report';
import { median, withSpread } from './stats';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EMPTY = path.join(import.meta.dirname, 'empty-app');
const ROUNDS = 12;

/** The page of an app that listens for a debugger. */
async function pageOf(port: string): Promise<{ page: Page; leave: () => Promise<void> }> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('It has no pages');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  return { page, leave: () => browser.close() };
}

/** Starts an app and ends it again. @returns ms from the start of its process to its mark */
async function timeToMark(app: string, userData: string, env: NodeJS.ProcessEnv): Promise<number> {
  const begun = Date.now();
  const args = [app, `--user-data-dir=${userData}`, '--remote-debugging-port=0'];
  const program = Program.start(electronPath(), args, { env });
  const [, port = ''] = await program.says(/DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//);
  const { page, leave } = await pageOf(port);
  const marked = await page.waitForFunction(() => {
    const [mark] = performance.getEntriesByName('usable');
    return mark === undefined ? null : performance.timeOrigin + mark.startTime;
  });
  const at = await marked.jsonValue();
  await leave();
  await program.stop();
  return (at ?? NaN) - begun;
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
