/** Newer versions of the app itself. */
import type { AppError } from './errors';

/** Why no newer version is ever looked for: the organisation said so, or the package knows of no place to look. */
export type UpdatesOff = 'policy' | 'not-set-up';

export type UpdateState =
  | { readonly state: 'off'; readonly why: UpdatesOff }
  /** Nobody has looked since the start. */
  | { readonly state: 'idle' }
  | { readonly state: 'checking' }
  | { readonly state: 'none'; readonly at: string }
  /** Found, and about to be downloaded. */
  | { readonly state: 'available'; readonly version: string }
  | { readonly state: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and verified. It is installed when the app is quit, at the latest. */
  | { readonly state: 'ready'; readonly version: string; readonly deferred: boolean }
  | { readonly state: 'failed'; readonly error: AppError };
