import { describe, expect, it } from 'vitest';
import { Surface } from './surface';
import { CELL_HEIGHT, CELL_WIDTH, MARGIN, Terminal } from './terminal';

const lines = (terminal: Terminal): string[] =>
  Array.from({ length: terminal.rows }, (_, row) => terminal.line(row));

describe('the terminal', () => {
  it('wraps and scrolls', () => {
    const terminal = new Terminal(5, 2);
    terminal.write('abcdefg\nhi');
    expect(lines(terminal)).toEqual(['fg', 'hi']);
  });

  it('gives Chinese characters two columns', () => {
    const terminal = new Terminal(5, 2);
    terminal.write('a王b王');
    expect(lines(terminal)).toEqual(['a王b', '王']);
    terminal.erase('王');
    expect(lines(terminal)).toEqual(['a王b', '']);
  });

  it('goes back to the line before when it erases', () => {
    const terminal = new Terminal(3, 2);
    terminal.write('abcd');
    terminal.erase('d');
    terminal.erase('c');
    expect(lines(terminal)).toEqual(['ab', '']);
  });

  it('understands colours and prints none of their codes', () => {
    const terminal = new Terminal(20, 1);
    terminal.write('\u001b[92mgreen\u001b[0m plain');
    expect(terminal.line(0)).toBe('green plain');
    const surface = new Surface(20 * CELL_WIDTH + 2 * MARGIN, CELL_HEIGHT + 2 * MARGIN);
    terminal.draw(surface);
    expect(new Set(surface.pixels)).toEqual(new Set([0x0b0e14, 0xb5e890, 0xc8ccd4]));
  });

  it('returns to the begin of the line', () => {
    const terminal = new Terminal(10, 1);
    terminal.write('\rold text\rnew');
    expect(terminal.line(0)).toBe('new text');
  });

  it('draws the same on a fresh surface as step by step', () => {
    const terminal = new Terminal(12, 3);
    const kept = new Surface(12 * CELL_WIDTH + 2 * MARGIN, 3 * CELL_HEIGHT + 2 * MARGIN);
    for (const text of ['one\n', '\u001b[7m王two\u001b[0m', '\nthree\nfour']) {
      terminal.cursorVisible = !terminal.cursorVisible;
      terminal.write(text);
      terminal.draw(kept);
    }
    const fresh = new Surface(kept.width, kept.height);
    terminal.draw(fresh);
    expect(fresh.pixels).toEqual(kept.pixels);
  });
});
