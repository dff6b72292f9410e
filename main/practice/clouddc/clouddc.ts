import { z } from 'zod';
import { type Answer, clouddcBadRequest, clouddcRefusal, ok } from '../http/answer';
import { type ApiRequest, integerQuery, param, readBody, wordQuery } from '../http/request';
import type { ProjectRoute } from '../http/router';
import { type PracticeCloud, seconds } from '../cloud';
import { MANAGE_STATES, type Server } from '../estate/models';

type Handler = (cloud: PracticeCloud, request: ApiRequest) => Answer;

const notFound = (id: string) => clouddcRefusal(404, '0100', `The server ${id} does not exist.`);
const notReady = (server: Server, why: string) =>
  clouddcRefusal(400, '0101', `The server ${server.id} is not ready: ${why}.`);

function findServer(cloud: PracticeCloud, request: ApiRequest, id: string): Server {
  const machine = cloud.estate.machine(id);
  if (machine?.kind !== 'server' || machine.projectId !== param(request, 'project_id')) {
    throw notFound(id);
  }
  return machine;
}

/** PhysicalServer (section 2); no address and no OS name, as in the cloud. */
const row = (server: Server, domainId: string): unknown => ({
  id: server.id,
  name: server.name,
  project_id: server.projectId,
  domain_id: domainId,
  manage_state: server.manageState,
  frozen_state: server.frozenState,
  power_state: server.powerState,
  operation_state: server.operationState,
  health_state: server.healthState,
  onboard_time: seconds(server.onboarded),
  location: server.location,
  hardware_attributes: {
    sn: server.serialNumber,
    manufacturer: server.manufacturer,
    model: server.model,
    main_board_manufacturer: server.manufacturer,
    main_board_serial_number: server.boardSerialNumber,
  },
  tags: server.tags,
  error: server.error,
});

/** ListServers: a limit below 10 counts as 10, one above 1000 as 1000. */
const listServers: Handler = (cloud, request) => {
  const { query } = request;
  const asked = integerQuery(
    query,
    'limit',
    { min: -1e9, max: 1e9, byDefault: 10 },
    clouddcBadRequest,
  );
  const limit = Math.min(1000, Math.max(10, asked));
  const state = wordQuery(query, 'manage_state', MANAGE_STATES, clouddcBadRequest);
  const every = cloud.estate.serversOf(param(request, 'project_id'));
  const all = state === undefined ? every : every.filter((one) => one.manageState === state);

  const marker = query.get('marker') ?? '';
  // The marker names the last row of the page before; its state may have changed since.
  const markedAt = marker === '' ? -1 : every.findIndex((server) => server.id === marker);
  if (marker !== '' && markedAt === -1) throw clouddcBadRequest('marker');
  const rest = every
    .slice(markedAt + 1)
    .filter((one) => state === undefined || one.manageState === state);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = rest.length > limit && last !== undefined ? last.id : null;
  return ok({
    servers: page.map((server) => row(server, cloud.estate.domainId)),
    page_info: {
      next_marker: next === null ? null : markerText(cloud, request, next, limit),
      previous_marker: marker === '' ? null : (page[0]?.id ?? null),
      current_count: page.length,
    },
    count: all.length,
  });
};

/** "Address of the next page": the documents do not say whether as an id or a URL. */
function markerText(cloud: PracticeCloud, request: ApiRequest, id: string, limit: number): string {
  if (cloud.behaviour.marker === 'id') return id;
  const host = `clouddc.${cloud.estate.region}.example`;
  return `https://${host}${request.path}?limit=${String(limit)}&marker=${id}`;
}

const showServer: Handler = (cloud, request) =>
  ok(row(findServer(cloud, request, param(request, 'id')), cloud.estate.domainId));

/** ShowRemoteConsole: a URL and nothing else. */
const remoteConsole: Handler = (cloud, request) => {
  const server = findServer(cloud, request, param(request, 'id'));
  if (server.powerState !== 'on') throw notReady(server, 'it is powered off');
  if (server.manageState === 'onboard' || server.manageState === 'offboarding') {
    throw notReady(server, `its manage state is ${server.manageState}`);
  }
  return ok({ url: cloud.consoleUrl(server) });
};

const powerBody = z.object({
  action: z.enum(['power on', 'power off', 'rebooting']),
  server_id_set: z.array(z.string().min(1)).min(1).max(50),
});

/** ChangeServerPowerState: all servers or none; followed through `operation_state`. */
const changePower: Handler = (cloud, request) => {
  const body = readBody(request, powerBody, clouddcBadRequest);
  const servers = body.server_id_set.map((id) => findServer(cloud, request, id));
  for (const server of servers) {
    if (!cloud.simulation.canOperateServer(server, body.action)) {
      throw notReady(server, `${body.action} is not possible in its present state`);
    }
  }
  for (const server of servers) cloud.simulation.operateServer(server, body.action);
  return ok({ physical_servers: servers.map(({ id }) => ({ id })) });
};

/** ShowServerStatus: the overview by health, power and manage state. */
const showStatus: Handler = (cloud, request) => {
  const servers = cloud.estate.serversOf(param(request, 'project_id'));
  const count = (test: (server: Server) => boolean) => servers.filter(test).length;
  const ofHealth = (state: Server['healthState']) => count((one) => one.healthState === state);
  const healthy = ofHealth('OK');
  const unwell = ofHealth('Warning') + ofHealth('Critical');
  return ok({
    server_status: {
      total: servers.length,
      ok: healthy,
      warning: ofHealth('Warning'),
      critical: ofHealth('Critical'),
      unknown: ofHealth('Unknown'),
      health: healthy,
      unHealth: unwell,
      isolation: count((one) => one.frozenState !== 0),
    },
    server_power_status: {
      on: count((one) => one.powerState === 'on'),
      off: count((one) => one.powerState === 'off'),
      unknown: 0,
    },
    server_manage_state: Object.fromEntries(
      MANAGE_STATES.map((state) => [state, count((one) => one.manageState === state)]),
    ),
  });
};

/**
 * CloudDC API v1 (section 2).
 * @see {@link https://support.huaweicloud.com/intl/en-us/api-clouddc/} API reference
 */
export function clouddcRoutes(cloud: PracticeCloud): readonly ProjectRoute[] {
  const route = (
    method: ProjectRoute['method'],
    path: string,
    action: string,
    handler: Handler,
  ): ProjectRoute => ({
    service: 'clouddc',
    method,
    path: `/v1/{project_id}/physicalservers${path}`,
    action: `clouddc:${action}`,
    handle: (request) => handler(cloud, request),
  });
  return [
    route('GET', '', 'imetal:list', listServers),
    route('GET', '/status', ':listStatus', showStatus),
    route('PUT', '/power-state', 'imetal:updatePowerStatus', changePower),
    route('GET', '/{id}', 'imetal:get', showServer),
    route('GET', '/{id}/remote-console-address', 'imetal:createRemoteConsoleLink', remoteConsole),
  ];
}
