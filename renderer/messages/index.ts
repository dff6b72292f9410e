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

/** The language in use, for `lang` and `Intl`. */
export function locale(): Locale {
  return language.locale;
}

/** The text of a key in the language in use. */
export function t(key: MessageKey, params?: MessageParams): string {
  const current = locale();
  const name = `${current} ${key}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new IntlMessageFormat(CATALOGUES[current][key], current);
    formats.set(name, format);
  }
  return String(format.format(params));
}
