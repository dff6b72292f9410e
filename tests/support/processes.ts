import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that come from it. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const members = [pid];
  for (const member of members) {
    members.push(...parents.filter(({ parent }) => parent === member).map((child) => child.pid));
  }
  return members;
}

function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s*(\d+)$/m.exec(readShown(`/proc/${pid}/status`).toString())?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** A file of `/proc`; empty when the process has ended meanwhile, or is protected even from us. */
export function readShown(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
