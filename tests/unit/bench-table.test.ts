import { expect, test } from 'vitest';
import { figureTable, readFigures } from '../bench/table';

const figures = readFigures(
  [
    '{"what":"Start","unit":"ms","digits":0,"ours":[300,200,400],"control":{"name":"empty app","values":[100,150,90]}}',
    '{"what":"Size","unit":"MiB","digits":1,"ours":[2.25],"control":null}',
    '',
  ].join('\n'),
);

test('a row for every figure: medians, what they lie between, and the ratio', () => {
  expect(figureTable(figures)).toBe(
    [
      '| What  | Crashcart        | Control                    | Ratio |',
      '| ----- | ---------------- | -------------------------- | ----: |',
      '| Start | 300 (200–400) ms | empty app: 100 (90–150) ms |  3.00 |',
      '| Size  | 2.3 MiB          |                            |       |',
      '',
    ].join('\n'),
  );
});

test('a line that is no figure is not passed over', () => {
  expect(() => readFigures('{"what":"Start"}\n')).toThrow('Invalid input');
  expect(() =>
    readFigures('{"what":"x","unit":"ms","digits":0,"ours":[],"control":null}\n'),
  ).toThrow();
});
