import { expect, test } from 'vitest';
import type { ListedMachine } from '../requests/schema';
import { completionFor } from './completion';
import { EXIT, printList, printOutcome } from './print';
import { terminalWords } from './words';

const en = terminalWords({ LANG: 'en_GB.UTF-8' });
const zh = terminalWords({ LC_ALL: '', LANG: 'zh_CN.UTF-8' });

const MACHINE: ListedMachine = {
  name: 'SH-FIN-0042',
  id: 'd-42',
  kind: 'desktop',
  account: 'Finance',
  region: 'cn-north-4',
  power: 'ACTIVE',
  connection: 'CONNECTED',
  health: null,
  stale: false,
  readAt: '2026-11-22T10:00:00.000Z',
};

test.each([
  [{ kind: 'done', name: 'A', asks: false }, EXIT.done],
  [{ kind: 'ambiguous', candidates: [], count: 2 }, EXIT.ambiguous],
  [{ kind: 'not-found', candidates: [] }, EXIT.notFound],
  [{ kind: 'signed-out' }, EXIT.signedOut],
  [{ kind: 'no-desktop', name: 'db' }, EXIT.failed],
  [{ kind: 'failed', sentence: 'The cloud said no.' }, EXIT.failed],
] as const)(
  '%j ends with %i, and says why in both languages, on standard error',
  (outcome, code) => {
    for (const words of [en, zh]) {
      const printed = printOutcome({ ...outcome }, 'fin', words);
      expect(printed).toMatchObject({ code, out: '' });
      expect(printed.err).toMatch(/^\S.*\n/);
    }
  },
);

test('candidates are listed, the rest is counted', () => {
  const candidate = { name: 'SH-FIN-0042', account: 'Finance', region: 'cn-north-4' };
  const outcome = { kind: 'ambiguous', candidates: [candidate], count: 12 } as const;
  expect(printOutcome({ ...outcome, candidates: [candidate] }, 'fin', en).err).toBe(
    '12 machines may be meant by "fin":\n  SH-FIN-0042\tFinance\tcn-north-4\n  … and 11 more\n',
  );
});

test('no name moves the cursor or breaks a line', () => {
  const evil = { ...MACHINE, name: 'a\u001b[2Jb\nc\u202e' };
  expect(printList([evil], { json: false, isStale: false }, en).out).toBe(
    'a?[2Jb?c?\tdesktop\tACTIVE\tFinance\tcn-north-4\n',
  );
  expect(printOutcome({ kind: 'done', name: evil.name, asks: true }, '', en).err).toContain(
    'a?[2Jb',
  );
});

test('the list says in what it is whether it is old', () => {
  const now = printList([MACHINE], { json: true, isStale: false }, en);
  expect(JSON.parse(now.out)).toEqual({ version: 1, source: 'running', machines: [MACHINE] });
  expect(now.err).toBe('');
  const old = printList([MACHINE], { json: true, isStale: true }, en);
  expect(JSON.parse(old.out)).toMatchObject({ source: 'last-seen' });
  expect(old.err).toContain('as they were seen last');
});

test('the help names every exit code, in both languages', () => {
  for (const words of [en, zh]) {
    for (const code of Object.values(EXIT)) expect(words.help).toContain(`${code} `);
  }
});

test('every shell has its completion', () => {
  expect(completionFor('bash')).toContain('complete -F _crashcart crashcart');
  expect(completionFor('zsh')).toContain('#compdef crashcart');
  expect(completionFor('fish')).toContain('complete -c crashcart');
});
