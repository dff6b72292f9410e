import {
  PLACEHOLDERS,
  type MessageTemplate,
  type Placeholder,
} from '../../../preload/contract/invitation';

/** What is known for a message. Missing and empty are the same: there is none. */
export type MessageValues = Readonly<Partial<Record<Placeholder, string>>>;

/** A message as it is sent: `body` with `\n` between its lines. */
export interface Message {
  readonly subject: string;
  readonly body: string;
}

const NAMES = /\{([A-Za-z]+)\}/g;

/**
 * Fills a template. A line with a placeholder for which there is nothing is left out, with the blank line
 * that it leaves behind; braces around anything else stay as they are.
 */
export function compose(template: MessageTemplate, values: MessageValues): Message {
  const known = cleaned(values);
  return {
    subject: linesOf(template.subject.replaceAll(/\s+/g, ' '), known).join(''),
    body: linesOf(template.body, known).join('\n').trim(),
  };
}

function linesOf(text: string, values: ReadonlyMap<string, string>): string[] {
  const lines: string[] = [];
  let hasLeftOut = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const filled = fill(line, values);
    if (filled === undefined) {
      hasLeftOut = true;
      continue;
    }
    const isBlank = filled.trim() === '';
    const followsBlank = (lines.at(-1) ?? '').trim() === '';
    if (hasLeftOut && isBlank && followsBlank) continue;
    if (!isBlank) hasLeftOut = false;
    lines.push(filled);
  }
  return lines;
}

/** Undefined: something of the line is missing. In one pass, so that no value is taken for a placeholder. */
function fill(line: string, values: ReadonlyMap<string, string>): string | undefined {
  const isKnown = (name: string): boolean => PLACEHOLDERS.some((known) => known === name);
  const names = [...line.matchAll(NAMES)].map(([, name = '']) => name);
  if (names.some((name) => isKnown(name) && !values.has(name))) return undefined;
  return line.replaceAll(NAMES, (braces, name: string) =>
    isKnown(name) ? (values.get(name) ?? '') : braces,
  );
}

/** Names come from the cloud: a line break or a control character in one must not become a line. */
function cleaned(values: MessageValues): ReadonlyMap<string, string> {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()] as const,
  );
  return new Map(entries.filter(([, value]) => value !== ''));
}
