import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS, seal, splitLines, START, type Head } from './chain';
import { verify } from './verify';

interface Log {
  readonly lines: Buffer[];
  readonly head: Head;
}

/** A log of so many events; each says which it is. */
function logOf(count: number, words = (index: number): string => `event ${index}`): Log {
  let head = START;
  const lines: Buffer[] = [];
  for (let index = 1; index <= count; index += 1) {
    const sealed = seal({ kind: 'console-opened', reason: words(index) }, head);
    lines.push(Buffer.from(sealed.text));
    head = sealed.head;
  }
  return { lines, head };
}

const edited = (line: Buffer | undefined, from: string, to: string): Buffer =>
  Buffer.from(String(line).replace(from, to));

function replacing(list: readonly Buffer[], index: number, line: Buffer): Buffer[] {
  return list.map((one, at) => (at === index ? line : one));
}

function without<T>(list: readonly T[], ...indexes: number[]): T[] {
  return list.filter((_, index) => !indexes.includes(index));
}

const { lines, head } = logOf(6);

describe('a log nobody touched', () => {
  test.each([0, 1, 2, 100])('of %i lines has nothing against it', (count) => {
    const log = logOf(count);
    expect(verify(log.lines, log.head)).toEqual([]);
    expect(verify(log.lines)).toEqual([]);
  });

  test('may be further than what was remembered: the computer stopped in between', () => {
    expect(verify(lines, logOf(4).head)).toEqual([]);
    expect(verify(lines, START)).toEqual([]);
  });
});

describe('a changed line', () => {
  test.each([1, 3, 6])('is named: %i', (line) => {
    const log = replacing(lines, line - 1, edited(lines[line - 1], 'event', 'evemt'));
    const found = [{ fault: 'changed', line, from: line, to: line }];
    expect(verify(log, head)).toEqual(found);
    expect(verify(log), 'without a head too').toEqual(found);
  });

  test('is named by the place where it stands, whatever number it claims', () => {
    const log = replacing(lines, 2, edited(lines[2], '"seq":3', '"seq":9'));
    expect(verify(log, head)).toEqual([{ fault: 'changed', line: 3, from: 3, to: 3 }]);
  });

  test('under a fresh hash of its own is not the one the next was written after', () => {
    const before = { seq: 2, hash: logOf(2).head.hash };
    const other = Buffer.from(seal({ kind: 'console-opened', reason: 'other' }, before).text);
    expect(verify(replacing(lines, 2, other), head)).toEqual([
      { fault: 'replaced', line: 3, from: 3, to: 3 },
    ]);
    const first = Buffer.from(seal({}, { seq: 0, hash: GENESIS.replace('0', '1') }).text);
    expect(verify([first])).toEqual([{ fault: 'replaced', line: 1, from: 1, to: 1 }]);
  });

  test('and all after it made anew: only what was remembered elsewhere tells', () => {
    const anew = logOf(6, (index) => (index >= 3 ? 'anew' : `event ${index}`));
    expect(verify(anew.lines)).toEqual([]);
    expect(verify(anew.lines, head)).toEqual([{ fault: 'rewritten', line: 6, from: 6, to: 6 }]);
    const longer = logOf(9, () => 'anew');
    expect(verify(longer.lines, head)).toEqual([{ fault: 'rewritten', line: 6, from: 6, to: 6 }]);
  });

  test('all of them: told as one', () => {
    const log = lines.map((line) => Buffer.concat([line, Buffer.from('\r')]));
    expect(verify(log, head)).toEqual([{ fault: 'changed', line: 1, from: 1, to: 6 }]);
  });
});

