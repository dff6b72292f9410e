/** A picture of 0xRRGGBB pixels, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** The top left part of a picture in another size; what it does not have is black. */
export function fitted(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const pixels = new Uint32Array(width * height);
  const shared = Math.min(width, picture.width);
  for (let y = 0; y < Math.min(height, picture.height); y += 1) {
    const from = y * picture.width;
    pixels.set(picture.pixels.subarray(from, from + shared), y * width);
  }
  return { width, height, pixels };
}
