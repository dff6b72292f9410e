/**
 * A program that writes settings, library and activity log with the app's own code until it is killed. What
 * it is to do comes over standard input; each turn that is done is said.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Journal } from '../../../main/activity/journal';
import { Library } from '../../../main/library/library';
import { Settings } from '../../../main/settings/settings';
import { doneLine, machineId, MACHINES, noteOf, ordersSchema, type Orders } from './orders';

const log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function write({ folder, first }: Orders): never {
  writeSync(1, 'working\n');
  const broadcast = (): void => undefined;
  const settings = new Settings({
    file: path.join(folder, 'settings.json'),
    platform: 'linux',
    broadcast,
    // What it finds is looked at by who reads it after the kill.
    onDamage: () => undefined,
    log,
  });
  const library = new Library({
    file: path.join(folder, 'library.json'),
    isKnown: () => true,
    now: Date.now,
    broadcast,
    // What it finds is looked at by who reads it after the kill.
    onDamage: () => undefined,
    log,
  });
  const journal = new Journal({ folder: path.join(folder, 'activity'), now: Date.now, log });
  for (let turn = first; ; turn += 1) {
    settings.set({ messages: { ...settings.all.messages, technician: `Turn ${turn}` } });
    library.mark([machineId(turn % MACHINES)], { kind: 'note', text: noteOf(turn) });
    journal.append([{ at: new Date().toISOString(), kind: 'turn', facts: { turn: String(turn) } }]);
    // Not through a stream, which would say it later than it happened, or never.
    writeSync(1, doneLine(turn));
  }
}

write(ordersSchema.parse(JSON.parse(await text(process.stdin))));
