import { IntlMessageFormat } from 'intl-messageformat';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const file = path.resolve(import.meta.dirname, '../../renderer/messages/en.json');
const messages = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));

/** What the app says in English for this key of the catalogue. */
export function english(key: string, values: Readonly<Record<string, string>> = {}): string {
  const message = messages[key];
  if (message === undefined) throw new Error(`The catalogue has no ${key}`);
  return String(new IntlMessageFormat(message, 'en').format(values));
}
