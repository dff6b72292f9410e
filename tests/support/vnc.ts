import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Program } from './program';

const run = promisify(execFile);

export const SCREEN = { width: 640, height: 480 };

/** A real machine's screen: TigerVNC's X server with a real X client in it. */
export class VncServer {
  readonly #server: Program;
  readonly #client: Program;
  readonly #display: string;
  readonly port: number;
  #more: Program[] = [];

  private constructor(server: Program, client: Program, display: string, port: number) {
    this.#server = server;
    this.#client = client;
    this.#display = display;
    this.port = port;
  }

  /** Starts both; the client covers the whole screen and writes down every key it gets. */
  static async start(): Promise<VncServer> {
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
    const server = Program.start(
      'Xvnc',
      [
        ...['-displayfd', '3', '-localhost', '-SecurityTypes', 'None', '-depth', '24'],
        ...['-geometry', `${SCREEN.width}x${SCREEN.height}`, '-noreset'],
      ],
      { env },
    );
    const [, port] = await server.says(/Listening for VNC connections on .*, port (\d+)/);
    const [, number = ''] = await server.says(/^(\d+)\n/m);
    const display = `:${number}`;
    const geometry = `${SCREEN.width}x${SCREEN.height}+0+0`;
    const client = Program.start('xev', ['-geometry', geometry, '-event', 'keyboard'], {
      env: { ...env, DISPLAY: display },
    });
    // Without a window manager the keys go to the window under the pointer.
    await client.says(/Outer window is/);
    await run('xdotool', ['mousemove', '320', '240'], { env: { ...env, DISPLAY: display } });
    return new VncServer(server, client, display, Number(port));
  }

  /** The keys pressed so far, by their X names: `a`, `Control_L`. */
  get pressed(): string[] {
    return this.#keys('KeyPress');
  }

  /** The keys pressed and not released again. */
  get held(): string[] {
    const released = this.#keys('KeyRelease');
    return this.pressed.filter((key) => {
      const index = released.indexOf(key);
      if (index >= 0) released.splice(index, 1);
      return index < 0;
    });
  }

  /** How many viewers look at it at this moment. */
  get viewers(): number {
    const count = (pattern: RegExp): number => this.#server.output.match(pattern)?.length ?? 0;
    return count(/Connections: accepted:/g) - count(/Connections: closed:/g);
  }

  /** Opens a black window on it that covers a quarter of the screen. */
  async cover(): Promise<void> {
    const size = `${SCREEN.width / 2}x${SCREEN.height / 2}`;
    const env = { PATH: process.env['PATH'], DISPLAY: this.#display };
    const window = Program.start(
      'xmessage',
      ['-geometry', `${size}+100+100`, '-bg', 'black', '-fg', 'black', 'covered'],
      { env },
    );
    this.#more.push(window);
    await run('xdotool', ['search', '--sync', '--class', 'xmessage'], { env });
  }

  /** Ends all of it: for whoever is connected, the machine is gone. */
  async stop(): Promise<void> {
    for (const program of [...this.#more, this.#client, this.#server]) await program.stop();
  }

  #keys(kind: 'KeyPress' | 'KeyRelease'): string[] {
    const events = this.#client.output.split('\n\n').filter((text) => text.startsWith(kind));
    return events.map((text) => /keysym 0x[0-9a-f]+, (\w+)\)/.exec(text)?.[1] ?? '');
  }
}
