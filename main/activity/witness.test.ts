import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { Vault } from '../credentials/vault';
import { FakeKeychain, LockedKeychain } from '../testing/fake-keychain';
import { FakeLog } from '../testing/fake-log';
import { FakeTimer } from '../testing/fake-timer';
import { temporaryFolder } from '../testing/temporary-folder';
import { Journal, readHead } from './journal';
import { verify } from './verify';
import { Witness } from './witness';

const ENTRY = 'Crashcart note/log';

let keychain: FakeKeychain;
let timer: FakeTimer;
let log: FakeLog;
let mayAsk: boolean;

beforeEach(() => {
  keychain = new FakeKeychain();
  timer = new FakeTimer();
  log = new FakeLog();
  mayAsk = true;
});

function open(): { journal: Journal; witness: Witness } {
  const journal = new Journal({
    folder: path.join(temporaryFolder(), 'activity'),
    now: () => 0,
    log,
  });
  const witness = new Witness({
    vault: new Vault(() => keychain, 'linux'),
    journal,
    name: 'log',
    mayAsk: () => mayAsk,
    timer,
    log,
  });
  return { journal, witness };
}

/** Lines in a row, each noted. */
function written(count: number): { journal: Journal; witness: Witness } {
  const opened = open();
  for (let index = 0; index < count; index += 1) {
    opened.journal.append([{ kind: 'x' }]);
    opened.witness.note();
  }
  return opened;
}

test('the end is kept once for what happens together', async () => {
  const { journal } = written(3);
  expect(timer.pauses).toEqual([2000]);
  await timer.goOff();
  await expect.poll(() => readHead(keychain.entries.get(ENTRY) ?? '')).toEqual(journal.head);
  expect(keychain.asked.filter((what) => what === 'set log ends')).toHaveLength(1);
});

test('a log that was deleted with all that stood beside it is found, before its end is forgotten', async () => {
  const before = written(4);
  await before.witness.keep();
  const { journal, witness } = written(1);
  await witness.keep();
  journal.append([{ kind: 'later' }]);
  expect(verify(await journal.lines(), journal.head)).toEqual([
    { fault: 'missing', line: 2, from: 2, to: 4 },
  ]);
  expect(readHead(keychain.entries.get(ENTRY) ?? '')?.seq).toBe(4);
  expect(await witness.meet()).toBe(true);
});

test('a keychain nobody uses is not opened for this alone', async () => {
  mayAsk = false;
  const { witness } = written(1);
  expect(await witness.meet()).toBe(false);
  await witness.keep();
  expect(keychain.asked).toEqual([]);
  mayAsk = true;
  expect(await witness.meet()).toBe(true);
});

test('a keychain that refuses is not asked again and again', async () => {
  keychain = new LockedKeychain();
  const { witness, journal } = written(1);
  await witness.keep();
  const asked = keychain.asked.length;
  expect(asked).toBeGreaterThan(0);
  journal.append([{ kind: 'x' }]);
  witness.note();
  await witness.keep();
  expect(await witness.meet()).toBe(false);
  expect(keychain.asked).toHaveLength(asked);
  expect(log.lines).toEqual(['info: The end of the log is not kept: keychain-locked']);
});

test('a note that is none of ours is written over; without news nothing is written', async () => {
  keychain.entries.set(ENTRY, 'nonsense');
  const { journal, witness } = written(1);
  await witness.keep();
  expect(readHead(keychain.entries.get(ENTRY) ?? '')).toEqual(journal.head);
  const { length } = keychain.asked;
  await witness.keep();
  expect(keychain.asked).toHaveLength(length);
});
