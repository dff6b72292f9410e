/** How many steps are done before the work may be interrupted. */
const STRIDE = 256;

/** The runs that stand in order already: after a refresh that is nearly all of a list. */
function runsOf<T>(items: readonly T[], compare: (a: T, b: T) => number): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  for (const item of items) {
    const last = run.at(-1);
    if (last !== undefined && compare(last, item) > 0) {
      runs.push(run);
      run = [];
    }
    run.push(item);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Sorts, stably, as work for `inSlices`. What is in order already costs one look. */
export function* sorted<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += STRIDE) {
    const found = runsOf(items.slice(from, from + STRIDE), compare);
    const [first = [], ...others] = found;
    const last = runs.at(-1);
    const end = last?.at(-1);
    const [begin] = first;
    if (
      last !== undefined &&
      end !== undefined &&
      begin !== undefined &&
      compare(end, begin) <= 0
    ) {
      last.push(...first);
      runs.push(...others);
    } else runs.push(...found);
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, T[]> {
  const all: T[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) break;
    if (compare(a, b) <= 0) {
      all.push(a);
      l += 1;
    } else {
      all.push(b);
      r += 1;
    }
    if (all.length % STRIDE === 0) yield;
  }
  for (; l < left.length; l += 1) push(all, left[l]);
  for (; r < right.length; r += 1) push(all, right[r]);
  return all;
}

function push<T>(all: T[], item: T | undefined): void {
  if (item !== undefined) all.push(item);
}
