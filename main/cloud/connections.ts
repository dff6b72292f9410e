/**
 * Who is connected to which desktop.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/ListDesktopsConnectStatus.html} ListDesktopsConnectStatus
 */
import { z } from 'zod';
import type { CloudClient, Query } from './client';
import type { DesktopRow } from './desktops';
import { readByOffset, type OffsetListing, type Page } from './paging';
import { listCutOff, optionalText, rowsOf, totalHint, type Listing } from './rows';
import { encode } from './signer';

const connectionRow = z.object({
  desktop_id: z.string().min(1),
  desktop_name: optionalText,
  connect_status: optionalText,
  attach_users: rowsOf(z.object({ id: optionalText, name: optionalText, type: optionalText }))
    .nullish()
    .catch(null),
});

export type ConnectionRow = z.output<typeof connectionRow>;

export const connectionsBody = z.object({
  desktops: rowsOf(connectionRow),
  total_count: totalHint,
});

const LIMIT = 2000;
const LAST_OFFSET = 2000;
/** One query gives no more rows than this. */
const REACH = LAST_OFFSET + LIMIT;

/** Every value of `connect_status` that can be asked for. */
const STATUSES = ['UNREGISTER', 'REGISTERED', 'CONNECTED', 'DISCONNECTED'] as const;

/** Names in one query: the call takes 100, and a gateway no address of any length. */
const MOST_NAMES = 100;
const LONGEST_NAMES = 4000;

const key = (row: ConnectionRow): string => row.desktop_id;

/** Names in groups that fit one query. */
export function nameBatches(names: readonly string[]): string[][] {
  const batches: string[][] = [];
  let length = 0;
  for (const name of names) {
    const cost = encode(name).length + '&user_names='.length;
    const last = batches.at(-1);
    if (last === undefined || last.length >= MOST_NAMES || length + cost > LONGEST_NAMES) {
      batches.push([name]);
      length = cost;
    } else {
      last.push(name);
      length += cost;
    }
  }
  return batches;
}

class ConnectionList {
  readonly #client: CloudClient;
  readonly #signal: AbortSignal | undefined;

  constructor(client: CloudClient, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#signal = signal;
  }

  async page(filter: Query, offset: number): Promise<Page<ConnectionRow>> {
    const { desktops, total_count } = await this.#client.send(
      {
        call: 'workspace:list-connections',
        path: '/v2/{project_id}/connect-desktops',
        query: { ...filter, limit: LIMIT, offset },
        schema: connectionsBody,
      },
      this.#signal,
    );
    return { ...desktops, total: total_count };
  }

  query(filter: Query, first?: Page<ConnectionRow>): Promise<OffsetListing<ConnectionRow>> {
    const read = (offset: number): Promise<Page<ConnectionRow>> => this.page(filter, offset);
    return readByOffset({ read, limit: LIMIT, lastOffset: LAST_OFFSET, key }, first);
  }
}

function merge(parts: readonly Listing<ConnectionRow>[]): Listing<ConnectionRow> {
  const rows = new Map(parts.flatMap((part) => part.rows.map((row) => [key(row), row] as const)));
  return {
    rows: [...rows.values()],
    damaged: parts.reduce((sum, part) => sum + part.damaged, 0),
    problems: parts.flatMap((part) => part.problems),
  };
}

/** The users of desktops that no query has brought yet. */
function usersOfMissing(desktops: readonly DesktopRow[], found: ReadonlySet<string>): string[] {
  const names = desktops
    .filter(({ desktop_id }) => !found.has(desktop_id))
    .flatMap((row) => [
      row.user_name,
      ...(row.attach_user_infos?.rows ?? []).map(({ user_name }) => user_name),
    ]);
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * `GET /v2/{project_id}/connect-desktops`: connection state and assigned users. One query reaches 4,000
 * rows. Where there are more, they are asked for by state, and what is still missing by its users, whom
 * the light list knows; a remainder that has none is reported.
 * @param desktops the light list, asked for only when it is needed; empty when it could not be read
 */
export async function listConnections(
  client: CloudClient,
  desktops: () => Promise<readonly DesktopRow[]>,
  signal?: AbortSignal,
): Promise<Listing<ConnectionRow>> {
  const list = new ConnectionList(client, signal);
  const first = await list.page({}, 0);
  const whole = (first.total ?? 0) > REACH ? undefined : await list.query({}, first);
  if (whole !== undefined && !whole.full) return whole;

  const begun: Listing<ConnectionRow> = whole ?? { ...first, problems: [] };
  const states = await Promise.all(STATUSES.map((state) => list.query({ connect_status: state })));
  const byState = merge([begun, ...states]);
  if (!states.some(({ full }) => full)) return reported(byState, first.total);

  const found = new Set(byState.rows.map(key));
  const batches = nameBatches(usersOfMissing(await desktops(), found));
  const users = await Promise.all(batches.map((names) => list.query({ user_names: names })));
  return reported(merge([byState, ...users]), first.total, true);
}

/** Says what is missing, by the total the cloud gave; a damaged row is not missing. */
function reported(
  listing: Listing<ConnectionRow>,
  total: number | undefined,
  mayMissSome = false,
): Listing<ConnectionRow> {
  const missing = total === undefined ? 0 : total - listing.rows.length - listing.damaged;
  if (missing <= 0 && !(mayMissSome && total === undefined)) return listing;
  return { ...listing, problems: [...listing.problems, listCutOff(missing)] };
}
