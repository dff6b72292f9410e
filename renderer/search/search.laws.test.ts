import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { editsToPrefix } from './distance';
import { fold, foldWithSources } from './fold';
import { Marker } from './marks';
import { narrows, parseQuery, type Query } from './query';
import type { Standing } from './rank';
import { readings } from './readings';
import type { SearchIndex } from './search-index';
import { atOnce, inSlices, type Slices } from './slices';
import { sorted } from './sort';
import { suggest } from './suggest';
import { ESTATE, indexOf } from './testing/estate';
import { afterOthers } from '../ui/turn';

let index: SearchIndex;

beforeAll(async () => {
  index = await indexOf(ESTATE);
});

const NO_STANDINGS: ReadonlyMap<number, Standing> = new Map();

function items(search: string, standings = NO_STANDINGS): readonly number[] {
  return index.search(parseQuery(search), { accepts: null, standings }).items;
}

/** What technicians type: parts of what there is, with errors and fields. */
const typed = fc.oneof(
  fc.constantFrom(...ESTATE.map(({ name }) => name)),
  fc.constantFrom(
    'sh',
    'fin 00',
    'user:li',
    'ip:10.2',
    'sjk',
    'state:run',
    '-db 01',
    'markt',
    '上海 0',
  ),
  fc.string({ unit: fc.constantFrom(...Array.from('shfinrack01-: 海数".')), maxLength: 12 }),
);

describe('The laws of a search', () => {
  it('every machine is found by its name, before all whose name it is not', () => {
    for (const { name } of ESTATE) {
      expect(fold(ESTATE[items(`"${name}"`)[0] ?? -1]?.name ?? '')).toContain(fold(name));
    }
  });

  it('a longer search finds in the earlier result what it finds in the whole list', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const whole = items(text);
        let narrowed: readonly number[] = [];
        for (let length = 1; length <= text.length; length += 1) {
          const scope = { accepts: null, standings: NO_STANDINGS };
          narrowed = index.search(parseQuery(text.slice(0, length)), scope).items;
        }
        if (text !== '') expect(narrowed).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('the order and the case of words do not matter to what is found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ESTATE), fc.constantFrom(...ESTATE), (one, other) => {
        const text = `${one.name.slice(0, 5).trim()} ${(other.user ?? '').slice(0, 3)}`;
        const turned = text.split(' ').reverse().join(' ').toUpperCase();
        expect(new Set(items(turned))).toEqual(new Set(items(text)));
      }),
      { numRuns: 100 },
    );
  });

  it('what a word finds, and what ruling it out leaves, are all there is', () => {
    for (const word of ['sh', 'rack', '01', 'marketing']) {
      const both = [...items(word), ...items(`-${word}`)];
      expect(both.sort((a, b) => a - b)).toEqual(ESTATE.map((_, item) => item));
    }
  });

  it('nothing that is typed is an error, and spaces ask for nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseQuery(text)));
    expect(items('   ')).toHaveLength(ESTATE.length);
    expect(narrows(parseQuery('ip:10.0.0.1'), parseQuery('ip:10.0.0.1/8'))).toBe(false);
  });

  it('favourites, then what was opened last, then what is connected come first in their class', () => {
    const found = items('fin 00');
    const [a = 0, b = 0, c = 0, d = 0] = found.slice(10);
    const none = { isFavourite: false, openedAt: null, isConnected: false };
    const standings = new Map<number, Standing>([
      [a, { ...none, isConnected: true }],
      [b, { ...none, openedAt: 1 }],
      [c, { ...none, openedAt: 2 }],
      [d, { ...none, isFavourite: true }],
    ]);
    const ordered = items('fin 00', standings);
    expect(ordered.slice(0, 4)).toEqual([d, c, b, a]);
    expect([...ordered].sort()).toEqual([...found].sort());
  });
});

