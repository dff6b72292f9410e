/**
 * CloudDC (iMetal) v1: physical servers and their consoles.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-clouddc/} API reference
 */
import { z } from 'zod';
import { Failure } from '../errors';
import type { Call, CloudClient } from './client';
import { pathSegment } from './path-segment';
import { listCutOff, optionalText, printed, rowsOf, totalHint, type Listing } from './rows';

const serverRow = z.object({
  id: z.string().min(1),
  name: optionalText,
  manage_state: optionalText,
  power_state: optionalText,
  operation_state: optionalText,
  health_state: optionalText,
  location: z
    .object({ dc: optionalText, rack: optionalText, unit: optionalText })
    .nullish()
    .catch(null),
});

export type ServerRow = z.output<typeof serverRow>;

/** The same object; what the list of machines has no use for is read of one server alone. */
const serverDetail = serverRow.extend({
  frozen_state: printed,
  onboard_time: optionalText,
  hardware_attributes: z
    .object({
      sn: optionalText,
      manufacturer: optionalText,
      model: optionalText,
      main_board_manufacturer: optionalText,
      main_board_serial_number: optionalText,
    })
    .nullish()
    .catch(null),
  tags: rowsOf(z.object({ key: optionalText, value: optionalText }))
    .nullish()
    .catch(null),
  error: z
    .object({ error_code: optionalText, error_msg: optionalText, error_type: optionalText })
    .nullish()
    .catch(null),
});

export type ServerDetail = z.output<typeof serverDetail>;

export const serversBody = z.object({
  servers: rowsOf(serverRow),
  page_info: z.object({ next_marker: optionalText }).nullish().catch(null),
  count: totalHint,
});

const LIMIT = 1000;
/** Longer lists than this are a server that never stops. */
const MOST_PAGES = 100;

/** `next_marker` is described as an "address": a plain id, or a URL that carries `marker=`. */
export function markerOf(nextMarker: string): string {
  if (!nextMarker.includes('marker=')) return nextMarker;
  const query = nextMarker.slice(nextMarker.indexOf('?') + 1);
  return new URLSearchParams(query).get('marker') ?? '';
}

type ServerPage = z.output<typeof serversBody>;

/** Where the next page begins; empty when this was the last. A marker is the id of a page's last row. */
function nextOf({ servers, page_info, count }: ServerPage, found: number): string {
  const marker = markerOf(page_info?.next_marker ?? '');
  if (marker !== '') return marker;
  const isFull = servers.rows.length + servers.damaged >= LIMIT;
  return isFull && count !== undefined && count > found ? (servers.rows.at(-1)?.id ?? '') : '';
}

/**
 * `GET /v1/{project_id}/physicalservers`: all pages, each told where it begins by the one before. A
 * marker that comes again, or a page that fails, ends it; what the total then lacks is reported.
 * @throws Failure when the first page cannot be read
 */
export async function listServers(
  client: CloudClient,
  signal?: AbortSignal,
): Promise<Listing<ServerRow>> {
  const found = new Map<string, ServerRow>();
  const seen = new Set<string>();
  const problems: Failure[] = [];
  let damaged = 0;
  let total: number | undefined;
  let marker = '';
  do {
    seen.add(marker);
    let page: ServerPage;
    try {
      page = await readPage(client, marker, signal);
    } catch (thrown) {
      const isOver = thrown instanceof Failure && thrown.data.code === 'cancelled';
      if (marker === '' || isOver || !(thrown instanceof Failure)) throw thrown;
      problems.push(thrown);
      break;
    }
    for (const row of page.servers.rows) found.set(row.id, row);
    damaged += page.servers.damaged;
    total = page.count;
    marker = nextOf(page, found.size);
  } while (marker !== '' && !seen.has(marker) && seen.size < MOST_PAGES);
  const missing = (total ?? 0) - found.size - damaged;
  const isLeft = missing > 0 || seen.size >= MOST_PAGES;
  if (marker !== '' && isLeft && problems.length === 0) problems.push(listCutOff(missing));
  return { rows: [...found.values()], damaged, problems };
}

function readPage(
  client: CloudClient,
  marker: string,
  signal: AbortSignal | undefined,
): Promise<ServerPage> {
  return client.send(
    {
      call: 'clouddc:list-servers',
      path: '/v1/{project_id}/physicalservers',
      query: { limit: LIMIT, ...(marker === '' ? {} : { marker }) },
      schema: serversBody,
    },
    signal,
  );
}

/** `GET …/physicalservers/{id}`: one server as it is now. */
export function showServer(
  client: CloudClient,
  serverId: string,
  signal?: AbortSignal,
): Promise<ServerRow> {
  return client.send(oneServer(serverId, serverRow), signal);
}

/** The same call, with all that it tells. */
export function showServerDetail(client: CloudClient, serverId: string): Promise<ServerDetail> {
  return client.send(oneServer(serverId, serverDetail));
}

function oneServer<T>(serverId: string, schema: z.ZodType<T>): Call<T> {
  return {
    call: 'clouddc:show-server',
    path: `/v1/{project_id}/physicalservers/${pathSegment(serverId)}`,
    schema,
  };
}

/**
 * `GET …/physicalservers/{id}/remote-console-address`: mints a console URL, like its Workspace
 * sibling: never repeated, polled or prefetched.
 */
export async function createServerConsole(client: CloudClient, serverId: string): Promise<string> {
  const { url } = await client.send({
    call: 'clouddc:create-console',
    path: `/v1/{project_id}/physicalservers/${pathSegment(serverId)}/remote-console-address`,
    schema: z.object({ url: z.string().min(1) }),
  });
  return url;
}
