import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../main/terminal/completion/crashcart.bash');

/** What `crashcart list` prints: a name, and more that stands behind tabs. */
const LIST = ['SH-FIN-0042\tdesktop', 'SH FIN 7\tdesktop', '中文-01\tserver'].join('\n');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cc-completion-'));
  const command = path.join(folder, 'crashcart');
  writeFileSync(command, `#!/bin/sh\n[ "$1" = list ] && cat <<'END'\n${LIST}\nEND\n`);
  chmodSync(command, 0o755);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a real bash offers where the last of these words stands. */
function offered(...words: readonly string[]): string[] {
  const asked = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _crashcart; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ['--norc', '-c', asked, 'bash', SCRIPT, 'crashcart', ...words];
  const env = { PATH: `${folder}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8' };
  return execFileSync('bash', args, { env, encoding: 'utf8' }).trim().split('\n');
}

it.each([
  [['o'], ['open']],
  [
    ['open', 'sh'],
    ['SH-FIN-0042', 'SH\\ FIN\\ 7'],
  ],
  [['assist', '中'], ['中文-01']],
  [['open', 'nothing like it'], ['']],
  [['list', '--'], ['--json']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
])('bash completes %j', (words, expected) => {
  expect(offered(...words)).toEqual(expected);
});
