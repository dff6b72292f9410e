import { inspect } from 'node:util';
import type { Log } from '../log';

/** Keeps what is logged. Unlike the real log it takes nothing out, so that a test sees what it was given. */
export class FakeLog implements Log {
  readonly lines: string[] = [];

  readonly error = this.#writer('error');
  readonly warn = this.#writer('warn');
  readonly info = this.#writer('info');

  #writer(level: string) {
    return (message: string, ...more: unknown[]): void => {
      this.lines.push([`${level}:`, message, ...more.map((value) => inspect(value))].join(' '));
    };
  }
}
