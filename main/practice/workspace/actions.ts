import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, ok, workspaceBadRequest } from '../http/answer';
import { type ApiRequest, param, readBody } from '../http/request';
import type { PracticeCloud } from '../cloud';
import type { Desktop } from '../estate/models';

const desktopIds = z.array(z.string().min(1)).min(1).max(100);

const actionBody = z.object({
  desktop_ids: desktopIds,
  op_type: z.enum(['os-start', 'reboot', 'os-stop', 'os-hibernate']),
  type: z.enum(['SOFT', 'HARD']).default('SOFT'),
});

const notificationBody = z.object({
  desktop_ids: desktopIds,
  notifications: z.string().min(1),
});

function find(cloud: PracticeCloud, request: ApiRequest, id: string): Desktop | undefined {
  const machine = cloud.estate.machine(id);
  const own = machine?.projectId === param(request, 'project_id');
  return machine?.kind === 'desktop' && own ? machine : undefined;
}

interface FailedOperation {
  readonly desktop_id: string;
  readonly desktop_name: string | null;
  readonly error_code: string;
  readonly error_msg: string;
}

function operate(
  cloud: PracticeCloud,
  request: ApiRequest,
  id: string,
  body: z.output<typeof actionBody>,
): FailedOperation | undefined {
  const desktop = find(cloud, request, id);
  const failed = (error_code: string, error_msg: string): FailedOperation => ({
    desktop_id: id,
    desktop_name: desktop?.name ?? null,
    error_code,
    error_msg,
  });
  if (desktop === undefined) return failed('WKS.0202', 'The resource does not exist.');
  const denied = cloud.simulation.operateDesktop(desktop, body.op_type, body.type === 'HARD');
  return denied === undefined
    ? undefined
    : failed('WKS.00010032', `The current status of the desktop denies the operation: ${denied}.`);
}

/** BatchRunDesktops (section 1.6): what fails for one desktop is told inside a 200. */
export function desktopsAction(cloud: PracticeCloud, request: ApiRequest): Answer {
  const body = readBody(request, actionBody, workspaceBadRequest);
  const failed = body.desktop_ids
    .map((id) => operate(cloud, request, id, body))
    .filter((failure) => failure !== undefined);
  return ok({ failed_operation_list: failed, job_id: null });
}

/** A message shown on desktops (section 1.8). */
export function notifyDesktops(cloud: PracticeCloud, request: ApiRequest): Answer {
  const body = readBody(request, notificationBody, workspaceBadRequest);
  const unknown = body.desktop_ids.find((id) => find(cloud, request, id) === undefined);
  if (unknown !== undefined) throw workspaceBadRequest(`desktop ${unknown} not found`);
  return ok({ job_id: randomUUID().replaceAll('-', '') });
}
