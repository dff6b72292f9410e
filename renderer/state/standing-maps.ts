import type { Library } from '../../preload/contract/library';
import type { Console } from '../../preload/contract/models';
import type { MachineRow } from '../features/inventory/row';
import type { Standing } from '../search/rank';

/** The standings of machines by their ids, of those of which there is anything to say. */
export function standingsOf(
  consoles: readonly Console[],
  kept: Library['machines'],
): ReadonlyMap<string, Standing> {
  const connected = new Set(consoles.map(({ machineId }) => machineId));
  const standings = new Map<string, Standing>();
  for (const id of new Set([...connected, ...Object.keys(kept)])) {
    const { favourite: isFavourite = false, openedAt = null } = kept[id] ?? {};
    standings.set(id, {
      isFavourite,
      openedAt: openedAt === null ? null : Date.parse(openedAt),
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
