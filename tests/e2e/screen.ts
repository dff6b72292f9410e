import { PNG } from 'pngjs';
import type { RunningApp } from './launch';

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

/** What the window shows, console included. */
export class Picture {
  readonly png: Buffer;
  readonly #image: PNG;

  constructor(png: Buffer) {
    this.png = png;
    this.#image = PNG.sync.read(png);
  }

  get width(): number {
    return this.#image.width;
  }

  get height(): number {
    return this.#image.height;
  }

  at(x: number, y: number): Colour {
    const [red = 0, green = 0, blue = 0] = this.#image.data.subarray((y * this.width + x) * 4);
    return [red, green, blue];
  }

  /** How many pixels have this colour. */
  count(colour: Colour): number {
    let count = 0;
    for (let y = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        if (this.at(x, y).every((value, index) => value === colour[index])) count += 1;
      }
    }
    return count;
  }

  /** How many pixels differ from another picture, inside a rectangle. */
  differences(other: Picture, { left, top, right, bottom }: Rectangle): number {
    let count = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const [mine, theirs] = [this.at(x, y), other.at(x, y)];
        if (mine.some((value, index) => value !== theirs[index])) count += 1;
      }
    }
    return count;
  }
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Takes a picture of the window in the main process: Playwright's own shows guests out of place. */
export async function takePicture(app: RunningApp): Promise<Picture> {
  const png = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const image = await window?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  return new Picture(Buffer.from(png, 'base64'));
}
