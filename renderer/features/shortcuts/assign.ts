import type { KeyCombination } from '../../../preload/contract/keyboard';
import {
  isSame,
  isUsual,
  keysOf,
  placeOf,
  SHORTCUTS,
  type ChosenKeys,
  type Shortcut,
} from '../../../preload/contract/shortcuts';

/** Keys, and who would lose them. */
export interface Loss {
  readonly shortcut: Shortcut;
  readonly keys: KeyCombination;
}

/** Whoever else has these keys at the same place. */
export function losersOf(
  chosen: ChosenKeys,
  winner: Shortcut,
  wanted: readonly KeyCombination[],
): readonly Loss[] {
  return SHORTCUTS.filter((one) => one !== winner && placeOf(one) === placeOf(winner)).flatMap(
    (shortcut) =>
      keysOf(shortcut, chosen)
        .filter((keys) => wanted.some((other) => isSame(keys, other)))
        .map((keys) => ({ shortcut, keys })),
  );
}

/** The chosen keys after this shortcut got these in place of its own; whoever had them has not. */
export function assigned(chosen: ChosenKeys, shortcut: Shortcut, keys: KeyCombination): ChosenKeys {
  return { ...without(chosen, losersOf(chosen, shortcut, [keys])), [shortcut]: [keys] };
}

/** The chosen keys after this shortcut got its usual ones back; whoever had them has not. */
export function restored(chosen: ChosenKeys, shortcut: Shortcut): ChosenKeys {
  const { [shortcut]: own, ...others } = chosen;
  return own === undefined
    ? chosen
    : without(others, losersOf(others, shortcut, keysOf(shortcut, others)));
}

/** Has somebody given it other keys, or taken some from it? */
export function isChosen(chosen: ChosenKeys, shortcut: Shortcut): boolean {
  const own = chosen[shortcut];
  const usual = keysOf(shortcut, {});
  return (
    own !== undefined &&
    (own.length !== usual.length || !own.every((keys) => isUsual(shortcut, keys)))
  );
}

function without(chosen: ChosenKeys, losses: readonly Loss[]): ChosenKeys {
  return losses.reduce(
    (left, { shortcut, keys }) => ({
      ...left,
      [shortcut]: keysOf(shortcut, left).filter((one) => !isSame(one, keys)),
    }),
    chosen,
  );
}
