/** Bytes of a line: few enough to be compared by eye. */
const BYTES = 8;

/** A fingerprint (`AA:BB:…`) in lines that are as long as each other. */
export function linesOf(fingerprint: string): string {
  const bytes = fingerprint.split(':');
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES)
    lines.push(bytes.slice(at, at + BYTES).join(':'));
  return lines.join('\n');
}
