import type { Connection } from '../../main/accounts/connection';
import type { CallName } from '../../main/cloud/call-table';
import { createServerConsole, listServers } from '../../main/cloud/clouddc';
import { listConnections } from '../../main/cloud/connections';
import { listDesktops } from '../../main/cloud/desktops';
import { findProject, listOwnProjects } from '../../main/cloud/iam';
import {
  cancelAssistance,
  createAssistance,
  createConsole,
  showAssistance,
} from '../../main/cloud/workspace';
import type { Failure } from '../../main/errors';
import type { PracticeRegion } from '../../main/practice/region';
import { connectTo, type Way } from '../support/cloud';
import type { Limits } from '../../main/cloud/limits';

export interface Scene {
  readonly region: PracticeRegion;
  readonly connection: Connection;
  readonly limits: Limits;
  readonly way: Way;
  readonly desktopId: string;
  readonly serverId: string;
}

/** What came of a list: how many rows, and what else was said. */
export interface Result {
  readonly rows: number;
  readonly problems: readonly Failure[];
}

/** One call of the call table, on the way the app makes it. */
export interface CallUnderTest {
  readonly name: CallName;
  readonly method: string;
  /** Its path, `*` for one segment. */
  readonly path: string;
  readonly run: (scene: Scene) => Promise<Result>;
  /** Brings the region into the state the call starts from. */
  readonly before?: (scene: Scene) => Promise<unknown>;
}

const nothing = { rows: 0, problems: [] };
const counted = async (
  list: Promise<{ rows: readonly unknown[]; problems: readonly Failure[] }>,
): Promise<Result> => {
  const { rows, problems } = await list;
  return { rows: rows.length, problems };
};
const done = async (call: Promise<unknown>): Promise<Result> => {
  await call;
  return nothing;
};
const client = ({ connection }: Scene) => connection.client;

export const CALLS_UNDER_TEST: readonly CallUnderTest[] = [
  {
    name: 'iam:issue-token',
    method: 'POST',
    path: '/v3/auth/tokens',
    run: async ({ region, limits }) => {
      (await connectTo(region, { limits })).close();
      return nothing;
    },
  },
  {
    name: 'iam:list-own-projects',
    method: 'GET',
    path: '/v3/auth/projects',
    run: async (scene) => ({ rows: (await listOwnProjects(client(scene))).length, problems: [] }),
  },
  {
    name: 'iam:find-project',
    method: 'GET',
    path: '/v3/projects',
    run: (scene) => done(findProject(client(scene), { name: scene.connection.project.name })),
  },
  {
    name: 'workspace:list-desktops',
    method: 'GET',
    path: '/v2/*/desktops',
    run: (scene) => counted(listDesktops(client(scene))),
  },
  {
    name: 'workspace:list-connections',
    method: 'GET',
    path: '/v2/*/connect-desktops',
    run: (scene) => counted(listConnections(client(scene), () => Promise.resolve([]))),
  },
  {
    name: 'workspace:create-console',
    method: 'GET',
    path: '/v2/*/desktops/*/remote-consoles',
    run: (scene) => done(createConsole(client(scene), scene.desktopId)),
  },
  {
    name: 'workspace:create-assistance',
    method: 'POST',
    path: '/v2/*/desktops/*/remote-assistance',
    before: (scene) => cancelAssistance(client(scene), scene.desktopId).catch(() => undefined),
    run: (scene) => done(createAssistance(client(scene), scene.desktopId)),
  },
  {
    name: 'workspace:show-assistance',
    method: 'GET',
    path: '/v2/*/desktops/*/remote-assistance',
    before: (scene) => createAssistance(client(scene), scene.desktopId).catch(() => undefined),
    run: (scene) => done(showAssistance(client(scene), scene.desktopId)),
  },
  {
    name: 'workspace:cancel-assistance',
    method: 'DELETE',
    path: '/v2/*/desktops/*/remote-assistance',
    before: (scene) => createAssistance(client(scene), scene.desktopId).catch(() => undefined),
    run: (scene) => done(cancelAssistance(client(scene), scene.desktopId)),
  },
  {
    name: 'clouddc:list-servers',
    method: 'GET',
    path: '/v1/*/physicalservers',
    run: (scene) => counted(listServers(client(scene))),
  },
  {
    name: 'clouddc:create-console',
    method: 'GET',
    path: '/v1/*/physicalservers/*/remote-console-address',
    run: (scene) => done(createServerConsole(client(scene), scene.serverId)),
  },
];