describe('a line taken out', () => {
  test('at the beginning, in the middle, several', () => {
    expect(verify(without(lines, 0), head)).toEqual([
      { fault: 'missing', line: 1, from: 1, to: 1 },
    ]);
    expect(verify(without(lines, 2), head)).toEqual([
      { fault: 'missing', line: 3, from: 3, to: 3 },
    ]);
    expect(verify(without(lines, 1, 2, 4), head)).toEqual([
      { fault: 'missing', line: 2, from: 2, to: 3 },
      { fault: 'missing', line: 3, from: 5, to: 5 },
    ]);
  });

  test('at the end, or all of them: what was remembered elsewhere tells', () => {
    expect(verify(lines.slice(0, 4), head)).toEqual([
      { fault: 'cut-short', line: 5, from: 5, to: 6 },
    ]);
    expect(verify([], head)).toEqual([{ fault: 'cut-short', line: 1, from: 1, to: 6 }]);
  });

  test('beside a changed one: both are named', () => {
    const log = without(replacing(lines, 3, edited(lines[3], 'event', 'evemt')), 2);
    expect(verify(log, head)).toEqual([
      { fault: 'missing', line: 3, from: 3, to: 3 },
      { fault: 'changed', line: 3, from: 4, to: 4 },
    ]);
  });
});

describe('a line put elsewhere', () => {
  test('two swapped', () => {
    const [, second, , , fifth] = lines;
    if (second === undefined || fifth === undefined) throw new Error('too short');
    expect(verify(replacing(replacing(lines, 1, fifth), 4, second), head)).toEqual([
      { fault: 'moved', line: 2, from: 5, to: 5 },
      { fault: 'moved', line: 5, from: 2, to: 2 },
    ]);
  });

  test('one moved to the end: those it stood before are told as one', () => {
    expect(verify([...without(lines, 1), ...lines.slice(1, 2)], head)).toEqual([
      { fault: 'moved', line: 2, from: 3, to: 6 },
      { fault: 'moved', line: 6, from: 2, to: 2 },
    ]);
  });
});

describe('a line put in', () => {
  test('that is a copy', () => {
    expect(verify([...lines.slice(0, 4), ...lines.slice(1, 2), ...lines.slice(4)], head)).toEqual([
      { fault: 'inserted', line: 5, from: 2, to: 2 },
    ]);
  });

  test('that is made up, with or without a hash: the true one is not blamed', () => {
    const forged = Buffer.from(seal({ reason: 'made up' }, logOf(2).head).text);
    expect(verify([...lines.slice(0, 2), forged, ...lines.slice(2)], head)).toEqual([
      { fault: 'inserted', line: 3, from: 3, to: 3 },
    ]);
    const text = Buffer.from('{"kind":"console-opened"}');
    expect(verify([...lines.slice(0, 2), text, ...lines.slice(2)], head)).toEqual([
      { fault: 'inserted', line: 3, from: 2, to: 2 },
    ]);
  });

  test('that is empty, or JSON that is no line, under a hash', () => {
    const nonsense = Buffer.from(seal({}, START).text.replace('"seq":1', '"seq":"x"'));
    for (const line of [Buffer.alloc(0), nonsense]) {
      expect(verify([...lines, line])).toEqual([{ fault: 'changed', line: 7, from: 7, to: 7 }]);
    }
  });
});

test('any byte of any line that is another one is found, and the line is named', () => {
  const words = ['"quoted"', '', 'Zoë', '王芳', '\u{1f600}', 'back\\slash', '\ufffd', '\ud800'];
  const log = logOf(words.length, (index) => words[index - 1] ?? '');
  const file = Buffer.from(log.lines.map((line) => `${line.toString('utf8')}\n`).join(''));
  expect(verify(splitLines(file), log.head)).toEqual([]);
  fc.assert(
    fc.property(
      fc.nat(file.length - 1),
      fc.integer({ min: 1, max: 255 }),
      (position, difference) => {
        const changed = Buffer.from(file);
        changed[position] = (file[position] ?? 0) ^ difference;
        const line = file.subarray(0, position).filter((byte) => byte === 0x0a).length + 1;
        const findings = verify(splitLines(changed));
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.some((one) => one.line <= line && line <= one.line + 1)).toBe(true);
        expect(verify(splitLines(changed), log.head).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('whatever is done to the order and number of lines is found', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 9 }), (order) => {
      const shuffled = order.flatMap((index) => lines[index] ?? []);
      const isSame = order.join() === '0,1,2,3,4,5';
      expect(verify(shuffled, head).length === 0).toBe(isSame);
    }),
    { numRuns: 2000 },
  );
});
