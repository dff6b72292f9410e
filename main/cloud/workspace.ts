/**
 * Workspace API v2: desktops, their connection state, consoles and remote assistance.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/} API reference
 */
import { z } from 'zod';
import type { ProjectClient } from './client';
import { optionalText, rowsOf, type Rows } from './rows';
import { LIST_LIMIT_MS } from './transport';

const id = z.string().min(1);

// The two lists name the same things differently: `computer_name` here is `desktop_name` there, and
// `attach_user_infos` {user_id, user_name} is `attach_users` {id, name}.
const desktopRow = z.object({
  desktop_id: id,
  computer_name: optionalText,
  ip_address: optionalText,
  status: optionalText,
  task_status: optionalText,
  connect_status: optionalText,
  attach_user_infos: rowsOf(
    z.object({ user_id: optionalText, user_name: optionalText, type: optionalText }),
  )
    .nullish()
    .catch(null),
  user_name: optionalText,
});

const connectionRow = z.object({
  desktop_id: id,
  desktop_name: optionalText,
  connect_status: optionalText,
  attach_users: rowsOf(z.object({ id: optionalText, name: optionalText, type: optionalText }))
    .nullish()
    .catch(null),
});

export type DesktopRow = z.output<typeof desktopRow>;
export type ConnectionRow = z.output<typeof connectionRow>;

/**
 * Reads pages by record offset until one is shorter than asked for. `total_count` is not relied on:
 * what it counts is not documented. A page that brings nothing new ends it too, in case a server
 * ignores the offset.
 * @param lastOffset the highest offset the call takes
 */
async function readByOffset<T>(
  read: (offset: number) => Promise<Rows<T>>,
  limit: number,
  lastOffset: number,
  key: (row: T) => string,
): Promise<Rows<T>> {
  const found = new Map<string, T>();
  let damaged = 0;
  for (let offset = 0; offset <= lastOffset; offset += limit) {
    const page = await read(offset);
    const before = found.size;
    for (const row of page.rows) found.set(key(row), row);
    damaged += page.damaged;
    if (page.rows.length + page.damaged < limit || found.size === before) break;
  }
  return { rows: [...found.values()], damaged };
}

const DESKTOPS_LIMIT = 1000;

/** `GET /v2/{project_id}/desktops`: power and connection state of every desktop, all pages. */
export function listDesktops(
  client: ProjectClient,
  signal?: AbortSignal,
): Promise<Rows<DesktopRow>> {
  const schema = z.object({ desktops: rowsOf(desktopRow) });
  return readByOffset(
    async (offset) => {
      const { desktops } = await client.send(
        {
          service: 'workspace',
          method: 'GET',
          path: '/v2/{project_id}/desktops',
          query: { limit: DESKTOPS_LIMIT, offset },
          schema,
          repeat: 'read',
          action: 'workspace:desktops:list',
          limitMs: LIST_LIMIT_MS,
        },
        signal,
      );
      return desktops;
    },
    DESKTOPS_LIMIT,
    Number.POSITIVE_INFINITY,
    (row) => row.desktop_id,
  );
}

const CONNECTIONS_LIMIT = 2000;
const CONNECTIONS_LAST_OFFSET = 2000;

/** `GET /v2/{project_id}/connect-desktops`: connection state and assigned users; reaches 4,000 rows. */
export function listConnections(
  client: ProjectClient,
  signal?: AbortSignal,
): Promise<Rows<ConnectionRow>> {
  const schema = z.object({ desktops: rowsOf(connectionRow) });
  return readByOffset(
    async (offset) => {
      const { desktops } = await client.send(
        {
          service: 'workspace',
          method: 'GET',
          path: '/v2/{project_id}/connect-desktops',
          query: { limit: CONNECTIONS_LIMIT, offset },
          schema,
          repeat: 'read',
          action: 'workspace:desktops:listWithConnectStatus',
          limitMs: LIST_LIMIT_MS,
        },
        signal,
      );
      return desktops;
    },
    CONNECTIONS_LIMIT,
    CONNECTIONS_LAST_OFFSET,
    (row) => row.desktop_id,
  );
}

function desktopPath(desktopId: string, rest: string): string {
  return `/v2/{project_id}/desktops/${encodeURIComponent(desktopId)}/${rest}`;
}

/**
 * `GET …/desktops/{id}/remote-consoles`: mints a console URL. Every call makes another token, so it
 * is never repeated, polled or prefetched.
 */
export async function createConsole(client: ProjectClient, desktopId: string): Promise<string> {
  const { url } = await client.send({
    service: 'workspace',
    method: 'GET',
    path: desktopPath(desktopId, 'remote-consoles'),
    schema: z.object({ url: z.string().min(1) }),
    repeat: 'never',
    action: 'workspace:desktops:createConsole',
  });
  return url;
}

const assistanceFields = z.object({
  share_space_id: optionalText,
  invitation_code: optionalText,
  share_space_name: optionalText,
  share_space_passwd: optionalText,
  private_share_link: optionalText,
  internet_share_link: optionalText,
  create_time: optionalText,
  status: optionalText,
  failed_reason: optionalText,
  initiator_type: optionalText,
});

/** How a desktop without a record answers is not documented: an answer with no body at all counts as one. */
const assistanceBody = z.preprocess((body) => body ?? {}, assistanceFields);

export type AssistanceBody = z.output<typeof assistanceBody>;

/** `GET …/remote-assistance`: the record of a desktop, as far as the cloud fills it. */
export function showAssistance(
  client: ProjectClient,
  desktopId: string,
  signal?: AbortSignal,
): Promise<AssistanceBody> {
  return client.send(
    {
      service: 'workspace',
      method: 'GET',
      path: desktopPath(desktopId, 'remote-assistance'),
      schema: assistanceBody,
      repeat: 'read',
      action: 'workspace:desktops:getRemoteAssistance',
    },
    signal,
  );
}

/** `POST …/remote-assistance`, with no body. The answer has no code and no link: ask with GET. */
export function createAssistance(
  client: ProjectClient,
  desktopId: string,
): Promise<AssistanceBody> {
  return client.send({
    service: 'workspace',
    method: 'POST',
    path: desktopPath(desktopId, 'remote-assistance'),
    schema: assistanceBody,
    repeat: 'never',
    action: 'workspace:desktops:createRemoteAssistance',
  });
}

/** `DELETE …/remote-assistance`: 204 and no body. */
export async function cancelAssistance(client: ProjectClient, desktopId: string): Promise<void> {
  await client.send({
    service: 'workspace',
    method: 'DELETE',
    path: desktopPath(desktopId, 'remote-assistance'),
    schema: z.unknown(),
    repeat: 'never',
    action: 'workspace:desktops:cancelRemoteAssistance',
  });
}
