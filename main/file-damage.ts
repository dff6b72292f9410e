import type { AppError } from '../preload/contract/errors';
import { Failure } from './errors';

/** A file of ours that was not as it was written. */
export interface FileDamage {
  readonly file: string;
  /** What became of it: its copy took its place, a later version wrote it, it is lost, or parts of it are. */
  readonly state: 'restored' | 'later' | 'lost' | 'parts';
  /** The name under which it was kept beside; empty when it could not be. */
  readonly aside: string;
  /** The parts that did not fit. */
  readonly parts: readonly string[];
}

export type NoteDamage = (damage: FileDamage) => void;

/** More would be a list nobody reads; the log has all. */
const MOST_PARTS = 3;

/** What was found damaged at the start, for whoever looks first. */
export class FileDamages {
  readonly #found: FileDamage[] = [];

  readonly note: NoteDamage = (damage) => void this.#found.push(damage);

  /** All of it, once. */
  take(): AppError[] {
    return this.#found.splice(0).map(({ file, state, aside, parts }) => {
      const named = parts.slice(0, MOST_PARTS).join(', ');
      const more = String(Math.max(0, parts.length - MOST_PARTS));
      const params = { file, state, aside, parts: named, more };
      return new Failure('file-damaged', { params }).data;
    });
  }
}
