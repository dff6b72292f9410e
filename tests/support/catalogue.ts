import { IntlMessageFormat } from 'intl-messageformat';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the app says for a key of one of its catalogues. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads a catalogue, `en` or `zh-CN`. */
export function catalogue(locale: string): Words {
  const file = path.resolve(import.meta.dirname, `../../renderer/messages/${locale}.json`);
  const messages = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  return (key, values = {}) => {
    const message = messages[key];
    if (message === undefined) throw new Error(`The catalogue has no ${key}`);
    return String(new IntlMessageFormat(message, locale).format(values));
  };
}
