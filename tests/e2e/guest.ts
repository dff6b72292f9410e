import type { ElectronApplication } from '@playwright/test';

/**
 * A console page, as seen from the app's main process. Playwright is not attached to it, so it is
 * in the state the app has put it in.
 */
export class Guest {
  readonly #electron: ElectronApplication;
  readonly #id: number;

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

  /** The only one. @throws when there is none, or more than one */
  static async only(electron: ElectronApplication): Promise<Guest> {
    const [guest, ...others] = await Guest.all(electron);
    if (guest === undefined || others.length > 0) {
      throw new Error(`There are ${guest === undefined ? 'no' : 'several'} guests`);
    }
    return guest;
  }

  /** Runs a function in the page, as if its own script did, just after a click of the user. */
  async run<A>(script: (given: A) => unknown, given: A): Promise<unknown> {
    const call = `(${script.toString()})(${JSON.stringify(given)})`;
    return this.#electron.evaluate(
      ({ webContents }, [id, code]) => webContents.fromId(id)?.executeJavaScript(code, true),
      [this.#id, call] as const,
    );
  }

  url(): Promise<string | undefined> {
    return this.#electron.evaluate(
      ({ webContents }, id) => webContents.fromId(id)?.getURL(),
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
