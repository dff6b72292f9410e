import { LOG_FAULTS, type LogFault, type LogFinding } from '../../preload/contract/activity';
import { digest, GENESIS, openSeal, type Head, type SealedLine } from './chain';

/** A sealed line and its place in the file, from 1. */
interface Placed extends SealedLine {
  readonly line: number;
}

/** A line that is not whole. */
interface Broken {
  readonly line: number;
  /** The number it says it has; undefined when it says none. */
  readonly claim: number | undefined;
}

/**
 * Checks a log: every line against its own hash, and against the hash the next line names. So it finds
 * what was changed, taken out, put in or put elsewhere, and says where.
 *
 * What the lines alone cannot tell is whether there were more of them, or whether somebody made all of
 * them anew with fresh hashes: that takes the `head`, the end of the log as it was remembered elsewhere.
 * A head that is behind is no finding: the computer may have stopped between the line and the head.
 */
export function verify(lines: readonly Buffer[], head?: Head): LogFinding[] {
  const sealed: Placed[] = [];
  const broken: Broken[] = [];
  lines.forEach((bytes, index) => {
    const line = index + 1;
    const opened = openSeal(bytes);
    if (opened !== undefined) sealed.push({ ...opened, line });
    else if (!isAccountedFor(bytes, lines[index + 1])) broken.push({ line, claim: claimOf(bytes) });
  });
  const { chain, inserted } = untangle(sealed);
  const { changed, strangers } = number(chain, broken);
  return merged([
    ...changed,
    ...strangers,
    ...inserted.map(({ line, seq }) => finding('inserted', line, seq)),
    ...moved(chain),
    ...gaps(chain, changed),
    ...replaced(chain),
    ...chain.flatMap(recorded),
    ...(head === undefined ? [] : against(head, chain, changed)),
  ]);
}

/**
 * What a remembered end says of lines that are whole; undefined when it has nothing against them.
 * @param last the highest number there is
 * @param found the line that has the number of the head
 */
export function compareHead(
  head: Head,
  last: number,
  found: Head | undefined,
): Pick<LogFinding, 'fault' | 'from' | 'to'> | undefined {
  if (head.seq > last) return { fault: 'cut-short', from: last + 1, to: head.seq };
  if (found === undefined || found.hash === head.hash) return undefined;
  return { fault: 'rewritten', from: head.seq, to: head.seq };
}

function finding(fault: LogFault, line: number, from: number, to = from): LogFinding {
  return { fault, line, from, to };
}

/** A line cut off by a crash: the next one says so, and knows it. It never got a number. */
function isAccountedFor(half: Buffer, next: Buffer | undefined): boolean {
  const content = next === undefined ? undefined : openSeal(next)?.content;
  return content?.['kind'] === 'log-recovered' && factsOf(content)['digest'] === digest(half);
}

function factsOf(content: SealedLine['content']): Readonly<Record<string, unknown>> {
  const { facts } = content;
  return typeof facts === 'object' && facts !== null ? { ...facts } : {};
}

