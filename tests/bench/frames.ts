import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';

/**
 * Counts, in a console page, how often the picture changes: noVNC draws into a hidden canvas and
 * copies that onto the one that is seen. Run in the page before its own scripts; the same in the app
 * and in a browser.
 */
export const COUNT_FRAMES = `{
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  globalThis.frames_ = 0;
  CanvasRenderingContext2D.prototype.drawImage = function (...args) {
    if (this.canvas.isConnected) {
      globalThis.firstFrame_ ??= Date.now();
      globalThis.frames_ += 1;
    }
    return draw.apply(this, args);
  };
}`;

/** What a console page has counted; `first`: when it drew, as `Date.now()`, null before it did. */
const frames = z.object({ count: z.number(), first: z.number().nullable() });

type Frames = z.output<typeof frames>;

const READ = '({ count: globalThis.frames_, first: globalThis.firstFrame_ ?? null })';

/** A console page in which frames are counted. */
export interface CountedPage {
  read(): Promise<Frames>;
}

/** Lets frames be counted in every console the app opens from now on. */
export async function countInGuests(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app }, script) => {
    app.on('web-contents-created', (_event, contents) => {
      if (contents.getType() !== 'webview') return;
      // Of the frame, not of the contents: that would wait until the page has loaded.
      contents.on('did-navigate', () => void contents.mainFrame.executeJavaScript(script));
    });
  }, COUNT_FRAMES);
}

/** A console page in the app. */
export interface CountedGuest extends CountedPage {
  /** Its process. */
  readonly pid: number;
}

/** The consoles of the app, the one made last at the end. */
export async function guestsOf(electron: ElectronApplication): Promise<CountedGuest[]> {
  const found = await electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .filter((contents) => contents.getType() === 'webview')
      .map((contents) => ({ id: contents.id, pid: contents.getOSProcessId() }))
      .sort((one, other) => one.id - other.id),
  );
  return found.map(({ id, pid }) => ({
    pid,
    read: async () =>
      frames.parse(
        await electron.evaluate(
          ({ webContents }, [guest, script]): unknown =>
            webContents.fromId(guest)?.mainFrame.executeJavaScript(script),
          [id, READ] as const,
        ),
      ),
  }));
}

/** A page of a browser; `COUNT_FRAMES` is its init script. */
export function pageOf(page: Page): CountedPage {
  return { read: async () => frames.parse(await page.evaluate(READ)) };
}

/** Frames per second, over this time. */
export async function rate(page: CountedPage, seconds: number): Promise<number> {
  const before = await page.read();
  const begun = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = await page.read();
  return ((after.count - before.count) * 1000) / (performance.now() - begun);
}

/** When its first frame was drawn, once it was. */
export async function firstFrame(page: CountedPage): Promise<number> {
  for (;;) {
    const { first } = await page.read();
    if (first !== null) return first;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
