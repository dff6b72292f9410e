import { cjkMask } from './font-cjk';
import { CONSOLE_GLYPHS } from './font-console';
import type { Surface } from './surface';

export const CELL_WIDTH = 8;
export const CELL_HEIGHT = 16;
/** Free space around the characters. */
export const MARGIN = 8;

const COLOURS = [
  0x0b0e14, 0xe06c75, 0x98c379, 0xe5c07b, 0x61afef, 0xc678dd, 0x56b6c2, 0xc8ccd4, 0x8b95a7,
  0xff7b86, 0xb5e890, 0xffd68a, 0x82c4ff, 0xdd9bf5, 0x7fdbe6, 0xffffff,
] as const;
const DEFAULT_COLOUR = 7;
const BACKGROUND = 0;

interface Cell {
  readonly character: string;
  readonly colour: number;
  readonly background: number;
}

const EMPTY: Cell = { character: ' ', colour: DEFAULT_COLOUR, background: BACKGROUND };
/** `ESC [ 31 m`; splitting by it gives text and codes in turn. */
const STYLE = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`);

/** The right half of a wide character. */
const WIDE_TAIL: Cell = { character: '', colour: DEFAULT_COLOUR, background: BACKGROUND };

const isWide = (character: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(character);

/** A text screen: a grid of characters, a cursor, the colours of ANSI (`ESC [ … m`). */
export class Terminal {
  private grid: Cell[][];
  private row = 0;
  private column = 0;
  private colour = DEFAULT_COLOUR;
  private background = BACKGROUND;
  private drawnOn: Surface | undefined;
  private drawn: (Cell | undefined)[][] = [];
  private drawnCursor: readonly [number, number] | undefined;
  /** Whether the cursor is shown now (it blinks). */
  cursorVisible = false;

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {
    this.grid = this.blank();
  }

  clear(): void {
    this.grid = this.blank();
    this.row = 0;
    this.column = 0;
    this.reset();
  }

  moveTo(row: number, column: number): void {
    this.row = Math.min(Math.max(0, row), this.rows - 1);
    this.column = Math.min(Math.max(0, column), this.columns - 1);
  }

  /** Takes back the last character of the line. */
  erase(character: string): void {
    const width = isWide(character) ? 2 : 1;
    for (let step = 0; step < width; step += 1) {
      if (this.column === 0 && this.row > 0) {
        this.row -= 1;
        this.column = this.columns;
      }
      this.column = Math.max(0, this.column - 1);
      this.put(EMPTY);
    }
  }

  write(text: string): void {
    const pieces = text.split(STYLE);
    for (const [index, piece] of pieces.entries()) {
      if (index % 2 === 1) this.style(piece);
      else for (const character of piece) this.type(character);
    }
  }

  /** The text of a row, for tests. */
  line(row: number): string {
    return (this.grid[row] ?? [])
      .map(({ character }) => character)
      .join('')
      .trimEnd();
  }

  /** Draws the cells that differ from what is on the surface. */
  draw(surface: Surface): void {
    if (this.drawnOn !== surface) {
      surface.fill(COLOURS[BACKGROUND]);
      this.drawnOn = surface;
      this.drawn = Array.from({ length: this.rows }, () =>
        Array.from({ length: this.columns }, () => undefined),
      );
      this.drawnCursor = undefined;
    }
    const oldCursor = this.drawnCursor;
    if (oldCursor !== undefined) this.forget(...oldCursor);
    for (const [row, cells] of this.grid.entries()) {
      const drawnRow = this.drawn[row];
      if (drawnRow === undefined) continue;
      for (const [column, cell] of cells.entries()) {
        if (drawnRow[column] === cell) continue;
        drawnRow[column] = cell;
        drawCell(surface, row, column, cell);
      }
    }
    this.drawnCursor = this.cursorVisible
      ? [this.row, Math.min(this.column, this.columns - 1)]
      : undefined;
    if (this.drawnCursor !== undefined) {
      const [row, column] = this.drawnCursor;
      surface.rect(
        MARGIN + column * CELL_WIDTH,
        MARGIN + row * CELL_HEIGHT + 13,
        CELL_WIDTH,
        2,
        COLOURS[DEFAULT_COLOUR],
      );
    }
  }

  private forget(row: number, column: number): void {
    const drawnRow = this.drawn[row];
    if (drawnRow === undefined) return;
    drawnRow[column] = undefined;
    // A wide character is drawn from its first half.
    if (this.grid[row]?.[column] === WIDE_TAIL && column > 0) drawnRow[column - 1] = undefined;
  }

  private type(character: string): void {
    if (character === '\n') {
      this.column = 0;
      this.feed();
      return;
    }
    if (character === '\r') {
      this.column = 0;
      return;
    }
    const wide = isWide(character);
    if (this.column + (wide ? 2 : 1) > this.columns) {
      this.column = 0;
      this.feed();
    }
    this.put({ character, colour: this.colour, background: this.background });
    this.column += 1;
    if (wide) {
      this.put(WIDE_TAIL);
      this.column += 1;
    }
  }

  private put(cell: Cell): void {
    const row = this.grid[this.row];
    if (row !== undefined && this.column < this.columns) row[this.column] = cell;
  }

  private feed(): void {
    if (this.row < this.rows - 1) {
      this.row += 1;
      return;
    }
    this.grid.shift();
    this.grid.push(Array.from({ length: this.columns }, () => EMPTY));
  }

  private style(codes: string): void {
    for (const code of codes.split(';').map(Number)) {
      if (code === 0) this.reset();
      else if (code === 7) [this.colour, this.background] = [this.background, this.colour];
      else if (code >= 30 && code <= 37) this.colour = code - 30;
      else if (code >= 90 && code <= 97) this.colour = code - 90 + 8;
      else if (code >= 40 && code <= 47) this.background = code - 40;
      else if (code >= 100 && code <= 107) this.background = code - 100 + 8;
    }
  }

  private reset(): void {
    this.colour = DEFAULT_COLOUR;
    this.background = BACKGROUND;
  }

  private blank(): Cell[][] {
    return Array.from({ length: this.rows }, () =>
      Array.from({ length: this.columns }, () => EMPTY),
    );
  }
}

function drawCell(surface: Surface, row: number, column: number, cell: Cell): void {
  if (cell === WIDE_TAIL) return;
  const x = MARGIN + column * CELL_WIDTH;
  const y = MARGIN + row * CELL_HEIGHT;
  const colour = COLOURS[cell.colour] ?? COLOURS[DEFAULT_COLOUR];
  const wide = isWide(cell.character);
  surface.rect(
    x,
    y,
    wide ? CELL_WIDTH * 2 : CELL_WIDTH,
    CELL_HEIGHT,
    COLOURS[cell.background] ?? 0,
  );
  if (wide) {
    const mask = cjkMask(cell.character, CELL_HEIGHT);
    if (mask !== undefined) surface.mask(mask, x, y, colour);
    return;
  }
  if (cell.character === ' ') return;
  const [firstRow, rows] = CONSOLE_GLYPHS[cell.character] ?? CONSOLE_GLYPHS['?'] ?? [0, ''];
  for (let index = 0; index * 2 < rows.length; index += 1) {
    const bits = Number.parseInt(rows.slice(index * 2, index * 2 + 2), 16);
    for (let bit = 0; bit < 8; bit += 1) {
      if ((bits & (0x80 >> bit)) !== 0) surface.blend(x + bit, y + firstRow + index, colour, 255);
    }
  }
}
