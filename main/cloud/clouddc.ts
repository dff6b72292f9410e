/**
 * CloudDC (iMetal) v1: physical servers and their consoles.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-clouddc/} API reference
 */
import { z } from 'zod';
import type { ProjectClient } from './client';
import { optionalText, rowsOf, type Rows } from './rows';
import { LIST_LIMIT_MS } from './transport';

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

const listBody = z.object({
  servers: rowsOf(serverRow),
  page_info: z.object({ next_marker: optionalText }).nullish().catch(null),
});

const LIMIT = 1000;

/** `next_marker` is described as an "address": a plain id, or a URL that carries `marker=`. */
export function markerOf(nextMarker: string): string {
  if (!nextMarker.includes('marker=')) return nextMarker;
  const query = nextMarker.slice(nextMarker.indexOf('?') + 1);
  return new URLSearchParams(query).get('marker') ?? '';
}

/** `GET /v1/{project_id}/physicalservers`: all pages. A marker that comes again ends it. */
export async function listServers(
  client: ProjectClient,
  signal?: AbortSignal,
): Promise<Rows<ServerRow>> {
  const found = new Map<string, ServerRow>();
  const seen = new Set<string>();
  let damaged = 0;
  let marker = '';
  do {
    seen.add(marker);
    const page = await client.send(
      {
        service: 'clouddc',
        method: 'GET',
        path: '/v1/{project_id}/physicalservers',
        query: { limit: LIMIT, ...(marker === '' ? {} : { marker }) },
        schema: listBody,
        repeat: 'read',
        action: 'clouddc:imetal:list',
        limitMs: LIST_LIMIT_MS,
      },
      signal,
    );
    for (const row of page.servers.rows) found.set(row.id, row);
    damaged += page.servers.damaged;
    marker = markerOf(page.page_info?.next_marker ?? '');
  } while (marker !== '' && !seen.has(marker));
  return { rows: [...found.values()], damaged };
}

/**
 * `GET …/physicalservers/{id}/remote-console-address`: mints a console URL, like its Workspace
 * sibling: never repeated, polled or prefetched.
 */
export async function createServerConsole(
  client: ProjectClient,
  serverId: string,
): Promise<string> {
  const { url } = await client.send({
    service: 'clouddc',
    method: 'GET',
    path: `/v1/{project_id}/physicalservers/${encodeURIComponent(serverId)}/remote-console-address`,
    schema: z.object({ url: z.string().min(1) }),
    repeat: 'never',
    action: 'clouddc:imetal:createRemoteConsoleLink',
  });
  return url;
}
