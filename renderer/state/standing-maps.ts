import type { Console } from '../../preload/contract/models';
import type { MachineRow } from '../features/inventory/row';
import { NO_STANDING, type Standing } from '../search/rank';

/** The standings of machines by their ids, as far as their consoles tell. */
export function standingsOf(
  consoles: readonly Console[],
  openedAt: ReadonlyMap<string, number>,
): ReadonlyMap<string, Standing> {
  const connected = new Set(consoles.map(({ machineId }) => machineId));
  const standings = new Map<string, Standing>();
  for (const id of new Set([...connected, ...openedAt.keys()])) {
    standings.set(id, {
      ...NO_STANDING,
      openedAt: openedAt.get(id) ?? null,
      isConnected: connected.has(id),
    });
  }
  return standings;
}

/** Standings by place in the list, for the few that have one. */
export function standingsByPlace(
  rows: readonly MachineRow[],
  known: ReadonlyMap<string, Standing>,
): ReadonlyMap<number, Standing> {
  const places = new Map<number, Standing>();
  if (known.size === 0) return places;
  for (const [place, { machine }] of rows.entries()) {
    const standing = known.get(machine.id);
    if (standing !== undefined) places.set(place, standing);
  }
  return places;
}
