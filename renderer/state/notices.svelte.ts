import type { AppError } from '../../preload/contract/errors';

/** Something to tell that belongs to no form: a failed call. */
export interface Notice {
  readonly id: number;
  /** What it is about, where the failure alone does not say. */
  readonly title?: string;
  readonly error: AppError;
  /** Runs the failed thing again; offered where the error says that this may help. */
  readonly retry?: () => void;
}

/** The newest few are enough: a dead network would otherwise paper the window. */
const KEPT = 3;

/** What is shown in the corner of the window. */
export class Notices {
  #all = $state.raw<readonly Notice[]>([]);
  #next = 1;

  get all(): readonly Notice[] {
    return this.#all;
  }

  /** Shows a failure. The same failure shown twice is one notice. */
  fail(error: AppError, retry?: () => void): void {
    this.#add({ id: this.#next++, error, ...(retry === undefined ? {} : { retry }) });
  }

  /** Shows what has failed, and why. */
  failed(title: string, error: AppError): void {
    this.#add({ id: this.#next++, title, error });
  }

  #add(notice: Notice): void {
    const { error, title } = notice;
    const others = this.#all.filter(
      (other) =>
        other.title !== title ||
        other.error.code !== error.code ||
        other.error.accountId !== error.accountId,
    );
    this.#all = [...others, notice].slice(-KEPT);
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((notice) => notice.id !== id);
  }
}
