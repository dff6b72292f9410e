/**
 * What stands on the keys of the layouts that machines have. Only what Windows and Linux agree on is
 * here: a character that one of them has elsewhere counts as one that cannot be typed, which is told,
 * rather than as one that comes out wrong.
 */
import type { KeyboardLayout } from '../../preload/contract/keyboard';

/** The places, row by row, in the order of the tables below. */
export const ROWS: readonly (readonly string[])[] = [
  // prettier-ignore
  ['Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal', 'IntlYen'],
  // prettier-ignore
  ['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP', 'BracketLeft', 'BracketRight', 'Backslash'],
  // prettier-ignore
  ['KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL', 'Semicolon', 'Quote'],
  // prettier-ignore
  ['IntlBackslash', 'KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash', 'IntlRo'],
];

/**
 * One line per row: what the keys give, in order, a space between two. `--` is nothing, and a `!` after
 * a character makes it a dead key: it waits for the letter it goes on. Lines may end early.
 */
export interface LayoutTable {
  readonly plain: readonly string[];
  readonly shift: readonly string[];
  /** With AltGr, the right Alt key. */
  readonly altGr?: readonly string[];
}

const LETTERS = ['q w e r t y u i o p', 'a s d f g h j k l', '-- z x c v b n m'] as const;
const CAPITALS = LETTERS.map((row) => row.toUpperCase());

const US: LayoutTable = {
  plain: [
    '` 1 2 3 4 5 6 7 8 9 0 - =',
    `${LETTERS[0]} [ ] \\`,
    `${LETTERS[1]} ; '`,
    `${LETTERS[2]} , . /`,
  ],
  shift: [
    '~ ! @ # $ % ^ & * ( ) _ +',
    `${CAPITALS[0] ?? ''} { } |`,
    `${CAPITALS[1] ?? ''} : "`,
    `${CAPITALS[2] ?? ''} < > ?`,
  ],
};

const UK: LayoutTable = {
  plain: [
    '` 1 2 3 4 5 6 7 8 9 0 - =',
    'q w e r t y u i o p [ ] #',
    "a s d f g h j k l ; '",
    '\\ z x c v b n m , . /',
  ],
  shift: [
    '¬ ! " £ $ % ^ & * ( ) _ +',
    'Q W E R T Y U I O P { } ~',
    'A S D F G H J K L : @',
    '| Z X C V B N M < > ?',
  ],
  altGr: ['-- -- -- -- €'],
};

const GERMAN: LayoutTable = {
  plain: [
    '^! 1 2 3 4 5 6 7 8 9 0 ß ´!',
    'q w e r t z u i o p ü + #',
    'a s d f g h j k l ö ä',
    '< y x c v b n m , . -',
  ],
  shift: [
    '° ! " § $ % & / ( ) = ? `!',
    "Q W E R T Z U I O P Ü * '",
    'A S D F G H J K L Ö Ä',
    '> Y X C V B N M ; : _',
  ],
  altGr: [
    '-- -- ² ³ -- -- -- { [ ] } \\',
    '@ -- € -- -- -- -- -- -- -- -- ~',
    '',
    '| -- -- -- -- -- -- µ',
  ],
};

/** French, but for the two keys Windows and Linux disagree on. */
function french(tilde: string, grave: string): LayoutTable {
  return {
    plain: [
      '² & é " \' ( - è _ ç à ) =',
      'a z e r t y u i o p ^! $ *',
      'q s d f g h j k l m ù',
      '< w x c v b n , ; : !',
    ],
    shift: [
      '-- 1 2 3 4 5 6 7 8 9 0 ° +',
      'A Z E R T Y U I O P ¨! £ µ',
      'Q S D F G H J K L M %',
      '> W X C V B N ? . / §',
    ],
    altGr: [`-- -- ${tilde} # { [ | ${grave} \\ ^ @ ] }`, '-- -- € -- -- -- -- -- -- -- -- ¤'],
  };
}

/** Spanish, but for the key Windows and Linux disagree on. */
function spanish(tilde: string): LayoutTable {
  return {
    plain: [
      "º 1 2 3 4 5 6 7 8 9 0 ' ¡",
      'q w e r t y u i o p `! + ç',
      'a s d f g h j k l ñ ´!',
      '< z x c v b n m , . -',
    ],
    shift: [
      'ª ! " · $ % & / ( ) = ? ¿',
      'Q W E R T Y U I O P ^! * Ç',
      'A S D F G H J K L Ñ ¨!',
      '> Z X C V B N M ; : _',
    ],
    altGr: [
      `\\ | @ # ${tilde} -- ¬`,
      '-- -- € -- -- -- -- -- -- -- [ ] }',
      '-- -- -- -- -- -- -- -- -- -- {',
    ],
  };
}

const JAPANESE: LayoutTable = {
  plain: [
    '-- 1 2 3 4 5 6 7 8 9 0 - ^',
    'q w e r t y u i o p @ [ ]',
    'a s d f g h j k l ; :',
    '-- z x c v b n m , . / \\',
  ],
  shift: [
    '-- ! " # $ % & \' ( ) -- = ~ |',
    'Q W E R T Y U I O P ` { }',
    'A S D F G H J K L + *',
    '-- Z X C V B N M < > ? _',
  ],
};

/** Swiss, but for the keys where German and French letters change places. */
function swiss(plain: string, shift: string): LayoutTable {
  const [u, o, a] = plain;
  const [shiftU, shiftO, shiftA] = shift;
  return {
    plain: [
      "§ 1 2 3 4 5 6 7 8 9 0 ' ^!",
      `q w e r t z u i o p ${u ?? ''} ¨! $`,
      `a s d f g h j k l ${o ?? ''} ${a ?? ''}`,
      '< y x c v b n m , . -',
    ],
    shift: [
      '° + " * ç % & / ( ) = ? `!',
      `Q W E R T Z U I O P ${shiftU ?? ''} ! £`,
      `A S D F G H J K L ${shiftO ?? ''} ${shiftA ?? ''}`,
      '> Y X C V B N M ; : _',
    ],
    altGr: [
      '-- -- @ # -- -- ¬ | ¢ -- -- ´! ~!',
      '-- -- € -- -- -- -- -- -- -- [ ] }',
      '-- -- -- -- -- -- -- -- -- -- {',
      '\\',
    ],
  };
}

export const LAYOUTS: Readonly<Record<KeyboardLayout, LayoutTable>> = {
  us: US,
  uk: UK,
  de: GERMAN,
  'fr-windows': french('~!', '`!'),
  'fr-linux': french('~', '`'),
  'es-windows': spanish('~!'),
  'es-linux': spanish('~'),
  ja: JAPANESE,
  'ch-de': swiss('üöä', 'èéà'),
  'ch-fr': swiss('èéà', 'üöä'),
};

/** The dead keys: the mark in Unicode, and the letters both systems put it on. */
export const DEAD_KEYS: ReadonlyMap<string, { readonly mark: string; readonly letters: string }> =
  new Map([
    ['^', { mark: '\u0302', letters: 'aeiouAEIOU' }],
    ['´', { mark: '\u0301', letters: 'aeiouAEIOU' }],
    ['`', { mark: '\u0300', letters: 'aeiouAEIOU' }],
    ['¨', { mark: '\u0308', letters: 'aeiouAEIOU' }],
    ['~', { mark: '\u0303', letters: 'anoANO' }],
  ]);

/** The dead keys that give their own mark when a space follows, on both systems. */
export const ALONE_WITH_SPACE = '^`~';
