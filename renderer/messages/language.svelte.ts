import type { InterfaceLanguage } from '../../preload/contract/settings';

/** A language there is a catalogue for. */
export type Locale = 'en' | 'zh-CN';

/** Chinese for every Chinese tag (we have the Simplified script only), English for all others. */
export function localeFor(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/** The language of the interface. What is shown in it is drawn anew when it changes. */
class Language {
  #system = $state<Locale>('en');
  #chosen = $state<InterfaceLanguage>('system');

  get locale(): Locale {
    return this.#chosen === 'system' ? this.#system : this.#chosen;
  }

  /** @param tag the system's language, as a BCP 47 tag */
  setSystem(tag: string): void {
    this.#system = localeFor(tag);
  }

  choose(chosen: InterfaceLanguage): void {
    this.#chosen = chosen;
  }
}

export const language = new Language();
