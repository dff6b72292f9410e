import type { TestInfo } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Program } from './program';

const run = promisify(execFile);

export const SCREEN = { width: 640, height: 480 };

export interface VncOptions {
  /**
   * `keys`: it goes by the places on the keyboard and makes characters of them with its own layout, as
   * a virtual machine does. `characters`: it types what the viewer names, whatever its layout.
   */
  readonly takes?: 'keys' | 'characters';
}

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
  static async start({ takes = 'characters' }: VncOptions = {}): Promise<VncServer> {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LANG: 'C.UTF-8' };
    const server = Program.start(
      'Xvnc',
      [
        ...['-displayfd', '3', '-localhost', '-SecurityTypes', 'None', '-depth', '24'],
        ...['-geometry', `${SCREEN.width}x${SCREEN.height}`, '-noreset'],
        `-RawKeyboard=${takes === 'keys' ? 1 : 0}`,
      ],
      { env },
    );
    const [, port] = await server.says(/Listening for VNC connections on .*, port (\d+)/);
    const [, number = ''] = await server.says(/^(\d+)\n/m);
    const display = `:${number}`;
    const geometry = `${SCREEN.width}x${SCREEN.height}+0+0`;
    const client = Program.start(
      'xev',
      ['-geometry', geometry, '-event', 'keyboard', '-event', 'button'],
      {
        env: { ...env, DISPLAY: display },
      },
    );
    // Without a window manager the keys go to the window under the pointer.
    await client.says(/Outer window is/);
    await run('xdotool', ['mousemove', '320', '240'], { env: { ...env, DISPLAY: display } });
    return new VncServer(server, client, display, Number(port));
  }

  /** The keys pressed so far, by their X names: `a`, `Control_L`. */
  get pressed(): string[] {
    return this.#keys.filter(({ down }) => down).map(({ name }) => name);
  }

  /** The keys pressed and not released again. By their places: what stands on them may change meanwhile. */
  get held(): string[] {
    const held = new Map<string, string>();
    for (const { down, code, name } of this.#keys) {
      if (down) held.set(code, name);
      else held.delete(code);
    }
    return [...held.values()];
  }

  /** How many times the left mouse button was pressed on it. */
  get clicks(): number {
    return this.#client.output.match(/^ButtonPress .*?button 1,/gms)?.length ?? 0;
  }

  /** What the keys have written so far, dead keys and all, as any program on it would get it. */
  get written(): string {
    return this.#events
      .filter((event) => event.startsWith('KeyPress'))
      .filter((event) => event.includes('XFilterEvent returns: False'))
      .map((event) => {
        const [, bytes = ''] =
          /XmbLookupString gives \d+ bytes: \(([0-9a-f ]+)\)/.exec(event) ?? [];
        return Buffer.from(bytes.replaceAll(' ', ''), 'hex').toString('utf8');
      })
      .join('');
  }

  /** Sets its keyboard layout, by XKB's description of the symbols. */
  async setLayout(symbols: string): Promise<void> {
    const keymap = `xkb_keymap {
      xkb_keycodes { include "evdev+aliases(qwerty)" };
      xkb_types { include "complete" };
      xkb_compat { include "complete" };
      xkb_symbols { ${symbols} };
    };`;
    const env = { PATH: process.env['PATH'], DISPLAY: this.#display };
    const compiler = Program.start('xkbcomp', ['-w', '0', '-', this.#display], {
      env,
      input: keymap,
    });
    await compiler.succeeds();
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

  /** For a failed test: every key that went down (+) and up (-), in few words: the rest is cut off. */
  async attachTo(info: TestInfo): Promise<void> {
    const body = this.#keys.map(({ down, name }) => `${down ? '+' : '-'}${name}`).join(' ');
    await info.attach('what the machine got', { body, contentType: 'text/plain' });
  }

  /** Ends all of it: for whoever is connected, the machine is gone. */
  async stop(): Promise<void> {
    for (const program of [...this.#more, this.#client, this.#server]) await program.stop();
  }

  get #keys(): { down: boolean; code: string; name: string }[] {
    return this.#events.flatMap((event) => {
      const [, code, name] = /keycode (\d+) \(keysym 0x[0-9a-f]+, (\w+)\)/.exec(event) ?? [];
      // What dead keys make is reported as a press of no key at all.
      if (code === undefined || name === undefined || code === '0') return [];
      return [{ down: event.startsWith('KeyPress'), code, name }];
    });
  }

  get #events(): string[] {
    return this.#client.output.split('\n\n').filter((text) => text.startsWith('Key'));
  }
}
