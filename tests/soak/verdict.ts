import { MEASURES, type Measure, type Sample } from './measure';

/** How a measure went: from after the first rounds to the end. */
export interface Course {
  readonly measure: Measure;
  readonly first: number;
  readonly last: number;
  /** How much it grew over the whole run by the line that fits all samples best. */
  readonly growth: number;
  readonly allowed: number;
  readonly isFlat: boolean;
}

/**
 * The course of every measure. It is flat when neither its end nor the line through all samples is further
 * above its beginning than is allowed: the end alone may be a good or a bad moment.
 */
export function coursesOf(samples: readonly Sample[]): Course[] {
  const measures = Object.keys(MEASURES).filter((name): name is Measure => name in MEASURES);
  return measures.map((measure) => {
    const values = samples.map((sample) => sample[measure]);
    const first = values[0] ?? NaN;
    const last = values.at(-1) ?? NaN;
    const { share, plus } = MEASURES[measure];
    const allowed = first * share + plus;
    const growth = slope(values) * (values.length - 1);
    const isFlat = last - first <= allowed && growth <= allowed;
    return { measure, first, last, growth, allowed, isFlat };
  });
}

/** By how much the best line through these values rises from one to the next (least squares). */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const rise = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const run = values.reduce((sum, _value, at) => sum + (at - middle) ** 2, 0);
  return run === 0 ? 0 : rise / run;
}

/** The courses as a table. */
export function courseTable(courses: readonly Course[]): string {
  const show = (value: number): string =>
    Number.isInteger(value) ? String(value) : value.toFixed(1);
  return [
    '| What | After the first rounds | At the end | Growth by the line | Allowed | Flat |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...courses.map(({ measure, first, last, growth, allowed, isFlat }) =>
      [
        '',
        MEASURES[measure].title,
        show(first),
        show(last),
        growth.toFixed(1),
        show(allowed),
        isFlat ? 'yes' : '**no**',
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n');
}
