import type { ElectronApplication } from '@playwright/test';

export interface GuestSession {
  /** The folder it is kept in; null when it is in memory. */
  readonly path: string | null;
  /** The names of its cookies at this moment. */
  cookies(): Promise<string[]>;
}

/**
 * A console page, as seen from the app's main process. Playwright is not attached to it, so it is
 * in the state the app has put it in.
 */
export class Guest {
  readonly #electron: ElectronApplication;
  readonly #id: number;

  /** Lasts as long as its page: a page that is loaded anew elsewhere has another. */
  get id(): number {
    return this.#id;
  }

  private constructor(electron: ElectronApplication, id: number) {
    this.#electron = electron;
    this.#id = id;
  }

  /** All there are at this moment. */
  static async all(electron: ElectronApplication): Promise<Guest[]> {
    const ids = await electron.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .filter((contents) => contents.getType() === 'webview')
        .map(({ id }) => id),
    );
    return ids.map((id) => new Guest(electron, id));
  }

  /** The one with the console of this machine. */
  static async of(electron: ElectronApplication, machine: string): Promise<Guest> {
    for (const guest of await Guest.all(electron)) {
      const url = await guest.url();
      if (url?.includes(`/vnc/${encodeURIComponent(machine)}.`) === true) return guest;
    }
    throw new Error(`There is no guest for ${machine}`);
  }

  /** The only one. @throws when there is none, or more than one */
  static async only(electron: ElectronApplication): Promise<Guest> {
    const [guest, ...others] = await Guest.all(electron);
    if (guest === undefined || others.length > 0) {
      throw new Error(`There are ${guest === undefined ? 'no' : 'several'} guests`);
    }
    return guest;
  }

  /**
   * Runs a script in the page, as if it was the page's own, just after a click of the user.
   * @returns its value, or the name of the error it ended with
   */
  async try(script: string): Promise<unknown> {
    const body = script.startsWith('{') ? script : `return ${script};`;
    const guarded = `(async () => { ${body} })().catch((error) => error.name)`;
    return this.#electron.evaluate(
      ({ webContents }, [id, code]) => webContents.fromId(id)?.executeJavaScript(code, true),
      [this.#id, guarded] as const,
    );
  }

  /**
   * Has it drawn the machine's screen? Before, viewer and server have not agreed on how keys are told: noVNC
   * names them by their places from the first picture on, and TigerVNC never lets go of one that went down
   * by its character (seen: one of a hundred, on a busy computer).
   */
  async hasPicture(): Promise<boolean> {
    const opaque = await this.try(`{
      const area = ({ width, height }) => width * height;
      const [canvas] = [...document.querySelectorAll('canvas')].sort((a, b) => area(b) - area(a));
      if (canvas === undefined || area(canvas) === 0) return false;
      const { data } = canvas
        .getContext('2d')
        .getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
      return data[3] === 255;
    }`);
    return opaque === true;
  }

  url(): Promise<string | undefined> {
    return this.#electron.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.getURL(),
      this.#id,
    );
  }

  /** Its network session, which can be asked also after the guest has gone. */
  async session(): Promise<GuestSession> {
    const handle = await this.#electron.evaluateHandle(({ webContents }, id) => {
      const contents = webContents.fromId(id);
      if (contents === undefined) throw new Error('The guest has gone');
      return contents.session;
    }, this.#id);
    return {
      path: await handle.evaluate((session) => session.getStoragePath()),
      cookies: () =>
        handle.evaluate(async (session) => (await session.cookies.get({})).map(({ name }) => name)),
    };
  }

  hasDevTools(): Promise<boolean | undefined> {
    return this.#electron.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.isDevToolsOpened(),
      this.#id,
    );
  }

  /** Ends its process, as a fault in it would. */
  async crash(): Promise<void> {
    await this.#electron.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.forcefullyCrashRenderer(),
      this.#id,
    );
  }

  /** Holds ever more memory, until it is ended: tens of megabytes at a time, really written to. */
  async eatMemory(): Promise<void> {
    await this.#electron.evaluate(({ webContents }, id) => {
      const greed = `{
        globalThis.hoard = [];
        setInterval(() => globalThis.hoard.push(new Uint8Array(2 ** 26).fill(1)), 20);
      }`;
      // It gives no answer once its process has been ended.
      webContents
        .fromId(id)
        ?.executeJavaScript(greed, true)
        .catch(() => undefined);
    }, this.#id);
  }

  /** Says that it does not react, as Chromium does after some time without an answer to input. */
  async hang(): Promise<void> {
    await this.#electron.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.emit('unresponsive'),
      this.#id,
    );
  }

  /** The preferences it was made with. */
  preferences(): Promise<unknown> {
    return preferencesOf(this.#electron, this.#id);
  }
}

/** The preferences a web contents was made with; Electron's types leave the question out. */
export function preferencesOf(electron: ElectronApplication, id: number): Promise<unknown> {
  return electron.evaluate(({ webContents }, wanted): unknown => {
    const contents = webContents.fromId(wanted);
    if (contents === undefined) return undefined;
    const ask: unknown = Reflect.get(contents, 'getLastWebPreferences');
    return typeof ask === 'function' ? Reflect.apply(ask, contents, []) : undefined;
  }, id);
}
