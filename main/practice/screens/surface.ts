import type { Picture } from '../rfb/picture';

/** Something with soft edges to be painted in one colour: 0–255 per pixel. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

/** Both red and blue are mixed in one go, with the gap between them; alpha is 0–256 here. */
function mix(below: number, above: number, alpha: number): number {
  const rest = 256 - alpha;
  const redBlue = ((below & 0xff00ff) * rest + (above & 0xff00ff) * alpha + 0x800080) >>> 8;
  const green = ((below & 0x00ff00) * rest + (above & 0x00ff00) * alpha + 0x008000) >>> 8;
  return (redBlue & 0xff00ff) | (green & 0x00ff00);
}

/** A picture to draw on. Colours are 0xRRGGBB, `alpha` is 0–255. */
export class Surface implements Picture {
  readonly pixels: Uint32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint32Array(width * height);
  }

  fill(colour: number): void {
    this.pixels.fill(colour);
  }

  /** Takes over another surface of the same size, e.g. a background drawn once. */
  copy(other: Surface): void {
    this.pixels.set(other.pixels);
  }

  blend(x: number, y: number, colour: number, alpha: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height || alpha <= 0) return;
    const index = y * this.width + x;
    this.pixels[index] =
      alpha >= 255 ? colour : mix(this.pixels[index] ?? 0, colour, alpha + (alpha >> 7));
  }

  rect(x: number, y: number, width: number, height: number, colour: number, alpha = 255): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row += 1) {
      const start = row * this.width;
      if (alpha >= 255) this.pixels.fill(colour, start + left, start + Math.max(left, right));
      else
        for (let column = left; column < right; column += 1) this.blend(column, row, colour, alpha);
    }
  }

  frame(x: number, y: number, width: number, height: number, colour: number, alpha = 255): void {
    this.rect(x, y, width, 1, colour, alpha);
    this.rect(x, y + height - 1, width, 1, colour, alpha);
    this.rect(x, y + 1, 1, height - 2, colour, alpha);
    this.rect(x + width - 1, y + 1, 1, height - 2, colour, alpha);
  }

  /** A rectangle with round corners and smooth edges. */
  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    colour: number,
    alpha = 255,
  ): void {
    const centreX = x + width / 2;
    const centreY = y + height / 2;
    for (let row = y; row < y + height; row += 1) {
      const inMiddle = row >= y + radius && row < y + height - radius;
      if (inMiddle) {
        this.rect(x, row, width, 1, colour, alpha);
        continue;
      }
      for (let column = x; column < x + width; column += 1) {
        // Distance to the rounded outline, negative inside.
        const dx = Math.max(Math.abs(column + 0.5 - centreX) - width / 2 + radius, 0);
        const dy = Math.max(Math.abs(row + 0.5 - centreY) - height / 2 + radius, 0);
        const cover = Math.min(1, Math.max(0, radius - Math.hypot(dx, dy) + 0.5));
        this.blend(column, row, colour, Math.round(cover * alpha));
      }
    }
  }

  /** A soft shadow around a rectangle that is drawn next, and covers all but its corners. */
  shadow(x: number, y: number, width: number, height: number, reach: number, alpha: number): void {
    /** 0 at the outer edge to 1 well inside, along one axis. */
    const ramp = (length: number): number[] =>
      Array.from({ length: length + 2 * reach }, (_, at) => {
        const depth = Math.min(at + 0.5, length + 2 * reach - at - 0.5) / (2 * reach);
        const t = Math.min(1, depth);
        return t * t * (3 - 2 * t);
      });
    const across = ramp(width);
    const corner = 10;
    for (const [row, down] of ramp(height).entries()) {
      const covered = row >= reach + corner && row < reach + height - corner;
      for (let column = 0; column < across.length; column += 1) {
        if (covered && column === reach) column = reach + width;
        const strength = Math.round(alpha * down * (across[column] ?? 0));
        this.blend(x - reach + column, y - reach + row, 0, strength);
      }
    }
  }

  disc(centreX: number, centreY: number, radius: number, colour: number, alpha = 255): void {
    const r = Math.ceil(radius) + 1;
    for (let y = Math.floor(centreY) - r; y <= centreY + r; y += 1) {
      for (let x = Math.floor(centreX) - r; x <= centreX + r; x += 1) {
        const distance = Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY);
        const cover = Math.min(1, Math.max(0, radius - distance + 0.5));
        this.blend(x, y, colour, Math.round(cover * alpha));
      }
    }
  }

  /** A line with round ends. */
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    thickness: number,
    colour: number,
    alpha = 255,
  ): void {
    const half = thickness / 2;
    const dx = x2 - x1;
    const dy = y2 - y1;
    const squared = dx * dx + dy * dy;
    for (
      let y = Math.floor(Math.min(y1, y2) - half) - 1;
      y <= Math.max(y1, y2) + half + 1;
      y += 1
    ) {
      for (
        let x = Math.floor(Math.min(x1, x2) - half) - 1;
        x <= Math.max(x1, x2) + half + 1;
        x += 1
      ) {
        const t = squared === 0 ? 0 : ((x + 0.5 - x1) * dx + (y + 0.5 - y1) * dy) / squared;
        const along = Math.min(1, Math.max(0, t));
        const distance = Math.hypot(x + 0.5 - x1 - along * dx, y + 0.5 - y1 - along * dy);
        const cover = Math.min(1, Math.max(0, half - distance + 0.5));
        this.blend(x, y, colour, Math.round(cover * alpha));
      }
    }
  }

  mask(mask: Mask, x: number, y: number, colour: number, alpha = 255): void {
    for (let row = 0; row < mask.height; row += 1) {
      for (let column = 0; column < mask.width; column += 1) {
        const cover = mask.alpha[row * mask.width + column] ?? 0;
        if (cover > 0) this.blend(x + column, y + row, colour, Math.round((cover * alpha) / 255));
      }
    }
  }
}
