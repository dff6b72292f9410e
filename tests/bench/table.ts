import { figureSchema, type Figure } from './report';
import { median, withSpread } from './stats';

/** The figures of a report: one JSON text to a line. */
export function readFigures(text: string): Figure[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => figureSchema.parse(JSON.parse(line)));
}

/** The figures as a table in Markdown: medians with what they lie between, and how both compare. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, unit, digits, ours, control }) => {
    const show = (values: readonly number[]): string =>
      `${values.length === 1 ? (values[0] ?? NaN).toFixed(digits) : withSpread(values, digits)} ${unit}`;
    if (control === null) return [what, show(ours), '', ''];
    const ratio = (median(ours) / median(control.values)).toFixed(2);
    return [what, show(ours), `${control.name}: ${show(control.values)}`, ratio];
  });
  const head = ['What', 'Crashcart', 'Control', 'Ratio'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 3 ? cell.padStart(widths[3] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 3 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), line(rule), ...rows.map(line), ''].join('\n');
}
