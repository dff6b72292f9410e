import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Program } from './program';
import { until } from './until';

const run = promisify(execFile);

/** What shows the notices of a desktop: Dunst, on the bus and the display of a test's computer. */
export class NotificationDaemon {
  readonly #daemon: Program;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(daemon: Program, env: NodeJS.ProcessEnv) {
    this.#daemon = daemon;
    this.#env = env;
  }

  /** @param env of the session: `DISPLAY`, `HOME` and `DBUS_SESSION_BUS_ADDRESS` */
  static async start(env: NodeJS.ProcessEnv): Promise<NotificationDaemon> {
    const daemon = Program.start('dunst', ['-print'], { env });
    await until('the notification daemon answers', () =>
      run('dunstctl', ['count', 'displayed'], { env }).then(
        () => true,
        () => false,
      ),
    );
    return new NotificationDaemon(daemon, env);
  }

  /** The notices so far, each its title and its text. */
  get shown(): string[] {
    const notices = this.#daemon.output.matchAll(
      /^\tsummary: '(.*)'\n\tbody: '([^]*?)'\n\ticon:/gm,
    );
    return [...notices].map(([, title = '', body = '']) => `${title}: ${body}`);
  }

  /** Clicks the newest one. */
  async click(): Promise<void> {
    await run('dunstctl', ['action', '0'], { env: this.#env });
  }

  async stop(): Promise<void> {
    await this.#daemon.stop();
  }
}
