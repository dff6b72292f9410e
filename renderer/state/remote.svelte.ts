import type { AppError } from '../../preload/contract/errors';
import type { Result } from '../../preload/contract/result';

/** Data that comes from elsewhere: one union in place of three booleans that could disagree. */
export type RemoteData<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ok'; readonly value: T; readonly at: number }
  | { readonly status: 'failed'; readonly error: AppError };

/**
 * One piece of remote data: runs the call that fetches it, drops answers that a newer call has
 * overtaken, and keeps the last good value while a newer one is on its way.
 */
export class Remote<T> {
  #data = $state.raw<RemoteData<T>>({ status: 'idle' });
  #last = $state.raw<{ readonly value: T; readonly at: number } | null>(null);
  #call = 0;

  /** State of the newest call. */
  get data(): RemoteData<T> {
    return this.#data;
  }

  /** The newest good value, also while loading or after a failure. */
  get last(): { readonly value: T; readonly at: number } | null {
    return this.#last;
  }

  get loading(): boolean {
    return this.#data.status === 'loading';
  }

  get error(): AppError | null {
    return this.#data.status === 'failed' ? this.#data.error : null;
  }

  /** Runs a call. Resolves with its result; the data changes only if no newer call was started. */
  async run(call: () => Promise<Result<T>>): Promise<Result<T>> {
    const mine = ++this.#call;
    this.#data = { status: 'loading' };
    const result = await call();
    if (mine === this.#call) {
      if (result.ok) this.#accept(result.value);
      else this.#data = { status: 'failed', error: result.error };
    }
    return result;
  }

  /** A value that main sent by itself. It is newer than any answer still on its way. */
  set(value: T): void {
    this.#call++;
    this.#accept(value);
  }

  /** Main says by itself that it cannot be had now. What is known stays. */
  fail(error: AppError): void {
    this.#call++;
    this.#data = { status: 'failed', error };
  }

  /** Forgets everything, and any answer still on its way. */
  reset(): void {
    this.#call++;
    this.#data = { status: 'idle' };
    this.#last = null;
  }

  #accept(value: T): void {
    const at = Date.now();
    this.#last = { value, at };
    this.#data = { status: 'ok', value, at };
  }
}
