/**
 * The light list of Workspace's desktops.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/ListDesktops.html} ListDesktops
 */
import { z } from 'zod';
import type { CloudClient } from './client';
import { readByOffset } from './paging';
import { optionalText, rowsOf, totalHint, type Listing } from './rows';

const desktopRow = z.object({
  desktop_id: z.string().min(1),
  // In the connection list the same is `desktop_name`, and a user has `id` and `name`.
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

export type DesktopRow = z.output<typeof desktopRow>;

export const desktopsBody = z.object({ desktops: rowsOf(desktopRow), total_count: totalHint });

const LIMIT = 1000;

/** `GET /v2/{project_id}/desktops`: power and connection state of every desktop, all pages. */
export function listDesktops(
  client: CloudClient,
  signal?: AbortSignal,
): Promise<Listing<DesktopRow>> {
  return readByOffset({
    read: async (offset) => {
      const { desktops, total_count } = await client.send(
        {
          call: 'workspace:list-desktops',
          path: '/v2/{project_id}/desktops',
          query: { limit: LIMIT, offset },
          schema: desktopsBody,
        },
        signal,
      );
      return { ...desktops, total: total_count };
    },
    limit: LIMIT,
    lastOffset: Number.POSITIVE_INFINITY,
    key: (row) => row.desktop_id,
  });
}

/** The rows of up to 100 desktops, by the same call; without those that the cloud does not know. */
export async function findDesktops(
  client: CloudClient,
  desktopIds: readonly string[],
  signal?: AbortSignal,
): Promise<readonly DesktopRow[]> {
  const { desktops } = await client.send(
    {
      call: 'workspace:list-desktops',
      path: '/v2/{project_id}/desktops',
      query: { limit: desktopIds.length, offset: 0, desktop_id: desktopIds },
      schema: desktopsBody,
    },
    signal,
  );
  // A cloud that did not know the filter would answer with any desktop.
  return desktops.rows.filter((row) => desktopIds.includes(row.desktop_id));
}
