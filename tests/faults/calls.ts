import type { Connection } from '../../main/accounts/connection';
import type { CallName } from '../../main/cloud/call-table';
import { createServerConsole, listServers, showServer } from '../../main/cloud/clouddc';
import { listConnections } from '../../main/cloud/connections';
import { showDesktop } from '../../main/cloud/desktop-detail';
import { listDesktops } from '../../main/cloud/desktops';
import { findProject, listOwnProjects } from '../../main/cloud/iam';
import { changeServerPower, operateDesktop } from '../../main/cloud/power';
import {
  cancelAssistance,
  createAssistance,
  createConsole,
  sendNotice,
  shareSpaceSettings,
  showAssistance,
} from '../../main/cloud/workspace';
import type { Failure } from '../../main/errors';
import type { PracticeRegion } from '../../main/practice/region';
import { z } from 'zod';
import { connectTo, type ConnectOptions, type Way } from '../support/cloud';

export interface Scene {
  readonly region: PracticeRegion;
  readonly connection: Connection;
  /** How further connections are made. */
  readonly options: ConnectOptions;
  /** Made by another program. */
  readonly token: string;
  /** Why a policy has forbidden something, as the cloud gives it. */
  readonly encodedReason: string;
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
const signIn = async ({ region, options }: Scene, way: Way): Promise<Result> => {
  (await connectTo(region, { ...options, way })).close();
  return nothing;
};
const client = ({ connection }: Scene) => connection.client;

export const CALLS_UNDER_TEST: readonly CallUnderTest[] = [
  {
    name: 'iam:issue-token',
    method: 'POST',
    path: '/v3/auth/tokens',
    run: (scene) => signIn(scene, { kind: 'password' }),
  },
  {
    name: 'iam:issue-token-mfa',
    method: 'POST',
    path: '/v3/auth/tokens',
    run: (scene) => signIn(scene, { kind: 'password-mfa' }),
  },
  {
    name: 'iam:show-token',
    method: 'GET',
    path: '/v3/auth/tokens',
    run: (scene) => signIn(scene, { kind: 'token', token: scene.token }),
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
    name: 'workspace:show-desktop',
    method: 'GET',
    path: '/v2/*/desktops/*',
    run: (scene) => done(showDesktop(client(scene), scene.desktopId)),
  },
  {
    name: 'workspace:create-console',
    method: 'GET',
    path: '/v2/*/desktops/*/remote-consoles',
    run: (scene) => done(createConsole(client(scene), scene.desktopId)),
  },
  {
    name: 'workspace:send-notice',
    method: 'POST',
    path: '/v2/*/desktops/notifications',
    run: (scene) => done(sendNotice(client(scene), scene.desktopId, 'Hello')),
  },
  {
    name: 'workspace:operate-desktop',
    method: 'POST',
    path: '/v2/*/desktops/action',
    run: (scene) =>
      done(operateDesktop(client(scene), scene.desktopId, { op_type: 'reboot', type: 'SOFT' })),
  },
  {
    name: 'workspace:show-share-space',
    method: 'GET',
    path: '/v2/*/share-space/configuration',
    run: (scene) => done(shareSpaceSettings(client(scene))),
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
    name: 'clouddc:show-server',
    method: 'GET',
    path: '/v1/*/physicalservers/*',
    run: (scene) => done(showServer(client(scene), scene.serverId)),
  },
  {
    name: 'clouddc:change-power',
    method: 'PUT',
    path: '/v1/*/physicalservers/power-state',
    run: (scene) => done(changeServerPower(client(scene), scene.serverId, 'rebooting')),
  },
  {
    name: 'clouddc:create-console',
    method: 'GET',
    path: '/v1/*/physicalservers/*/remote-console-address',
    run: (scene) => done(createServerConsole(client(scene), scene.serverId)),
  },
  {
    name: 'sts:decode',
    method: 'POST',
    path: '/v5/decode-authorization-message',
    run: (scene) =>
      done(
        client(scene).send({
          call: 'sts:decode',
          path: '/v5/decode-authorization-message',
          body: { encoded_message: scene.encodedReason },
          schema: z.object({ decoded_message: z.string() }),
        }),
      ),
  },
];

/** Calls that are how one signs in: there is no other proof to try again with. */
export const SIGN_INS: ReadonlySet<CallName> = new Set<CallName>([
  'iam:issue-token',
  'iam:issue-token-mfa',
  'iam:show-token',
]);
