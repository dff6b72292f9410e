export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const TILE = 16;

/** Which 16×16 tiles of a picture one client has not seen yet. */
export class DirtyTiles {
  readonly columns: number;
  readonly rows: number;
  private readonly dirty: Uint8Array;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.columns = Math.ceil(width / TILE);
    this.rows = Math.ceil(height / TILE);
    this.dirty = new Uint8Array(this.columns * this.rows);
  }

  mark(rect: Rect): void {
    const [left, top, right, bottom] = this.span(rect);
    for (let row = top; row <= bottom; row += 1) {
      this.dirty.fill(1, row * this.columns + left, row * this.columns + right + 1);
    }
  }

  /**
   * Takes the dirty tiles that touch `area` as few rectangles: runs of tiles in a row, joined
   * downwards where the next row has the same run. They are clean afterwards.
   */
  take(area: Rect): readonly Rect[] {
    const [left, top, right, bottom] = this.span(area);
    const done: Rect[] = [];
    let open: Rect[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const runs = this.takeRuns(row, left, right);
      const next: Rect[] = [];
      for (const run of runs) {
        const above = open.find(({ x, width }) => x === run.x && width === run.width);
        next.push(above === undefined ? run : { ...above, height: above.height + run.height });
        if (above !== undefined) open = open.filter((other) => other !== above);
      }
      done.push(...open);
      open = next;
    }
    return [...done, ...open];
  }

  private takeRuns(row: number, left: number, right: number): Rect[] {
    const runs: Rect[] = [];
    const y = row * TILE;
    const height = Math.min(TILE, this.height - y);
    let begin = -1;
    for (let column = left; column <= right + 1; column += 1) {
      const index = row * this.columns + column;
      const isDirty = column <= right && this.dirty[index] === 1;
      if (isDirty) {
        this.dirty[index] = 0;
        if (begin === -1) begin = column;
      } else if (begin !== -1) {
        const x = begin * TILE;
        runs.push({ x, y, width: Math.min(column * TILE, this.width) - x, height });
        begin = -1;
      }
    }
    return runs;
  }

  /** First and last column and row that a rectangle touches; empty when it lies outside. */
  private span(rect: Rect): readonly [number, number, number, number] {
    const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), max);
    if (rect.width <= 0 || rect.height <= 0 || rect.x >= this.width || rect.y >= this.height) {
      return [0, 0, -1, -1];
    }
    return [
      clamp(Math.floor(rect.x / TILE), this.columns - 1),
      clamp(Math.floor(rect.y / TILE), this.rows - 1),
      clamp(Math.floor((rect.x + rect.width - 1) / TILE), this.columns - 1),
      clamp(Math.floor((rect.y + rect.height - 1) / TILE), this.rows - 1),
    ];
  }
}
