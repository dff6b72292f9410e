/** RFC 4180; with a byte order mark, without which Excel takes Chinese for something else. */
export function csvText(table: readonly (readonly string[])[]): string {
  return `\ufeff${table.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/**
 * One cell, as no program takes it for anything but text: one that begins like a formula begins with an
 * apostrophe instead, also in the full-width forms that spreadsheets of East Asia take.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
