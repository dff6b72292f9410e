import { inspect } from 'node:util';
import { registerSecret } from '../redact';

/**
 * A secret value in memory. Printed, logged, serialised or sent over IPC by mistake it shows a
 * placeholder; only `reveal()` gives the value, so that every use can be found by name. While it
 * lives its text is taken out of logs and errors; `dispose()` ends that.
 */
export class Secret {
  readonly #value: string;
  readonly #forget: () => void;

  constructor(value: string) {
    this.#value = value;
    this.#forget = registerSecret(value);
  }

  /** The value itself. Give it to the call that needs it and to nothing else. */
  reveal(): string {
    return this.#value;
  }

  /** The owner drops it: its text need not be watched for any longer. */
  dispose(): void {
    this.#forget();
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
