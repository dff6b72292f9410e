import type { AppError } from './errors';

/** What every call answers: never a rejected promise, so that no field of an error is lost on the bridge. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** Wraps a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a failure. */
export function fail(error: AppError): Result<never> {
  return { ok: false, error };
}