function claimOf(line: Buffer): number | undefined {
  const claim = /^\{"seq":(\d{1,15}),/.exec(line.subarray(0, 32).toString('latin1'))?.[1];
  return claim === undefined ? undefined : Number(claim);
}

/** The lines by their numbers, each once; where two have the same, the one the next line was written after. */
function untangle(sealed: readonly Placed[]): { chain: Placed[]; inserted: Placed[] } {
  const named = new Set(sealed.map(({ seq, prev }) => `${seq - 1} ${prev}`));
  const isNamed = ({ seq, hash }: Placed): boolean => named.has(`${seq} ${hash}`);
  const bySeq = new Map<number, Placed>();
  const inserted: Placed[] = [];
  for (const one of sealed) {
    const other = bySeq.get(one.seq);
    const isBetter = other !== undefined && isNamed(one) && !isNamed(other);
    if (other === undefined || isBetter) bySeq.set(one.seq, one);
    if (other !== undefined) inserted.push(isBetter ? other : one);
  }
  return { chain: [...bySeq.values()].sort((a, b) => a.seq - b.seq), inserted };
}

/**
 * Gives each line that is not whole a number that is free where it stands: the one it claims, or the one
 * after the line before it. One for which there is none was put in.
 */
function number(
  chain: readonly Placed[],
  broken: readonly Broken[],
): { changed: LogFinding[]; strangers: LogFinding[] } {
  const taken = new Set(chain.map(({ seq }) => seq));
  const inFile = [...chain].sort((a, b) => a.line - b.line);
  const changed: LogFinding[] = [];
  const strangers: LogFinding[] = [];
  let next = 0;
  let before = 0;
  for (const { line, claim } of broken) {
    for (let one = inFile[next]; one !== undefined && one.line < line; one = inFile[++next]) {
      before = one.seq;
    }
    const end = inFile[next]?.seq ?? before + broken.length + 1;
    const isFree = claim !== undefined && claim > before && claim < end && !taken.has(claim);
    const seq = isFree ? claim : before + 1;
    if (taken.has(seq)) {
      strangers.push(finding('inserted', line, before));
      continue;
    }
    taken.add(seq);
    before = seq;
    changed.push(finding('changed', line, seq));
  }
  return { changed, strangers };
}

/** Numbers before the last that no line has, whole or not. */
function gaps(chain: readonly Placed[], changed: readonly LogFinding[]): LogFinding[] {
  const there = [
    ...chain.map(({ seq, line }) => ({ seq, line })),
    ...changed.map(({ from, line }) => ({ seq: from, line })),
  ].sort((a, b) => a.seq - b.seq);
  return there.flatMap(({ seq, line }, index) => {
    const before = there[index - 1]?.seq ?? 0;
    return seq > before + 1 ? [finding('missing', line, before + 1, seq - 1)] : [];
  });
}

/** Lines that stand where another should. */
function moved(chain: readonly Placed[]): LogFinding[] {
  const inFile = [...chain].sort((a, b) => a.line - b.line);
  return inFile
    .filter((one, index) => chain[index] !== one)
    .map(({ line, seq }) => finding('moved', line, seq));
}

/** Lines that are whole but not those the next ones were written after. */
function replaced(chain: readonly Placed[]): LogFinding[] {
  return chain.flatMap((one, index) => {
    const next = chain[index + 1];
    const isForeign = one.seq === 1 && one.prev !== GENESIS;
    const isOther = next?.seq === one.seq + 1 && next.prev !== one.hash;
    return isForeign || isOther ? [finding('replaced', one.line, one.seq)] : [];
  });
}

/** What was found when the end was compared earlier, and written down before the end moved on. */
function recorded({ content, line }: Placed): LogFinding[] {
  if (content['kind'] !== 'log-damaged') return [];
  const { fault, from, to } = factsOf(content);
  const known = LOG_FAULTS.find((name) => name === fault) ?? 'cut-short';
  return [finding(known, line, Number(from), Number(to))];
}

function against(
  head: Head,
  chain: readonly Placed[],
  changed: readonly LogFinding[],
): LogFinding[] {
  const last = Math.max(0, chain.at(-1)?.seq ?? 0, ...changed.slice(-1).map(({ to }) => to));
  const found = chain.find(({ seq }) => seq === head.seq);
  const told = compareHead(head, last, found);
  const lines = [...chain, ...changed].map(({ line }) => line);
  const end = lines.reduce((most, line) => Math.max(most, line), 0) + 1;
  return told ? [{ ...told, line: found?.line ?? end }] : [];
}

/** In the order of the file; what is wrong with lines side by side is one finding. */
function merged(findings: readonly LogFinding[]): LogFinding[] {
  const sorted = [...findings].sort(
    (a, b) => a.fault.localeCompare(b.fault) || a.line - b.line || a.from - b.from,
  );
  const all: LogFinding[] = [];
  for (const one of sorted) {
    const last = all.at(-1);
    const isNext =
      last?.fault === one.fault &&
      one.from === last.to + 1 &&
      one.line === last.line + one.from - last.from;
    if (isNext) all.splice(-1, 1, { ...last, to: one.to });
    else all.push(one);
  }
  return all.sort((a, b) => a.line - b.line || a.from - b.from);
}
