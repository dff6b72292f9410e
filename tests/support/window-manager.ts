import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Display } from './display';
import { Program } from './program';
import { until } from './until';

const run = promisify(execFile);

/** A real window manager (Openbox): Alt+Tab, Alt+F4 and the focus of windows are its own. */
export class WindowManager {
  readonly #manager: Program;
  readonly #env: NodeJS.ProcessEnv;
  #others: Program[] = [];

  private constructor(manager: Program, env: NodeJS.ProcessEnv) {
    this.#manager = manager;
    this.#env = env;
  }

  static async start(display: Display): Promise<WindowManager> {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LANG: 'C.UTF-8', DISPLAY: display.name };
    const manager = Program.start('openbox', ['--sm-disable'], { env });
    const there = new WindowManager(manager, env);
    // It says nothing when it is ready, but the root window names it then (EWMH).
    await until('the window manager is there', async () => {
      const { stdout } = await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env });
      return stdout.includes('window id');
    });
    return there;
  }

  /** Another program comes to the front and takes the keyboard. */
  async openOther(): Promise<void> {
    const other = Program.start('xmessage', ['-geometry', '300x100+900+700', 'Another program'], {
      env: this.#env,
    });
    this.#others.push(other);
    const { stdout } = await run('xdotool', ['search', '--sync', '--class', 'xmessage'], {
      env: this.#env,
    });
    const id = stdout.trim().split('\n').at(-1) ?? '';
    await run('xdotool', ['windowactivate', '--sync', id], { env: this.#env });
  }

  async stop(): Promise<void> {
    for (const program of [...this.#others, this.#manager]) await program.stop();
  }
}
