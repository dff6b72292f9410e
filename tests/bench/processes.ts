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
  return proportional(pid, ['Pss']);
}

/**
 * The part of it that they have made themselves, without the files they were started from. Those are
 * shared with whatever else was started from them: with another app beside it, this one seems to take
 * less (measured: 102 MiB of such files, and 170 as soon as the other had ended).
 */
export function madeMemoryOf(pid: number): number {
  return proportional(pid, ['Pss_Anon', 'Pss_Shmem', 'SwapPss']);
}

function proportional(pid: number, fields: readonly string[]): number {
  const kib = family(pid).flatMap((member) => {
    const rollup = readShown(`/proc/${member}/smaps_rollup`).toString();
    return fields.map((field) =>
      Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(rollup)?.[1] ?? 0),
    );
  });
  return kib.reduce((sum, size) => sum + size, 0) / 1024;
}
