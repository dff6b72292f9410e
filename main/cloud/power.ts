/**
 * Switching machines on and off. Neither call is ever repeated by itself; both answer before anything
 * has happened.
 */
import { z } from 'zod';
import { Failure } from '../errors';
import { callRow } from './call-table';
import type { CloudClient, Reply } from './client';
import { meaningOf, requestIdOf } from './errors';
import { optionalText, rowsOf } from './rows';

/** `type` of the desktop call: `SOFT` asks the system, `HARD` does not. */
export interface DesktopOperation {
  readonly op_type: 'os-start' | 'reboot' | 'os-stop';
  readonly type: 'SOFT' | 'HARD';
}

const operateBody = z.object({
  failed_operation_list: rowsOf(
    z.object({ desktop_id: optionalText, error_code: optionalText, error_msg: optionalText }),
  ).nullish(),
});

/**
 * `POST /v2/{project_id}/desktops/action` for one desktop. Its refusal may come inside a 200, as an
 * entry of `failed_operation_list`.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/BatchRunDesktops.html} BatchRunDesktops
 * @throws Failure also for a refusal inside a 200, with the cloud's code and the request id
 */
export async function operateDesktop(
  client: CloudClient,
  desktopId: string,
  operation: DesktopOperation,
): Promise<void> {
  const reply = await client.ask({
    call: 'workspace:operate-desktop',
    path: '/v2/{project_id}/desktops/action',
    body: { desktop_ids: [desktopId], ...operation },
    schema: operateBody,
  });
  // One was asked for: whichever entry there is speaks of it, whatever it calls it.
  const failed = reply.body.failed_operation_list;
  if (failed === null || failed === undefined) return;
  const [entry] = failed.rows;
  if (entry !== undefined) throw refusedInside(reply, entry.error_code, entry.error_msg);
  if (failed.damaged > 0) throw refusedInside(reply, '', '');
}

function refusedInside({ headers }: Reply<unknown>, cloudCode: string, detail: string): Failure {
  const requestId = requestIdOf(headers);
  const { action } = callRow('workspace:operate-desktop');
  return new Failure(meaningOf(cloudCode, detail) ?? 'cloud-refused', {
    status: 200,
    params: { action },
    ...(detail === '' ? {} : { detail }),
    ...(cloudCode === '' ? {} : { cloudCode }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** The words of the server call, as they are documented: with a space. */
export type ServerOperation = 'power on' | 'power off' | 'rebooting';

/**
 * `PUT /v1/{project_id}/physicalservers/power-state` for one server. All or nothing: a server that is
 * not ready refuses the call.
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-clouddc/ChangeServerPowerState.html} ChangeServerPowerState
 */
export async function changeServerPower(
  client: CloudClient,
  serverId: string,
  action: ServerOperation,
): Promise<void> {
  await client.send({
    call: 'clouddc:change-power',
    path: '/v1/{project_id}/physicalservers/power-state',
    body: { action, server_id_set: [serverId] },
    schema: z.unknown(),
  });
}
