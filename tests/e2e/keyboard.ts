import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A keyboard at the display: its keys take the way of real ones, through the X server. */
export class Keyboard {
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Presses and releases keys by their X names, `a` or `ctrl+w`, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    await run('xdotool', ['key', ...keys], { env: this.#env });
  }

  async type(text: string): Promise<void> {
    await run('xdotool', ['type', text], { env: this.#env });
  }
}
