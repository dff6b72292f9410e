import type { Message } from './message';

/** Windows opens links of up to 2,081 characters, and some mail programs cut off somewhat earlier. */
const LONGEST = 2_000;

/**
 * A `mailto:` link with subject and body and nobody it goes to (RFC 6068). Everything but letters, digits
 * and `-._~` is encoded, so that nothing in a message can end a field, begin another one (`&cc=`), or mean
 * something to a shell on the way to the mail program. Line breaks are CRLF.
 */
export function mailtoOf({ subject, body }: Message): string {
  const fields = [
    ...(subject === '' ? [] : [`subject=${encode(subject.replaceAll(/[\r\n]+/g, ' '))}`]),
    `body=${encode(body.replaceAll(/\r\n|\r|\n/g, '\r\n'))}`,
  ];
  return `mailto:?${fields.join('&')}`;
}

/** Does a mail program get all of it? A message that is cut off would lack its end without a word. */
export function fitsMail(message: Message): boolean {
  return mailtoOf(message).length <= LONGEST;
}

function encode(text: string): string {
  // Half a surrogate pair cannot be encoded; a buffer puts U+FFFD in its place.
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
