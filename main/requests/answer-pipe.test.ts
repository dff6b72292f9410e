import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeAnswerPlace } from '../terminal/ask';
import { FakeLog } from '../testing/fake-log';
import { temporaryFolder } from '../testing/temporary-folder';
import { openAsker } from './answer-pipe';

const MANY = Array.from({ length: 5000 }, (_, index) => ({
  name: `SH-FIN-${index} 上海`,
  id: `d-${index}`,
  kind: 'desktop' as const,
  account: 'Finance',
  region: 'cn-north-4',
  power: 'ACTIVE',
  connection: null,
  health: null,
  stale: false,
  readAt: '2026-11-22T10:00:00.000Z',
}));

describe('the way back', () => {
  test('brings an answer, and leaves nothing behind', async () => {
    const place = makeAnswerPlace();
    const asker = await openAsker(place.name, new FakeLog());
    await asker.reply({ kind: 'outcome', outcome: { kind: 'signed-out' } });
    expect(place.read()).toEqual({ kind: 'outcome', outcome: { kind: 'signed-out' } });
    place.remove();
    await expect(openAsker(place.name, new FakeLog())).rejects.toThrow('ENOENT');
  });

  test('tells an app that has ended from one that takes its time', () => {
    const place = makeAnswerPlace();
    const folder = path.dirname(place.name);
    execFileSync('sh', ['-c', `exec > "$1"; printf 'taken\\n'`, 'sh', place.name]);
    expect(place.read()).toBeNull();
    expect(path.basename(folder)).toMatch(/^crashcart-/);
    place.remove();
  });

  test('is not stopped by one who does not wait for the answer', async () => {
    const place = makeAnswerPlace();
    const log = new FakeLog();
    const asker = await openAsker(place.name, log);
    // More than a pipe holds.
    const reply = asker.reply({ kind: 'list', machines: MANY });
    place.remove();
    await reply;
    expect(log.lines.join()).toContain('has gone');
  });
});

describe('refused is what is not', () => {
  const at = (folder: string, name: string): Promise<unknown> =>
    openAsker(path.join(folder, name), new FakeLog());
  const fifo = (folder: string, name: string): void => {
    execFileSync('mkfifo', [path.join(folder, name)]);
  };

  test('called so, or not by its whole path', async () => {
    const folder = temporaryFolder();
    fifo(folder, 'other');
    await expect(at(folder, 'other')).rejects.toThrow('Not a pipe of ours');
    await expect(openAsker('answer', new FakeLog())).rejects.toThrow('Not a pipe of ours');
  });

  test('a pipe', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'answer'), '');
    await expect(at(folder, 'answer')).rejects.toThrow('Not a pipe');
  });

  test('itself, but leads elsewhere', async () => {
    const folder = temporaryFolder();
    fifo(folder, 'other');
    symlinkSync(path.join(folder, 'other'), path.join(folder, 'answer'));
    await expect(at(folder, 'answer')).rejects.toThrow('ELOOP');
  });

  test('ours alone', async () => {
    const folder = temporaryFolder();
    fifo(folder, 'answer');
    chmodSync(folder, 0o755);
    await expect(at(folder, 'answer')).rejects.toThrow('others can write');
  });

  test('waited at: nobody is waited for', async () => {
    const folder = temporaryFolder();
    fifo(folder, 'answer');
    await expect(at(folder, 'answer')).rejects.toThrow('ENXIO');
  });
});
