/**
 * All that Workspace tells of one desktop.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/ShowDesktopDetail.html} ShowDesktopDetail
 */
import { z } from 'zod';
import type { CloudClient } from './client';
import { pathSegment } from './path-segment';
import { optionalText, printed, rowsOf } from './rows';

const volume = z.object({ type: optionalText, size: printed });

const desktopDetail = z.object({
  desktop_id: z.string().min(1),
  os_host_name: optionalText,
  os_version: optionalText,
  desktop_type: optionalText,
  attach_state: optionalText,
  created: optionalText,
  availability_zone: optionalText,
  site_name: optionalText,
  domain: optionalText,
  internet_mode: optionalText,
  in_maintenance_mode: printed,
  is_freeze: printed,
  isolated: printed,
  process: printed,
  metadata: z
    .object({ image_name: optionalText, os_type: optionalText, desktop_os_version: optionalText })
    .nullish()
    .catch(null),
  product: z
    .object({ product_id: optionalText, flavor_id: optionalText, cpu: printed, memory: printed })
    .nullish()
    .catch(null),
  flavor: z.object({ id: optionalText }).nullish().catch(null),
  root_volume: volume.nullish().catch(null),
  data_volumes: rowsOf(volume).nullish().catch(null),
  // By the networks' names or ids.
  addresses: z
    .record(
      z.string(),
      rowsOf(z.object({ addr: optionalText, 'OS-EXT-IPS-MAC:mac_addr': optionalText })),
    )
    .nullish()
    .catch(null),
  security_groups: rowsOf(z.object({ name: optionalText, id: optionalText }))
    .nullish()
    .catch(null),
  tags: rowsOf(z.object({ key: optionalText, value: optionalText }))
    .nullish()
    .catch(null),
});

export type DesktopDetail = z.output<typeof desktopDetail>;

/** `GET /v2/{project_id}/desktops/{desktop_id}`. */
export async function showDesktop(client: CloudClient, desktopId: string): Promise<DesktopDetail> {
  const { desktop } = await client.send({
    call: 'workspace:show-desktop',
    path: `/v2/{project_id}/desktops/${pathSegment(desktopId)}`,
    schema: z.object({ desktop: desktopDetail }),
  });
  return desktop;
}
