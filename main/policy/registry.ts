/** The values of a key by their names: text, or a number. */
type RegistryValues = ReadonlyMap<string, string | number>;

/** Keys by their full names, with their values. */
export type RegistryKeys = ReadonlyMap<string, RegistryValues>;

const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/**
 * Reads what `reg query` prints: the names of keys at the beginning of a line, and below each its values,
 * indented by four blanks, in three columns. A value without a name, the default one, is left out.
 * @throws Error for a value of a type that no rule has
 */
export function parseRegistry(printed: string): RegistryKeys {
  const keys = new Map<string, Map<string, string | number>>();
  let values = new Map<string, string | number>();
  for (const line of printed.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) {
      values = new Map();
      keys.set(line.trimEnd(), values);
      continue;
    }
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (name === undefined || type === undefined || /^\(.*\)$/.test(name)) continue;
    values.set(name, valueOf(name, type, data));
  }
  return keys;
}

function valueOf(name: string, type: string, data: string): string | number {
  switch (type) {
    case 'REG_SZ':
      return data;
    case 'REG_DWORD':
      return Number.parseInt(data, 16);
    default:
      throw new Error(`${name} is of the type ${type}`);
  }
}
