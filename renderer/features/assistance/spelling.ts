import type { MessageLanguage } from '../../../preload/contract/invitation';

/** What a character is: heard on the phone, an O and a zero are the same. */
export type CharacterKind = 'letter' | 'digit' | 'other';

/** One character as it is read aloud. `kind` and `say` are in the language of the alphabet. */
export interface Spelled {
  readonly character: string;
  readonly is: CharacterKind;
  readonly kind: string;
  readonly say: string;
}

interface Alphabet {
  readonly kinds: Readonly<Record<CharacterKind, string>>;
  readonly letters: ReadonlyMap<string, string>;
  /** From zero to nine. */
  readonly digits: readonly string[];
}

/** A list of words by their first letters. */
function byInitial(words: string): ReadonlyMap<string, string> {
  return new Map(words.split(' ').map((word) => [word.charAt(0), word]));
}

/**
 * Letters by the NATO alphabet in its own spelling. Digits are said as everybody says them: "tree", "fife"
 * and "niner" are for who has learnt them.
 */
const ENGLISH: Alphabet = {
  kinds: { letter: 'letter', digit: 'digit', other: 'sign' },
  letters: byInitial(
    'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu',
  ),
  digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** Words that everybody has learnt at school, with what they mean for who has forgotten them. */
const SCHOOL_WORDS: Readonly<Record<string, string>> = {
  Apple: '苹果',
  Boy: '男孩',
  Cat: '猫',
  Dog: '狗',
  Egg: '鸡蛋',
  Fish: '鱼',
  Girl: '女孩',
  Hand: '手',
  Ice: '冰',
  Juice: '果汁',
  King: '国王',
  Lion: '狮子',
  Monkey: '猴子',
  Nurse: '护士',
  Orange: '橙子',
  Pen: '钢笔',
  Queen: '女王',
  Red: '红色',
  Sun: '太阳',
  Tiger: '老虎',
  Umbrella: '雨伞',
  Victory: '胜利',
  Water: '水',
  'X-ray': 'X 光',
  Yellow: '黄色',
  Zoo: '动物园',
};

/**
 * Chinese has no alphabet of its own for the phone; a letter is said as that of a word, "Apple 的 A". Of the
 * digits only one differs from reading: 1 is 幺 (yāo), as in every telephone number, because 一 (yī) sounds
 * like 七 (qī). The rest of the military way (洞, 两, 拐, 勾) is not used with customers.
 */
const CHINESE: Alphabet = {
  kinds: { letter: '字母', digit: '数字', other: '符号' },
  letters: new Map(
    Object.entries(SCHOOL_WORDS).map(([word, meaning]) => {
      const letter = word.charAt(0);
      return [letter, `${word}（${meaning}）的 ${letter}`];
    }),
  ),
  digits: ['零', '幺（一）', '二', '三', '四', '五', '六', '七', '八', '九'],
};

const ALPHABETS: Readonly<Record<MessageLanguage, Alphabet>> = { en: ENGLISH, 'zh-CN': CHINESE };

/** A code, one entry for each character. What is in no alphabet is said as it is. */
export function spell(code: string, language: MessageLanguage): readonly Spelled[] {
  const { kinds, letters, digits } = ALPHABETS[language];
  return Array.from(code).map((character) => {
    const digit = /^\d$/.test(character) ? digits[Number(character)] : undefined;
    const letter = letters.get(character.toUpperCase());
    const is = digit !== undefined ? 'digit' : letter !== undefined ? 'letter' : 'other';
    return { character, is, kind: kinds[is], say: digit ?? letter ?? character };
  });
}

/** The characters that are taken for one another when they are read off a screen. */
const LOOK_ALIKES = ['0', 'O', '1', 'I'] as const;
export type LookAlike = (typeof LOOK_ALIKES)[number];

/** Of two look-alikes the digit is the one that is marked. */
export function isMarked(character: string): boolean {
  return character === '0' || character === '1';
}

/** Those of a code, each once. */
export function lookAlikesIn(code: string): readonly LookAlike[] {
  return LOOK_ALIKES.filter((character) => code.includes(character));
}
