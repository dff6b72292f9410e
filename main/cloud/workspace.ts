/**
 * Workspace API v2: consoles and remote assistance of single desktops.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/} API reference
 */
import { z } from 'zod';
import type { CloudClient } from './client';
import { optionalText } from './rows';
import { pathSegment } from './path-segment';

function desktopPath(desktopId: string, rest: string): string {
  return `/v2/{project_id}/desktops/${pathSegment(desktopId)}/${rest}`;
}

/**
 * `GET …/desktops/{id}/remote-consoles`: mints a console URL. Every call makes another token, so it
 * is never repeated, polled or prefetched.
 */
export async function createConsole(client: CloudClient, desktopId: string): Promise<string> {
  const { url } = await client.send({
    call: 'workspace:create-console',
    path: desktopPath(desktopId, 'remote-consoles'),
    schema: z.object({ url: z.string().min(1) }),
  });
  return url;
}

/** `POST …/desktops/notifications`: shows a text on a desktop. The answer's job is not followed. */
export async function sendNotice(
  client: CloudClient,
  desktopId: string,
  text: string,
): Promise<void> {
  await client.send({
    call: 'workspace:send-notice',
    path: '/v2/{project_id}/desktops/notifications',
    body: { desktop_ids: [desktopId], notifications: text },
    schema: z.unknown(),
  });
}

/**
 * `GET …/share-space/configuration`: the tenant's defaults for assistance, as JSON in a string. In public
 * beta: a tenant that has not applied for it gets an error.
 */
export async function shareSpaceSettings(client: CloudClient): Promise<string> {
  const { config_value: value } = await client.send({
    call: 'workspace:show-share-space',
    path: '/v2/{project_id}/share-space/configuration',
    query: { name: 'share-space-user-conf' },
    schema: z.object({ config_value: z.string() }),
  });
  return value;
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
  client: CloudClient,
  desktopId: string,
  signal?: AbortSignal,
): Promise<AssistanceBody> {
  return client.send(
    {
      call: 'workspace:show-assistance',
      path: desktopPath(desktopId, 'remote-assistance'),
      schema: assistanceBody,
    },
    signal,
  );
}

/** `POST …/remote-assistance`, with no body. The answer has no code and no link: ask with GET. */
export function createAssistance(client: CloudClient, desktopId: string): Promise<AssistanceBody> {
  return client.send({
    call: 'workspace:create-assistance',
    path: desktopPath(desktopId, 'remote-assistance'),
    schema: assistanceBody,
  });
}

/** `DELETE …/remote-assistance`: 204 and no body. */
export async function cancelAssistance(client: CloudClient, desktopId: string): Promise<void> {
  await client.send({
    call: 'workspace:cancel-assistance',
    path: desktopPath(desktopId, 'remote-assistance'),
    schema: z.unknown(),
  });
}
