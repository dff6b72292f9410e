import { dialog, type BrowserWindow, type NativeImage, type WebContents } from 'electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Preview } from '../../preload/contract/views';
import { copyImage } from '../clipboard-image';
import { Failure, messageOf } from '../errors';
import type { Policy } from '../policy/policy';
import { within, type Timer } from '../timer';

export interface PicturesOptions {
  /** @throws Failure `not-found` */
  readonly pageOf: (consoleId: string) => WebContents;
  readonly nameOf: (consoleId: string) => string;
  /** The folder that the file dialog begins in. */
  readonly folder: () => string;
  readonly now: () => Date;
  readonly policy: Pick<Policy, 'check'>;
  readonly timer: Timer;
}

/** A page that is not painted may never give a picture (measured); one that is does so at once. */
const PATIENCE_MS = 5_000;

/** Enough to recognise a screen by. */
const PREVIEW_WIDTH = 320;
const PREVIEW_QUALITY = 70;

/**
 * Pictures of consoles, as they are shown. They may show anything: they are put where the technician
 * wants them and nowhere else, and small ones are held in memory for as long as their tab.
 */
export class Pictures {
  readonly #options: PicturesOptions;

  constructor(options: PicturesOptions) {
    this.#options = options;
  }

  /** A small one; null when the console is not to be seen. */
  async preview(consoleId: string): Promise<Preview | null> {
    const image = await this.#take(consoleId);
    if (image === undefined) return null;
    const jpeg = image.resize({ width: PREVIEW_WIDTH, quality: 'good' }).toJPEG(PREVIEW_QUALITY);
    return {
      image: `data:image/jpeg;base64,${jpeg.toString('base64')}`,
      takenAt: this.#options.now().toISOString(),
    };
  }

  /** @throws Failure `picture-not-there`, `managed` */
  async copy(consoleId: string): Promise<void> {
    await copyImage(await this.#require(consoleId));
  }

  /**
   * Takes the picture, then asks where to put it: what is kept is what was seen at the click.
   * @returns the file's name; null when the dialog was dismissed
   * @throws Failure `picture-not-there`, `picture-not-saved`, `managed`
   */
  async save(consoleId: string, window: BrowserWindow): Promise<string | null> {
    const { nameOf, folder, now } = this.#options;
    const image = await this.#require(consoleId);
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: path.join(folder(), pictureName(nameOf(consoleId), now())),
      filters: [{ name: 'PNG', extensions: ['png'] }],
    });
    if (filePath === '') return null;
    try {
      await fs.writeFile(filePath, image.toPNG());
    } catch (error) {
      throw new Failure('picture-not-saved', {
        detail: messageOf(error),
      });
    }
    return path.basename(filePath);
  }

  async #require(consoleId: string): Promise<NativeImage> {
    this.#options.policy.check('takePictures');
    const image = await this.#take(consoleId);
    if (image === undefined) throw new Failure('picture-not-there');
    return image;
  }

  async #take(consoleId: string): Promise<NativeImage | undefined> {
    const { pageOf, timer } = this.#options;
    const image = await within(timer, PATIENCE_MS, pageOf(consoleId).capturePage());
    // Or it gives an empty one.
    return image?.isEmpty() === false ? image : undefined;
  }
}

/** Machine and local time, as every file system takes it: `SH-FIN-0042 2026-11-22 04.31.05.png`. */
export function pictureName(machine: string, now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
  // eslint-disable-next-line no-control-regex -- what Windows, macOS or Linux does not take in a name
  const name = machine.replaceAll(/[\u0000-\u001f<>:"/\\|?*]/g, '_').slice(0, 100);
  return `${name} ${day} ${time}.png`;
}
