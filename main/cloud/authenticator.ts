import type { Failure } from '../errors';
import type { CloudFailure } from './errors';
import type { Pass } from './transport';

/** What a request is sent to. */
export interface Target {
  readonly host: string;
  /** The project the call is about; null for calls outside any project. */
  readonly projectId: string | null;
}

/** The proof of who asks, and what to do when it was not enough. */
export interface Proof extends Pass {
  /**
   * The cloud answered 401 to it.
   * @param second whether this was already the attempt after such an answer
   * @returns `again` when a new proof may be accepted, else what to tell the technician
   */
  judge(failure: CloudFailure, second: boolean): 'again' | Failure;
}

/** Proves who asks: with a token, or by signing each request. */
export interface Authenticator {
  /** @throws Failure when there is no proof to be had, e.g. because the sign-in fails */
  prove(target: Target): Promise<Proof>;
  /** Signed out: no more proofs. */
  close(): void;
}
