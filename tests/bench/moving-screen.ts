import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Program } from '../support/program';

const run = promisify(execFile);

const SIZE = { width: 1920, height: 1080 };
/** Steps of one way across the screen. */
const STEPS = 200;
/** Shorter than a frame, so that the server is what sets the pace. */
const STEP_SECONDS = 0.008;

/** A real machine's screen on which something always moves: a window going to and fro. */
export class MovingScreen {
  readonly port: number;
  readonly #programs: readonly Program[];

  private constructor(port: number, programs: readonly Program[]) {
    this.port = port;
    this.#programs = programs;
  }

  static async start(): Promise<MovingScreen> {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LANG: 'C.UTF-8' };
    const server = Program.start(
      'Xvnc',
      [
        ...['-displayfd', '3', '-localhost', '-SecurityTypes', 'None', '-depth', '24'],
        ...['-geometry', `${SIZE.width}x${SIZE.height}`, '-noreset', '-AlwaysShared'],
      ],
      { env },
    );
    const [, port] = await server.says(/Listening for VNC connections on .*, port (\d+)/);
    const [, number = ''] = await server.says(/^(\d+)\n/m);
    const shown = { ...env, DISPLAY: `:${number}` };
    const geometry = `${SIZE.width / 4}x${SIZE.height / 2}+0+200`;
    const window = Program.start('xmessage', ['-geometry', geometry, 'This window moves.'], {
      env: shown,
    });
    const { stdout } = await run('xdotool', ['search', '--sync', '--class', 'xmessage'], {
      env: shown,
    });
    const [id = ''] = stdout.trim().split('\n');
    // Never twice at one place: xdotool would wait for ever for the window to move.
    const way = Array.from({ length: STEPS }, (_, step) => (step + 1) * 7);
    const steps = [...way, ...way.slice(0, -1).reverse(), 0].flatMap((x) => [
      // At once: it would collect the moves until it ends.
      ...['windowmove', '--sync', id, String(x), '200'],
      ...['sleep', String(STEP_SECONDS)],
    ]);
    // Over and over. As arguments: scripts of more than 4 KiB xdotool does not read right.
    const forever = 'while xdotool "$@"; do :; done';
    const mover = Program.start('sh', ['-c', forever, 'mover', ...steps], { env: shown });
    return new MovingScreen(Number(port), [mover, window, server]);
  }

  async stop(): Promise<void> {
    for (const program of this.#programs) await program.stop();
  }
}
