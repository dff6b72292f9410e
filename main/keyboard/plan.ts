import type { KeyboardLayout, KeyPassing } from '../../preload/contract/keyboard';
import { keyOf } from './keys';
import { ALONE_WITH_SPACE, DEAD_KEYS, LAYOUTS, ROWS, type LayoutTable } from './layouts';

/** One key to press, with what is held meanwhile. */
export interface Stroke {
  /** The place on the keyboard; empty for a character that comes from no key. */
  readonly code: string;
  /** What the event says the key gives. */
  readonly key: string;
  readonly shift: boolean;
  readonly altGr: boolean;
}

/** A text as strokes, and the characters that have none. With one of those, nothing is to be typed. */
export interface Plan {
  readonly strokes: readonly Stroke[];
  readonly untypeable: readonly string[];
}

type Reach = ReadonlyMap<string, readonly Stroke[]>;

const SPACE: Stroke = { code: 'Space', key: ' ', shift: false, altGr: false };

/** Text has them, and every keyboard. */
const EVERYWHERE: readonly (readonly [string, Stroke])[] = [
  [' ', SPACE],
  ['\n', { code: 'Enter', key: 'Enter', shift: false, altGr: false }],
  ['\t', { code: 'Tab', key: 'Tab', shift: false, altGr: false }],
];

const reaches = new Map<KeyboardLayout, Reach>();

/** Every character of a layout with the strokes that give it. */
export function reachOf(layout: KeyboardLayout): Reach {
  const known = reaches.get(layout);
  if (known !== undefined) return known;
  const made = reach(LAYOUTS[layout]);
  reaches.set(layout, made);
  return made;
}

function reach(table: LayoutTable): Reach {
  const direct = new Map<string, readonly Stroke[]>(
    EVERYWHERE.map(([character, stroke]) => [character, [stroke]]),
  );
  const dead: [string, Stroke][] = [];
  const levels = [
    { rows: table.plain, shift: false, altGr: false },
    { rows: table.shift, shift: true, altGr: false },
    { rows: table.altGr ?? [], shift: false, altGr: true },
  ];
  for (const { rows, shift, altGr } of levels) {
    rows.forEach((row, index) => {
      tokens(row).forEach((token, column) => {
        const code = ROWS[index]?.[column];
        if (token === '--' || code === undefined) return;
        const { plain, shifted } = keyOf(code);
        const stroke: Stroke = { code, key: shift ? shifted : plain, shift, altGr };
        const character = token.charAt(0);
        if (token.length > character.length) dead.push([character, stroke]);
        // The first is the easiest.
        else if (!direct.has(character)) direct.set(character, [stroke]);
      });
    });
  }
  for (const [character, stroke] of dead) compose(character, stroke, direct);
  return direct;
}

/** Adds what a dead key makes of the letters, where nothing simpler gives it. */
function compose(character: string, dead: Stroke, direct: Map<string, readonly Stroke[]>): void {
  const offer = (result: string, ...strokes: readonly Stroke[]): void => {
    if (!direct.has(result)) direct.set(result, strokes);
  };
  if (ALONE_WITH_SPACE.includes(character)) offer(character, dead, SPACE);
  const { mark = '', letters = '' } = DEAD_KEYS.get(character) ?? {};
  for (const letter of letters) {
    const [base] = direct.get(letter) ?? [];
    const composed = `${letter}${mark}`.normalize('NFC');
    if (base !== undefined) offer(composed, dead, base);
  }
}

function tokens(row: string): string[] {
  return row.split(' ').filter((token) => token !== '');
}

/** Line ends and letters in one form each, so that a character looks the same wherever it came from. */
export function normalised(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC');
}

/** Works out how a text is typed on a machine, before anything is. */
export function planText(text: string, layout: KeyboardLayout, passing: KeyPassing): Plan {
  const strokes: Stroke[] = [];
  const untypeable = new Set<string>();
  for (const character of normalised(text)) {
    const found =
      passing === 'positions' ? reachOf(layout).get(character) : meant(character, layout);
    if (found === undefined) untypeable.add(character);
    else strokes.push(...found);
  }
  return { strokes, untypeable: [...untypeable] };
}

/**
 * For a console that passes on characters: the event names the character itself. From its key where
 * it has one without further ado, as from a real keyboard; else from none.
 */
function meant(character: string, layout: KeyboardLayout): readonly Stroke[] | undefined {
  const [stroke, ...more] = reachOf(layout).get(character) ?? [];
  if (stroke !== undefined && more.length === 0 && !stroke.altGr) {
    return [{ ...stroke, key: stroke.key.length > 1 ? stroke.key : character }];
  }
  // Events carry one UTF-16 unit, and no key gives an invisible character.
  if (character.length !== 1 || /\p{C}/u.test(character)) return undefined;
  return [{ code: '', key: character, shift: false, altGr: false }];
}
