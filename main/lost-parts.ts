type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The paths of what was found and is not in what was made of it: what did not fit, and fell back to a
 * default or was left out. Lists are looked at as a whole.
 */
export function lostParts(found: unknown, made: unknown, path = ''): string[] {
  if (found === undefined) return [];
  if (isFields(found) && isFields(made)) {
    return Object.entries(found).flatMap(([key, value]) =>
      lostParts(value, made[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return JSON.stringify(found) === JSON.stringify(made) ? [] : [path];
}
