/** The languages that main itself speaks: in the system's dialogs and menus, and in a terminal. */
export type MainLanguage = 'en' | 'zh-CN';

/** @param locale of the system or of a terminal: a BCP 47 tag, or as POSIX writes it (`zh_CN.UTF-8`) */
export function languageOf(locale: string): MainLanguage {
  return /^zh(?![a-z])/i.test(locale) ? 'zh-CN' : 'en';
}
