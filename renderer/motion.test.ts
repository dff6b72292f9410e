import { expect, test } from 'vitest';

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['./**/*.{svelte,css}', '!./tokens.css'],
  { query: '?raw', import: 'default', eager: true },
);

/** What says how long something moves. */
const MOVES = /(?:transition|animation)(?:-duration|-delay)?\s*:\s*([^;}]+)/g;

/** What lets something move from a script, past the tokens. */
const SCRIPTED =
  /svelte\/(?:transition|animate|motion)|\.animate\(|\b(?:in|out|transition|animate):[a-z]/;

test('how long something moves is said by the tokens alone', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(50);
  const raw = Object.entries(SOURCES).flatMap(([file, text]) => {
    const css = file.endsWith('.css') ? text : (text.split('<style')[1] ?? '');
    return [...css.matchAll(MOVES)]
      .map(([, value = '']) => value)
      .filter((value) => /(?:^|[\s,])\.?\d[\d.]*m?s\b/.test(value))
      .map((value) => `${file}: ${value.trim()}`);
  });
  expect(raw).toEqual([]);
});

test('nothing is moved by a script, where the wish for less motion would not reach', () => {
  const scripted = Object.entries(SOURCES).filter(
    ([file, text]) => file.endsWith('.svelte') && SCRIPTED.test(text.split('<style')[0] ?? ''),
  );
  expect(scripted.map(([file]) => file)).toEqual([]);
});
