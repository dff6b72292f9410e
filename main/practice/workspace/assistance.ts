import { type Answer, ok, workspaceRefusal } from '../http/answer';
import type { ApiRequest } from '../http/request';
import { type PracticeCloud, seconds } from '../cloud';
import type { AssistanceRecord } from '../estate/assistance';
import type { Desktop } from '../estate/models';
import { conflict, desktopOf } from './refusals';
import { ACCESS_PORT, accessHost } from './tenant';

const none = (desktop: Desktop) =>
  workspaceRefusal(
    404,
    '0202',
    'The resource does not exist.',
    `desktop ${desktop.id} has no remote assistance`,
  );

function link(
  cloud: PracticeCloud,
  desktop: Desktop,
  code: string,
  line: 'internet' | 'dedicated',
): string {
  const helped = desktop.users.find((user) => user.type === 'USER')?.name ?? desktop.name;
  const query = new URLSearchParams({ username: helped, workspace_id: desktop.projectId, code });
  return `https://${accessHost(cloud.estate.region, line)}:${String(ACCESS_PORT)}/#/share-space?${query.toString()}`;
}

/** The documented fields; the ones that make a space usable are null until it is OPEN. */
function view(cloud: PracticeCloud, desktop: Desktop, record: AssistanceRecord): unknown {
  const { code } = record;
  return {
    share_space_id: record.spaceId,
    invitation_code: code,
    share_space_name: record.spaceName,
    // Left out when there is no password, as in the documented example.
    ...(record.password === null
      ? {}
      : { share_space_passwd: code === null ? null : record.password }),
    private_share_link: code === null ? null : link(cloud, desktop, code, 'dedicated'),
    internet_share_link: code === null ? null : link(cloud, desktop, code, 'internet'),
    create_time: seconds(record.created),
    status: record.status,
    failed_reason: record.failedReason,
  };
}

const NULLS = {
  share_space_id: null,
  invitation_code: null,
  share_space_name: null,
  share_space_passwd: null,
  private_share_link: null,
  internet_share_link: null,
  create_time: null,
  status: null,
  failed_reason: null,
} as const;

/** ShowDesktopRemoteAssistanceInfo (section 1.5). */
export function showAssistance(cloud: PracticeCloud, request: ApiRequest): Answer {
  const desktop = desktopOf(cloud, request);
  const record = cloud.assistance.show(desktop);
  if (record !== undefined) return ok(view(cloud, desktop, record));
  if (cloud.behaviour.assistanceNone === 'nulls') return ok(NULLS);
  throw none(desktop);
}

/** CreateRemoteAssistance: no body; neither code nor link in the answer. */
export function createAssistance(cloud: PracticeCloud, request: ApiRequest): Answer {
  const desktop = desktopOf(cloud, request);
  const live = cloud.assistance.live(desktop);
  if (live !== undefined && cloud.behaviour.assistanceOpen === 'conflict') {
    throw conflict('Remote assistance is already in progress on the desktop.');
  }
  if (live === undefined && desktop.status !== 'ACTIVE') {
    throw conflict(`The desktop is not running: its status is ${desktop.status}.`);
  }
  const record = live ?? cloud.assistance.create(desktop, 'ADMIN_INITIATE');
  return ok({
    share_space_id: record.spaceId,
    status: record.status,
    desktop_id: desktop.id,
    initiator_type: record.initiator,
  });
}

/** CancelRemoteAssistance: 204 and nothing else. */
export function cancelAssistance(cloud: PracticeCloud, request: ApiRequest): Answer {
  const desktop = desktopOf(cloud, request);
  if (!cloud.assistance.end(desktop)) throw none(desktop);
  return { status: 204 };
}
