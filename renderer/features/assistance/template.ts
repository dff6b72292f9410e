import { PLACEHOLDERS, type MessageTemplate } from '../../../preload/contract/invitation';

/** Names in braces that nothing is filled in for: most often one is misspelt. */
export function unknownPlaceholders({ subject, body }: MessageTemplate): readonly string[] {
  const names = [...`${subject}\n${body}`.matchAll(/\{([A-Za-z]+)\}/g)].map(
    ([, name = '']) => name,
  );
  return names.filter((name) => !PLACEHOLDERS.some((known) => known === name));
}

/** Do two templates say the same? */
export function isSame(one: MessageTemplate, other: MessageTemplate): boolean {
  return one.subject === other.subject && one.body === other.body;
}
