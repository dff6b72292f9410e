/** The texts of the interface, in the language in use: whoever asks in a template is asked again when that changes. */
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json';
import { language, type Locale } from './language.svelte';
import zhCN from './zh-CN.json';

/** Every key of the English catalogue; the Chinese one has the same (tested). */
export type MessageKey = keyof typeof en;

/** What a message may be filled with. */
export type MessageParams = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  en,
  'zh-CN': zhCN,
};

const formats = new Map<string, IntlMessageFormat>();

/** What makes a message more than its own text: an argument, a tag, or a quote that hides one. */
const SYNTAX = /[{}<']/;

/** The language in use, for `lang` and `Intl`. */
export function locale(): Locale {
  return language.locale;
}

/** The text of a key in the language in use. */
export function t(key: MessageKey, params?: MessageParams): string {
  const current = locale();
  const message = CATALOGUES[current][key];
  // Most are: to read each of them as a pattern was an eighth of the way to the first picture.
  if (!SYNTAX.test(message)) return message;
  const name = `${current} ${key}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new IntlMessageFormat(message, current);
    formats.set(name, format);
  }
  return String(format.format(params));
}
