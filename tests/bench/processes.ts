import { family, readShown } from '../support/processes';

/** Clock ticks of a second in `/proc/N/stat`; the same on every Linux with Node. */
const TICKS = 100;

/** The processor time of these processes so far, in seconds. Those that have ended count nothing. */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid), 0) / TICKS;
}

function ticksOf(pid: number): number {
  // The name stands in brackets and may hold blanks.
  const fields = readShown(`/proc/${pid}/stat`).toString().split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

/** What a process and all that come from it take of the memory, in MiB; shared pages in parts (PSS). */
export function memoryOf(pid: number): number {
  const kib = family(pid).map((member) => {
    const rollup = readShown(`/proc/${member}/smaps_rollup`).toString();
    return Number(/^Pss:\s*(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return kib.reduce((sum, size) => sum + size, 0) / 1024;
}