describe('Marks', () => {
  it('are parts of the text, which together are the text', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...ESTATE), (text, { name }) => {
        const marker = new Marker(parseQuery(text), readings(), index.vocabulary);
        expect(
          marker
            .parts('name', name)
            .map((part) => part.text)
            .join(''),
        ).toBe(name);
      }),
    );
  });

  it.each([
    ['munchen', 'München-Empfang-01', ['München']],
    ['db01', 'db-01', ['db-01']],
    ['strasse', 'Straße-des-17-Juni', ['Straße']],
    ['sjk', '上海机房-数据库-01', ['数据库']],
    ['01 上海', '上海机房-数据库-01', ['上海', '01']],
    ['user:sjk', '上海机房-数据库-01', []],
    ['-sjk', '上海机房-数据库-01', []],
  ])('%s in %s: %j', (text, name, marked) => {
    const parts = new Marker(parseQuery(text), readings(), null).parts('name', name);
    expect(parts.filter(({ isMatch }) => isMatch).map((part) => part.text)).toEqual(marked);
  });
});

describe('What a search is made of', () => {
  it('folding twice is folding once, and knows where everything came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: folded, sources } = foldWithSources(text);
        expect(folded).toBe(fold(text));
        expect(sources).toHaveLength(folded.length + 1);
        expect([...sources].sort((a, b) => a - b)).toEqual(sources);
      }),
    );
  });

  it('an edit is a letter more, less or another, or two exchanged', () => {
    expect(editsToPrefix('marketing', 'marketing', 2)).toBe(0);
    expect(editsToPrefix('mark', 'marketing', 1)).toBe(0);
    expect(editsToPrefix('makreting', 'marketing', 2)).toBe(1);
    expect(editsToPrefix('arketing', 'marketing', 2)).toBe(1);
    expect(editsToPrefix('mmarketing', 'marketing', 2)).toBe(1);
    expect(editsToPrefix('parketing', 'marketing', 2)).toBe(1);
    expect(editsToPrefix('totally', 'marketing', 2)).toBe(3);
  });

  it('sorting in slices is sorting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 2000 }), (list) => {
        const step = sorted(list, (a, b) => a - b);
        let next = step.next();
        while (next.done !== true) next = step.next();
        expect(next.value).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });

  it('short work is done at once, long work is not, and can be given up or finished', async () => {
    let done = 0;
    inSlices(
      sorted([2, 1], (a, b) => a - b),
      () => (done += 1),
    );
    expect(done).toBe(1);
    function* long(): Generator<void, void> {
      const end = performance.now() + 60;
      while (performance.now() < end) yield;
    }
    const given = inSlices(long(), () => (done += 1));
    expect(done).toBe(1);
    given.stop();
    await new Promise<void>((resolve) => inSlices(long(), resolve));
    expect(done).toBe(1);
    const wanted = inSlices(long(), () => (done += 1));
    wanted.finish();
    expect(done).toBe(2);
    wanted.finish();
    expect(done).toBe(2);
  });

  it('an outcome is held back until it may be given, and can be wanted or given up before', async () => {
    const given: string[] = [];
    const held = (name: string): [Slices, () => void] => {
      let free = (): void => undefined;
      const freed = new Promise<void>((resolve) => (free = resolve));
      const slices = inSlices(
        sorted([2, 1], (a, b) => a - b),
        () => given.push(name),
        { hold: () => freed },
      );
      return [slices, free];
    };
    const [, freeFirst] = held('first');
    const [wanted, freeWanted] = held('wanted');
    const [unwanted, freeUnwanted] = held('unwanted');
    expect(given).toEqual([]);
    wanted.finish();
    expect(given).toEqual(['wanted']);
    unwanted.stop();
    for (const free of [freeFirst, freeWanted, freeUnwanted]) free();
    await afterOthers();
    expect(given).toEqual(['wanted', 'first']);
  });

  it('another search is offered only where it finds something', () => {
    const scope = { accepts: null, standings: NO_STANDINGS };
    function* finds(query: Query): Generator<void, boolean> {
      const { items: found } = yield* index.find(query, scope);
      return found.length > 0;
    }
    const suggested = (text: string): string | null =>
      atOnce(suggest(text, index.vocabulary, finds));
    expect(suggested('maxkxting')).toBe('marketing');
    expect(suggested('kiosk 99')).toBe('kiosk');
    expect(suggested('qqqqqqq')).toBeNull();
  });
});
