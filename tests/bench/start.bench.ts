/**
 * From the start of the process to a list one can work with (the machines as they were last seen, the
 * keyboard heard), and what the app takes while nobody does anything, beside an empty app with one window on
 * the same Electron: run by `npm run bench`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test as base, type Computer } from '../e2e/fixtures';
import { family } from '../support/processes';
import { startMarked } from './marked-app';
import { memoryOf, processorSeconds } from './processes';
import { tell } from './report';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EMPTY = path.join(import.meta.dirname, 'empty-app');
const STARTS = 12;
const IDLES = 5;
/** After this the work of the start is over. */
const SETTLED_MS = 8_000;
const IDLE_SECONDS = 10;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Both apps, in turns, so that both meet the same machine. */
interface Rivals {
  readonly ours: () => ReturnType<typeof startMarked>;
  readonly theirs: () => ReturnType<typeof startMarked>;
}

const test = base.extend<{ rivals: Rivals }>({
  rivals: async ({ computer, keyring, cloud }, use) => {
    expect(await keyring.entries('Crashcart')).toEqual([]);
    await fillProfile(computer, cloud);
    const empty = mkdtempSync(path.join(os.tmpdir(), 'cc-'));
    await use({
      ours: () => startMarked(ROOT, computer.userData, computer.env),
      theirs: () => startMarked(EMPTY, empty, computer.env),
    });
    rmSync(empty, { recursive: true, force: true });
  },
});

/** A profile with an account that is remembered, and the machines it had. */
async function fillProfile(
  computer: Computer,
  account: Parameters<Computer['signIn']>[0],
): Promise<void> {
  await computer.signIn(account);
  await expect.poll(() => computer.filesCalled('last-inventory.json').length).toBe(1);
  await computer.quit();
}

interface Start {
  readonly window: number;
  readonly list: number;
}

test('the start', async ({ rivals }) => {
  test.setTimeout(600_000);
  const time = async (start: Rivals['ours']): Promise<Start> => {
    const { program, paintedMs, tookMs } = await start();
    await program.stop();
    return { window: paintedMs, list: tookMs };
  };
  const [ours, theirs]: [Start[], Start[]] = [[], []];
  // The first of each reads the disk, and is not counted.
  for (let round = 0; round <= STARTS; round += 1) {
    const our = await time(rivals.ours);
    const their = await time(rivals.theirs);
    if (round === 0) continue;
    ours.push(our);
    theirs.push(their);
  }
  for (const [what, key] of [
    ['Start of the process to the first picture of the window', 'window'],
    ['Start of the process to a list one can work with', 'list'],
  ] as const) {
    tell({
      what,
      unit: 'ms',
      digits: 0,
      ours: ours.map((one) => one[key]),
      control: { name: 'empty app', values: theirs.map((one) => one[key]) },
    });
  }
});

interface Idle {
  readonly memory: number;
  readonly processor: number;
}

test('while nobody does anything', async ({ rivals }) => {
  test.setTimeout(900_000);
  const look = async (start: Rivals['ours']): Promise<Idle> => {
    const { program } = await start();
    await wait(SETTLED_MS);
    const before = processorSeconds(family(program.pid));
    await wait(IDLE_SECONDS * 1000);
    const processor = ((processorSeconds(family(program.pid)) - before) / IDLE_SECONDS) * 100;
    const memory = memoryOf(program.pid);
    await program.stop();
    return { memory, processor };
  };
  const [ours, theirs]: [Idle[], Idle[]] = [[], []];
  for (let round = 0; round < IDLES; round += 1) {
    ours.push(await look(rivals.ours));
    theirs.push(await look(rivals.theirs));
  }
  for (const [what, key, unit] of [
    ['Memory while idle, signed in (PSS of all processes)', 'memory', 'MiB'],
    ['Processor while idle, signed in (of one core)', 'processor', '%'],
  ] as const) {
    tell({
      what,
      unit,
      digits: 1,
      ours: ours.map((one) => one[key]),
      control: { name: 'empty app', values: theirs.map((one) => one[key]) },
    });
  }
});
