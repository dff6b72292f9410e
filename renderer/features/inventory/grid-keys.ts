/** Where the keyboard goes in the list. */
export type GridStep = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

/** What a key asks of the list, with the focus on a row. */
export type GridCommand =
  /** `extends`: all from where the technician began up to there are chosen. */
  | { readonly do: 'move'; readonly step: GridStep; readonly extends: boolean }
  | { readonly do: 'open' | 'favourite' | 'details' | 'mark' | 'all' | 'clear' };

const STEPS: Readonly<Record<string, GridStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Home: 'first',
  End: 'last',
};

const PLAIN: Readonly<Record<string, Exclude<GridCommand['do'], 'move'>>> = {
  Enter: 'open',
  ' ': 'mark',
  Escape: 'clear',
  s: 'favourite',
  i: 'details',
};

/** As in browsers and file managers. */
const WITH_CONTROL: Readonly<Record<string, Exclude<GridCommand['do'], 'move'>>> = {
  a: 'all',
  d: 'favourite',
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key; null for keys that are none of the list's. */
export function gridCommand({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): GridCommand | null {
  if (altKey) return null;
  // A letter is the same with caps lock.
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    const command = ctrlKey !== metaKey && !shiftKey ? WITH_CONTROL[name] : undefined;
    return command === undefined ? null : { do: command };
  }
  const step = STEPS[name];
  if (step !== undefined) return { do: 'move', step, extends: shiftKey };
  const command = shiftKey ? undefined : PLAIN[name];
  return command === undefined ? null : { do: command };
}
