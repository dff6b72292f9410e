import { expect, type Locator } from '@playwright/test';
import { PNG } from 'pngjs';
import { Guest } from './guest';
import type { RunningApp } from './launch';

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

/** Waits until the only console has drawn the screen of its machine, which takes keys from then on. */
export async function drawn({ electron }: RunningApp): Promise<void> {
  const guest = await Guest.only(electron);
  await expect.poll(() => guest.hasPicture()).toBe(true);
}

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

  /** How many pixels have this colour, inside a rectangle. */
  count(colour: Colour, where: Rectangle): number {
    return this.#number(where, (pixel) => same(pixel, colour));
  }

  /** How many pixels differ from another picture, inside a rectangle. */
  differences(other: Picture, where: Rectangle): number {
    return this.#number(where, (pixel, x, y) => !same(pixel, other.at(x, y)));
  }

  #number(
    { left, top, right, bottom }: Rectangle,
    counts: (pixel: Colour, x: number, y: number) => boolean,
  ): number {
    let number = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) if (counts(this.at(x, y), x, y)) number += 1;
    }
    return number;
  }
}

function same(one: Colour, other: Colour): boolean {
  return one.every((value, index) => value === other[index]);
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where something is in the window. */
export async function rectangleOf(locator: Locator): Promise<Rectangle> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the screen');
  return {
    left: Math.ceil(box.x),
    top: Math.ceil(box.y),
    right: Math.floor(box.x + box.width),
    bottom: Math.floor(box.y + box.height),
  };
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
