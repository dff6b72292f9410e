import { type Refusal, workspaceRefusal } from '../http/answer';
import { type ApiRequest, param } from '../http/request';
import type { PracticeCloud } from '../cloud';
import type { Desktop } from '../estate/models';

/** WKS.00010032, 409: the present state of the desktop denies the operation. */
export const conflict = (detail: string): Refusal =>
  workspaceRefusal(
    409,
    '00010032',
    'The operation conflicts with the current status of the desktop.',
    detail,
  );

/** WKS.00010099, 403. */
export const notEnabled = (): Refusal =>
  workspaceRefusal(403, '00010099', 'The Workspace service is not enabled in this project.');

/** The desktop in the path, of the project in the path; otherwise WKS.0202. */
export function desktopOf(cloud: PracticeCloud, request: ApiRequest): Desktop {
  const id = param(request, 'desktop_id');
  const machine = cloud.estate.machine(id);
  if (machine?.kind === 'desktop' && machine.projectId === param(request, 'project_id')) {
    return machine;
  }
  const { unknownDesktop } = cloud.behaviour;
  const detail = `desktop ${id} not found`;
  throw workspaceRefusal(unknownDesktop, '0202', 'The resource does not exist.', detail);
}
