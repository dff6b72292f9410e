import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Keyboard and mouse at the display: what they do takes the way of real ones, through X. */
export class Keyboard {
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Presses and releases keys by their X names, `a` or `ctrl+w`, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    await run('xdotool', ['key', ...keys], { env: this.#env });
  }

  async down(key: string): Promise<void> {
    await run('xdotool', ['keydown', key], { env: this.#env });
  }

  async up(key: string): Promise<void> {
    await run('xdotool', ['keyup', key], { env: this.#env });
  }

  async click(x: number, y: number): Promise<void> {
    await run('xdotool', ['mousemove', String(x), String(y), 'click', '1'], { env: this.#env });
  }

  /** The windows on the display whose titles hold this, by their X ids. */
  async windows(title: string): Promise<string[]> {
    try {
      const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', title], {
        env: this.#env,
      });
      return stdout.split('\n').filter(Boolean);
    } catch {
      // It answers that it has found none with a failure.
      return [];
    }
  }

  async type(text: string): Promise<void> {
    await run('xdotool', ['type', text], { env: this.#env });
  }
}
