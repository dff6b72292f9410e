import { createHash } from 'node:crypto';
import { alternativesOf } from '../alternatives';
import { redact } from '../redact';

/** Shorter ones stand in ordinary words. */
const SHORTEST_NAME = 3;
/** A name of two characters is a whole one in Chinese. */
const SHORTEST_FOREIGN = 2;

/** The host tells where it went wrong; the rest of an address is nobody's business. */
const ADDRESS = /\b(https?|wss?):\/\/([^\s/?#"'<>`@]*@)?([^\s/?#"'<>`]+)[^\s"'<>`)]*/gi;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;
const ID = /\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi;
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IP = new RegExp(`(?<![\\d.])(?!127\\.)(?:${OCTET}\\.){3}${OCTET}(?![\\d.])`, 'g');

/** How a name is found: not inside a longer word, where the letters are of one. */
function asWord(literal: string, name: string): string {
  return `${/^\w/.test(name) ? '(?<![A-Za-z0-9])' : ''}${literal}${/\w$/.test(name) ? '(?![A-Za-z0-9])' : ''}`;
}

/**
 * Takes out of a text whatever tells of customers and their users: names that are known here, the paths of
 * addresses, mail addresses, network addresses, and ids. An id becomes a short mark, the same wherever it
 * stands in one text and another in the next, so that lines can be told to belong together.
 * @param names as they are kept here: of accounts, machines, users, tags …
 * @param salt new for each text
 */
export function discreet(text: string, names: Iterable<string>, salt: string): string {
  const mark = (id: string): string => {
    const plain = id.replaceAll('-', '').toLowerCase();
    return `[id ${createHash('sha256').update(salt).update(plain).digest('hex').slice(0, 8)}]`;
  };
  return withoutNames(redact(text), names)
    .replace(
      ADDRESS,
      (_all, scheme: string, _user: unknown, host: string) => `${scheme}://${host}/…`,
    )
    .replace(MAIL, '[mail]')
    .replace(ID, mark)
    .replace(IP, '[address]');
}

/** First looked for one by one, which is quick for tens of thousands: few of them are in a text. */
function withoutNames(text: string, names: Iterable<string>): string {
  const lower = text.toLowerCase();
  const found = [...new Set(names)].filter((name) => {
    // eslint-disable-next-line no-control-regex -- what is not ASCII
    const shortest = /[^\x00-\x7f]/.test(name) ? SHORTEST_FOREIGN : SHORTEST_NAME;
    return name.length >= shortest && lower.includes(name.toLowerCase());
  });
  if (found.length === 0) return text;
  return text.replace(new RegExp(alternativesOf(found, asWord), 'giu'), '[name]');
}
