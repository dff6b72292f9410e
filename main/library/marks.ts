import {
  LIBRARY_LIMITS,
  type MachineMarks,
  type MarksChange,
} from '../../preload/contract/library';
import { Failure } from '../errors';

/** What holds for a machine about which nothing is kept. */
export const NO_MARKS: MachineMarks = { favourite: false, tags: [], note: '', openedAt: null };

/** Is there anything in it that is worth keeping? */
export function isWorthKeeping({ favourite, tags, note, openedAt }: MachineMarks): boolean {
  return favourite || tags.length > 0 || note !== '' || openedAt !== null;
}

/** The marks after a change. @throws Failure `bad-request` for one tag too many */
export function changed(marks: MachineMarks, change: MarksChange): MachineMarks {
  switch (change.kind) {
    case 'favourite':
      return { ...marks, favourite: change.on };
    case 'note':
      return { ...marks, note: change.text.trim() };
    case 'tag':
      return { ...marks, tags: tagged(marks.tags, change.tag, change.on) };
  }
}

/** `Lab` and `lab` are one tag: nobody means two by it. */
function tagged(tags: readonly string[], tag: string, on: boolean): readonly string[] {
  const isThis = (other: string): boolean => other.toLowerCase() === tag.toLowerCase();
  if (!on) return tags.filter((other) => !isThis(other));
  if (tags.some(isThis)) return tags;
  if (tags.length >= LIBRARY_LIMITS.tagsPerMachine) {
    throw new Failure('bad-request', { params: { field: 'tags' } });
  }
  return [...tags, tag];
}

/** Forgets when machines were opened, but for those that were opened last. */
export function onlyLatest(
  machines: ReadonlyMap<string, MachineMarks>,
): ReadonlyMap<string, MachineMarks> {
  const times = [...machines.values()].flatMap(({ openedAt }) => openedAt ?? []);
  if (times.length <= LIBRARY_LIMITS.opened) return machines;
  // ISO 8601 in UTC: text order is time order.
  const oldestKept = times.sort().at(-LIBRARY_LIMITS.opened) ?? '';
  const kept = [...machines].map(([id, marks]): [string, MachineMarks] => {
    const isOld = marks.openedAt !== null && marks.openedAt < oldestKept;
    return [id, isOld ? { ...marks, openedAt: null } : marks];
  });
  return new Map(kept.filter(([, marks]) => isWorthKeeping(marks)));
}
