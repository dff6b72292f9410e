/**
 * The texts of the interface. One catalogue is chosen at the start, before anything is mounted,
 * so that `t` needs no reactivity.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json';
import zhCN from './zh-CN.json';

/** Every key of the English catalogue; the Chinese one has the same (tested). */
export type MessageKey = keyof typeof en;

/** What a message may be filled with. */
export type MessageParams = Readonly<Record<string, string | number>>;

export type Locale = 'en' | 'zh-CN';

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  en,
  'zh-CN': zhCN,
};

let current: Locale = 'en';
const formats = new Map<MessageKey, IntlMessageFormat>();

/** Chinese for every Chinese tag (we have the Simplified script only), English for all others. */
export function localeFor(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** Chooses the catalogue for a BCP 47 tag. Called once, before mounting. */
export function setLocale(tag: string): Locale {
  current = localeFor(tag);
  formats.clear();
  return current;
}

/** The language in use, for `lang` and `Intl`. */
export function locale(): Locale {
  return current;
}

/** The text of a key in the language in use. */
export function t(key: MessageKey, params?: MessageParams): string {
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(CATALOGUES[current][key], current);
    formats.set(key, format);
  }
  return String(format.format(params));
}
