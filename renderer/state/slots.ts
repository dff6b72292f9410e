import type { PaneCount } from '../../preload/contract/views';

/** What stands in each of the panes, by console id; null where nothing does. */
export type Slots = readonly (string | null)[];

/** Shows a console: where it is, else in an empty pane, else in place of the one in front. */
export function placed(slots: Slots, id: string, front: number): Slots {
  if (slots.includes(id)) return slots;
  const empty = slots.indexOf(null);
  return replaced(slots, empty === -1 ? front : empty, id);
}

/** Takes a console out; with several panes another tab takes its place, if there is one. */
export function without(slots: Slots, id: string, tabs: readonly string[]): Slots {
  const index = slots.indexOf(id);
  if (index === -1) return slots;
  const next = slots.length === 1 ? undefined : tabs.find((tab) => !slots.includes(tab));
  return replaced(slots, index, next ?? null);
}

/** As many panes as wanted: those in sight stay, the one in front first, then tabs in their order. */
export function resized(
  slots: Slots,
  count: PaneCount,
  front: string | null,
  tabs: readonly string[],
): Slots {
  const seen = slots.filter((id) => id !== null);
  const wanted = count === 1 && front !== null ? [front] : seen;
  const all = [...wanted, ...tabs.filter((id) => !wanted.includes(id))];
  const chosen = all.slice(0, count);
  // The one in front stays in sight, whatever else has to go.
  if (front !== null && !chosen.includes(front)) chosen.splice(count - 1, 1, front);
  return Array.from({ length: count }, (_, index) => chosen[index] ?? null);
}

/** The next pane with a console in it, round and round; -1 when there is no other. */
export function neighbour(slots: Slots, from: number, step: 1 | -1): number {
  for (let far = 1; far < slots.length; far += 1) {
    const index = (from + step * far + slots.length * far) % slots.length;
    if (slots[index] !== null) return index;
  }
  return -1;
}

function replaced(slots: Slots, at: number, id: string | null): Slots {
  return slots.map((other, index) => (index === at ? id : other));
}
