import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYBOARD_LAYOUTS } from '../../preload/contract/keyboard';
import { LAYOUTS, ROWS } from './layouts';
import { planText, reachOf, type Stroke } from './plan';

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** A stroke in short: `Shift+KeyA`. */
function short({ code, shift, altGr }: Stroke): string {
  return `${shift ? 'Shift+' : ''}${altGr ? 'AltGr+' : ''}${code}`;
}

function typed(text: string, layout: (typeof KEYBOARD_LAYOUTS)[number]): string[] {
  return planText(text, layout, 'positions').strokes.map(short);
}

describe.each(KEYBOARD_LAYOUTS)('the layout %s', (layout) => {
  test('has every ASCII character', () => {
    expect(planText(ASCII.join(''), layout, 'positions').untypeable).toEqual([]);
  });

  test('gives no two characters for the same keys', () => {
    const ways = [...reachOf(layout).values()].map((strokes) => strokes.map(short).join(' '));
    expect(new Set(ways).size).toBe(ways.length);
  });

  test('has a place for everything in its table', () => {
    const { plain, shift, altGr = [] } = LAYOUTS[layout];
    for (const rows of [plain, shift, altGr]) {
      rows.forEach((row, index) => {
        const columns = row.split(' ').filter((token) => token !== '').length;
        expect(columns, row).toBeLessThanOrEqual(ROWS[index]?.length ?? 0);
      });
    }
    expect(plain.map((row) => row.split(' ').length)).toEqual(
      shift.map((row, index) => {
        // The Japanese yen key gives a character of its own only with shift.
        const more = layout === 'ja' && index === 0 ? 1 : 0;
        return row.split(' ').length - more;
      }),
    );
  });

  test('types nothing of a text with a character it has not', () => {
    expect(planText('a☃b中☃', layout, 'positions').untypeable).toEqual(['☃', '中']);
  });

  test('is one keystroke per character where characters are passed on', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ASCII, 'é', '中', '€') }), (text) => {
        const { strokes, untypeable } = planText(text, layout, 'characters');
        expect(untypeable).toEqual([]);
        expect(strokes.map(({ key }) => key).join('')).toBe(text.normalize('NFC'));
      }),
    );
  });
});

test.each([
  ['us', 'aZ@\\', ['KeyA', 'Shift+KeyZ', 'Shift+Digit2', 'Backslash']],
  [
    'uk',
    '@"£\\#€',
    ['Shift+Quote', 'Shift+Digit2', 'Shift+Digit3', 'IntlBackslash', 'Backslash', 'AltGr+Digit4'],
  ],
  ['de', 'zy@ß{', ['KeyY', 'KeyZ', 'AltGr+KeyQ', 'Minus', 'AltGr+Digit7']],
  ['de', 'é^`', ['Equal', 'KeyE', 'Backquote', 'Space', 'Shift+Equal', 'Space']],
  ['fr-windows', 'aq1é~', ['KeyQ', 'KeyA', 'Shift+Digit1', 'Digit2', 'AltGr+Digit2', 'Space']],
  ['fr-linux', '~`^', ['AltGr+Digit2', 'AltGr+Digit7', 'AltGr+Digit9']],
  ['es-windows', 'ñ~á', ['Semicolon', 'AltGr+Digit4', 'Space', 'Quote', 'KeyA']],
  ['es-linux', '~', ['AltGr+Digit4']],
  ['ja', '@"_\\|', ['BracketLeft', 'Shift+Digit2', 'Shift+IntlRo', 'IntlRo', 'Shift+IntlYen']],
  [
    'ch-de',
    'üèÜ~',
    ['BracketLeft', 'Shift+BracketLeft', 'BracketRight', 'Shift+KeyU', 'AltGr+Equal', 'Space'],
  ],
  ['ch-fr', 'èü', ['BracketLeft', 'Shift+BracketLeft']],
] as const)('%s: %s', (layout, text, strokes) => {
  expect(typed(text, layout)).toEqual(strokes);
});

test('line ends are Enter, whatever system they come from, and a tab is a tab', () => {
  expect(typed('a\r\nb\rc\n\td', 'us')).toEqual(
    'KeyA Enter KeyB Enter KeyC Enter Tab KeyD'.split(' '),
  );
});

test('a letter and its accent count as the one character they make', () => {
  expect(typed('u\u0308', 'de')).toEqual(['BracketLeft']);
  expect(planText('e\u0301', 'us', 'positions').untypeable).toEqual(['é']);
});

test.each(['\0', '\u001b', '\u007f', '\u200b', '\ufeff', '😀', '\ud800'])(
  'what no key gives is refused everywhere: %j',
  (character) => {
    for (const passing of ['positions', 'characters'] as const) {
      expect(planText(character, 'us', passing).untypeable).toHaveLength(1);
    }
  },
);

test('where characters are passed on, the event names what is meant', () => {
  const { strokes } = planText('zZ@é\n', 'de', 'characters');
  expect(strokes).toEqual([
    { code: 'KeyY', key: 'z', shift: false, altGr: false },
    { code: 'KeyY', key: 'Z', shift: true, altGr: false },
    { code: '', key: '@', shift: false, altGr: false },
    { code: '', key: 'é', shift: false, altGr: false },
    { code: 'Enter', key: 'Enter', shift: false, altGr: false },
  ]);
});

test('where positions are passed on, the event names what a US keyboard has there', () => {
  const { strokes } = planText('zZß', 'de', 'positions');
  expect(strokes.map(({ key }) => key)).toEqual(['y', 'Y', '-']);
});
