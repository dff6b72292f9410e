import { type Answer, ok } from '../http/answer';
import { type ApiRequest, param } from '../http/request';
import type { ProjectRoute } from '../http/router';
import type { PracticeCloud } from '../cloud';
import type { Desktop } from '../estate/models';
import { cancelAssistance, createAssistance, showAssistance } from './assistance';
import { desktopsAction, notifyDesktops } from './actions';
import { connectTests, detailTests, pageOf, simpleTests, sorted } from './filters';
import { conflict, desktopOf, notEnabled } from './refusals';
import { shareSpaceConfiguration, showWorkspace } from './tenant';
import { connectRow, detailRow, simpleRow } from './views';

type Handler = (cloud: PracticeCloud, request: ApiRequest) => Answer;

function listed(
  cloud: PracticeCloud,
  request: ApiRequest,
  tests: readonly ((desktop: Desktop) => boolean)[],
): { readonly all: readonly Desktop[]; readonly total: number } {
  const every = cloud.estate.desktopsOf(param(request, 'project_id'));
  const all = tests.length === 0 ? every : every.filter((one) => tests.every((test) => test(one)));
  return { all, total: (cloud.behaviour.totalCount === 'all' ? every : all).length };
}

/** Section 1.1. */
const listConnections: Handler = (cloud, request) => {
  const { offset, limit } = pageOf(request.query, { maxOffset: 2000, maxLimit: 2000, limit: 100 });
  const { all, total } = listed(cloud, request, connectTests(request.query));
  return ok({ desktops: all.slice(offset, offset + limit).map(connectRow), total_count: total });
};

const ANY_OFFSET = Number.MAX_SAFE_INTEGER;

/** Section 1.2. */
const listDesktops: Handler = (cloud, request) => {
  const { offset, limit } = pageOf(request.query, {
    maxOffset: ANY_OFFSET,
    maxLimit: 1000,
    limit: 1000,
  });
  const { all, total } = listed(cloud, request, simpleTests(request.query));
  const rows = all.slice(offset, offset + limit).map((one) => simpleRow(one, cloud.estate));
  return ok({ total_count: total, desktops: rows });
};

/** Section 1.3. */
const listDetails: Handler = (cloud, request) => {
  const { offset, limit } = pageOf(request.query, {
    maxOffset: ANY_OFFSET,
    maxLimit: 500,
    limit: 500,
  });
  const { all, total } = listed(cloud, request, detailTests(request.query));
  const rows = sorted(all, request.query)
    .slice(offset, offset + limit)
    .map(detailRow);
  return ok({ total_count: total, desktops: rows });
};

const showDesktop: Handler = (cloud, request) =>
  ok({
    desktop: {
      ...detailRow(desktopOf(cloud, request)),
      security_groups: [{ name: 'WorkspaceUserSecurityGroup' }],
    },
  });

/** Section 1.4. The desktop must run; it need not be registered. */
const remoteConsole: Handler = (cloud, request) => {
  const desktop = desktopOf(cloud, request);
  if (desktop.status !== 'ACTIVE') {
    throw conflict(`The desktop is not running: its status is ${desktop.status}.`);
  }
  return ok({ type: 'novnc', url: cloud.consoleUrl(desktop) });
};

/**
 * Workspace API v2 (section 1).
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-workspace/} API reference
 */
export function workspaceRoutes(cloud: PracticeCloud): readonly ProjectRoute[] {
  const route = (
    method: ProjectRoute['method'],
    path: string,
    action: string,
    handler: Handler,
  ): ProjectRoute => ({
    service: 'workspace',
    method,
    path: `/v2/{project_id}/${path}`,
    action: `workspace:${action}`,
    handle: (request) => {
      if (cloud.estate.project(param(request, 'project_id'))?.workspace !== true) {
        throw notEnabled();
      }
      return handler(cloud, request);
    },
  });
  const assistance = 'desktops/{desktop_id}/remote-assistance';
  return [
    route('GET', 'connect-desktops', 'desktops:listWithConnectStatus', listConnections),
    route('GET', 'desktops', 'desktops:list', listDesktops),
    route('GET', 'desktops/detail', 'desktops:listDetail', listDetails),
    route('POST', 'desktops/action', 'desktops:operate', desktopsAction),
    route('POST', 'desktops/notifications', 'desktops:sendNotification', notifyDesktops),
    route('GET', 'desktops/{desktop_id}', 'desktops:get', showDesktop),
    route('GET', 'desktops/{desktop_id}/remote-consoles', 'desktops:createConsole', remoteConsole),
    route('GET', assistance, 'desktops:getRemoteAssistance', showAssistance),
    route('POST', assistance, 'desktops:createRemoteAssistance', createAssistance),
    route('DELETE', assistance, 'desktops:cancelRemoteAssistance', cancelAssistance),
    route('GET', 'workspaces', 'workspaces:get', showWorkspace),
    route('GET', 'share-space/configuration', 'shareSpace:get', shareSpaceConfiguration),
  ];
}
