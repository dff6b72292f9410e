/**
 * A program that writes settings, library and activity log is killed at random points, again and again: what
 * it said it had written is there, whole and once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Program } from '../../support/program';
import { buildProgram } from '../build-program';
import { readKept, type Kept } from './kept';
import { doneLine, machineId, MACHINES, noteOf, type Orders } from './orders';

/** `npm run soak` kills it a thousand times. */
const KILLS = Number(process.env['CRASHCART_KILLS'] ?? 120);
/** Side by side, because most of a life is the start of Node. */
const LANES = 4;
/** Lives over the same files; a longer log would take longer to check than to write. */
const LIVES = 25;
/** One life is killed in its first turn, the next in its second, the next in its third. */
const LONGEST_LIFE = 3;
/** About as long as a turn takes, so that it is killed in any part of one. */
const TURN_MS = 60;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cc-kill-'));
  script = await buildProgram(path.join(import.meta.dirname, 'writer.ts'), folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Found {
  readonly kept: Kept;
  /** The turns that were said to be done. */
  readonly said: readonly number[];
}

/** Lets the program end so many turns, however long it takes, kills it in the next, and looks what is there. */
async function live(orders: Orders, turns: number): Promise<Found> {
  const writer = Program.start(process.execPath, [script], {
    env: {},
    input: JSON.stringify(orders),
  });
  const last = turns === 0 ? 'working' : doneLine(orders.first + turns - 1).trim();
  await writer.says(new RegExp(`^${last}$`, 'm'));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * TURN_MS));
  await writer.crash();
  const said = [...writer.output.matchAll(/^done (\d+)$/gm)].map(([, turn]) => Number(turn));
  return { kept: await readKept(orders.folder), said };
}

/** What may stand there now: of the turn that was going on as much as was written, and nothing else lost. */
function expectNothingLost({ kept, said }: Found, first: number, before: Kept): void {
  expect(kept.faults).toEqual([]);
  const going = (said.at(-1) ?? first - 1) + 1;

  const turns = [...before.turns, ...said];
  expect([turns, [...turns, going]]).toContainEqual(kept.turns);

  const last = said.at(-1);
  const technician = last === undefined ? before.technician : `Turn ${last}`;
  expect([technician, `Turn ${going}`]).toContain(kept.technician);

  for (let index = 0; index < MACHINES; index += 1) {
    const id = machineId(index);
    const own = said.filter((turn) => turn % MACHINES === index).at(-1);
    const note = own === undefined ? before.notes.get(id) : noteOf(own);
    const allowed = going % MACHINES === index ? [note, noteOf(going)] : [note];
    expect(allowed).toContain(kept.notes.get(id));
  }
}

interface Sum {
  /** That were written to the end. */
  turns: number;
  /** That a kill cut in two: the settings had it, the log had not. */
  halves: number;
  /** Lines of the log that were cut off. */
  recovered: number;
}

/** So many lives, one after the other. */
async function lane(name: number, kills: number): Promise<Sum> {
  const sum = { turns: 0, halves: 0, recovered: 0 };
  for (let kill = 0; kill < kills; kill += LIVES) {
    const own = path.join(folder, `profile-${name}-${kill}`);
    let first = 1;
    let kept = await readKept(own);
    for (let life = kill; life < Math.min(kills, kill + LIVES); life += 1) {
      const found = await live({ folder: own, first }, life % LONGEST_LIFE);
      expectNothingLost(found, first, kept);
      // Past the turn that was going on, so that no number comes twice.
      first += found.said.length + 1;
      ({ kept } = found);
      if (kept.technician !== `Turn ${kept.turns.at(-1)}`) sum.halves += 1;
    }
    rmSync(own, { recursive: true });
    sum.turns += kept.turns.length;
    sum.recovered += kept.recovered;
  }
  return sum;
}

test(`killed ${KILLS} times, it has lost nothing of what it said was written, and torn nothing`, async () => {
  const lanes = await Promise.all(
    Array.from({ length: LANES }, (_, name) => lane(name, Math.ceil(KILLS / LANES))),
  );
  const total = (what: keyof Sum): number => lanes.reduce((sum, one) => sum + one[what], 0);
  process.stdout.write(
    `${KILLS} kills: ${total('turns')} turns written, ${total('halves')} cut in two, ` +
      `${total('recovered')} lines of the log cut off and recovered\n`,
  );
  expect(total('turns'), 'it was killed at work').toBeGreaterThan(KILLS / 2);
  expect(total('halves'), 'it was killed in the middle of it').toBeGreaterThan(0);
});
