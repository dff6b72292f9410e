import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DirtyTiles, type Rect, TILE } from './tiles';

const rect = (maxX: number, maxY: number) =>
  fc.record({ x: fc.nat(maxX), y: fc.nat(maxY), width: fc.nat(maxX), height: fc.nat(maxY) });

const touches = (tile: Rect, other: Rect): boolean =>
  other.width > 0 &&
  other.height > 0 &&
  tile.x < other.x + other.width &&
  other.x < tile.x + tile.width &&
  tile.y < other.y + other.height &&
  other.y < tile.y + tile.height;

describe('dirty tiles', () => {
  it('join into few rectangles', () => {
    const tiles = new DirtyTiles(1024, 768);
    tiles.mark({ x: 100, y: 100, width: 200, height: 100 });
    expect(tiles.take({ x: 0, y: 0, width: 1024, height: 768 })).toEqual([
      { x: 96, y: 96, width: 208, height: 112 },
    ]);
    expect(tiles.take({ x: 0, y: 0, width: 1024, height: 768 })).toEqual([]);
  });

  it('cover what was marked and asked for, once, inside the picture', () => {
    const [width, height] = [150, 90];
    fc.assert(
      fc.property(fc.array(rect(200, 120), { maxLength: 6 }), rect(200, 120), (marked, asked) => {
        const tiles = new DirtyTiles(width, height);
        for (const one of marked) tiles.mark(one);
        const taken = tiles.take(asked);
        const wrong: Rect[] = [];
        for (let y = 0; y < height; y += TILE) {
          for (let x = 0; x < width; x += TILE) {
            const tile = {
              x,
              y,
              width: Math.min(TILE, width - x),
              height: Math.min(TILE, height - y),
            };
            const wanted = touches(tile, asked) && marked.some((one) => touches(tile, one));
            const times = taken.filter((one) => touches(tile, one)).length;
            if (times !== (wanted ? 1 : 0)) wrong.push(tile);
          }
        }
        expect(wrong).toEqual([]);
        for (const one of taken) {
          expect(one.x + one.width).toBeLessThanOrEqual(width);
          expect(one.y + one.height).toBeLessThanOrEqual(height);
        }
        expect(tiles.take(asked)).toEqual([]);
      }),
    );
  });
});
