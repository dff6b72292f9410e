import path from 'node:path';
import { Journal } from '../../../main/activity/journal';
import { verify } from '../../../main/activity/verify';
import { openSeal } from '../../../main/activity/chain';
import type { NoteDamage } from '../../../main/file-damage';
import { Library } from '../../../main/library/library';
import { Settings } from '../../../main/settings/settings';
import { FakeLog } from '../../../main/testing/fake-log';

/** What the app finds on the disk when it starts there. */
export interface Kept {
  readonly technician: string;
  /** By machine. */
  readonly notes: ReadonlyMap<string, string>;
  /** The numbers of the turns in the activity log, in their order. */
  readonly turns: readonly number[];
  /** Lines that were cut off, said by the log itself. */
  readonly recovered: number;
  /** What is wrong with the log, and all that was said about files that cannot be read. */
  readonly faults: readonly string[];
}

/** Starts the app's own services over a folder, and reads what they have. */
export async function readKept(folder: string): Promise<Kept> {
  const log = new FakeLog();
  const broadcast = (): void => undefined;
  const damages: string[] = [];
  const onDamage: NoteDamage = (damage) => damages.push(JSON.stringify(damage));
  const settings = new Settings({
    file: path.join(folder, 'settings.json'),
    platform: 'linux',
    broadcast,
    onDamage,
    log,
  });
  const library = new Library({
    file: path.join(folder, 'library.json'),
    isKnown: () => true,
    now: Date.now,
    broadcast,
    onDamage,
    log,
  });
  const journal = new Journal({ folder: path.join(folder, 'activity'), now: Date.now, log });
  const lines = await journal.lines();
  const contents = lines.map((line) => openSeal(line)?.content ?? {});
  return {
    technician: settings.all.messages.technician,
    notes: new Map(Object.entries(library.all.machines).map(([id, { note }]) => [id, note])),
    turns: contents.flatMap(({ kind, facts }) => (kind === 'turn' ? [turnOf(facts)] : [])),
    recovered: contents.filter(({ kind }) => kind === 'log-recovered').length,
    faults: [
      ...damages,
      ...verify(lines, journal.head).map((finding) => JSON.stringify(finding)),
      // That a line was cut off is what the log is made to bear.
      ...log.lines.filter((line) => !line.includes('written in part')),
    ],
  };
}

function turnOf(facts: unknown): number {
  return typeof facts === 'object' && facts !== null && 'turn' in facts ? Number(facts.turn) : NaN;
}
