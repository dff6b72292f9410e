import { describe, expect, it } from 'vitest';
import { cjkMask } from './font-cjk';
import { CONSOLE_GLYPHS } from './font-console';
import { STROKES } from './font-strokes';
import { flatten } from './stroke-glyph';
import { Surface } from './surface';
import { drawText, shortened, textWidth, type TextStyle } from './text';
import { wrapped } from './wrap';

const STYLE: TextStyle = { size: 12, colour: 0xffffff };
const ASCII = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

describe('the fonts', () => {
  it('have all of ASCII', () => {
    expect(ASCII.filter((character) => !(character in STROKES))).toEqual([]);
    expect(ASCII.filter((character) => !(character in CONSOLE_GLYPHS))).toEqual([]);
  });

  it('are sound: every path is drawn, no pixel row leaves its cell', () => {
    const unsound = new Set<string>();
    for (const [character, [width, path]] of Object.entries(STROKES)) {
      const segments = flatten(path);
      expect(segments.length, character).toBeGreaterThan(0);
      for (const segment of segments) {
        const sound =
          segment.every(Number.isFinite) && Math.max(segment[0], segment[2]) <= width + 0.3;
        if (!sound) unsound.add(character);
      }
    }
    expect([...unsound]).toEqual([]);
    for (const [character, [first, rows]] of Object.entries(CONSOLE_GLYPHS)) {
      expect(rows, character).toMatch(/^([0-9a-f]{2})+$/);
      expect(first + rows.length / 2, character).toBeLessThanOrEqual(16);
    }
  });

  it('have Chinese characters in any size', () => {
    for (const side of [12, 16, 24, 40]) {
      const mask = cjkMask('王', side);
      expect(mask?.alpha).toHaveLength(side * side);
      expect(mask?.alpha.some((alpha) => alpha > 180)).toBe(true);
    }
    expect(cjkMask('x', 16)).toBeUndefined();
  });
});

describe('text', () => {
  it('is as wide as measured', () => {
    for (const text of ['SH-FIN-0042', '设计-王芳-01', 'iiii', 'WWW']) {
      const surface = new Surface(400, 40);
      drawText(surface, 20, 10, text, STYLE);
      let left = 400;
      let right = 0;
      for (let index = 0; index < surface.pixels.length; index += 1) {
        if (surface.pixels[index] === 0) continue;
        left = Math.min(left, index % 400);
        right = Math.max(right, index % 400);
      }
      expect(left, text).toBeGreaterThanOrEqual(18);
      expect(Math.abs(right - left - textWidth(text, STYLE)), text).toBeLessThanOrEqual(4);
    }
  });

  it('is cut with an ellipsis, and wrapped at spaces', () => {
    expect(shortened('short', 400, STYLE)).toBe('short');
    const cut = shortened('LEGAL-MUC-Vertragspruefung', 100, STYLE);
    expect(cut).toMatch(/^LEGAL.*…$/);
    expect(textWidth(cut, STYLE)).toBeLessThanOrEqual(100);
    expect(wrapped('one two three\nfour', textWidth('one two', STYLE) + 2, STYLE)).toEqual([
      'one two ',
      'three',
      'four',
    ]);
    expect(wrapped('abcdefghij', textWidth('abcde', STYLE), STYLE).length).toBeGreaterThan(1);
    expect(wrapped('', 100, STYLE)).toEqual(['']);
  });
});

describe('a surface', () => {
  it('mixes colours by alpha and stays inside itself', () => {
    const surface = new Surface(4, 4);
    surface.fill(0x000000);
    surface.rect(-5, -5, 20, 6, 0xff8000);
    expect([...surface.pixels.subarray(0, 8)]).toEqual([
      0xff8000, 0xff8000, 0xff8000, 0xff8000, 0, 0, 0, 0,
    ]);
    surface.rect(0, 1, 1, 1, 0xffffff, 128);
    expect(surface.pixels[4]).toBe(0x808080);
    surface.disc(100, 100, 5, 0xffffff);
    surface.line(-3, -3, 9, 9, 2, 0x00ff00);
    surface.roundRect(-2, -2, 3, 3, 1, 0x123456);
    surface.blend(0, 0, 0xffffff, 0);
    expect(surface.pixels).toHaveLength(16);
  });
});
