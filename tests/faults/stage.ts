import { listServers } from '../../main/cloud/clouddc';
import { listDesktops } from '../../main/cloud/desktops';
import { parseCloudError } from '../../main/cloud/errors';
import { readText } from '../../main/cloud/read-text';
import type { Fetch } from '../../main/cloud/transport';
import { Failure } from '../../main/errors';
import { createPracticeRegion, INSTANT_TIMINGS } from '../../main/practice/region';
import type { PracticeRegion, PracticeRegionOptions } from '../../main/practice/region';
import { connectTo, makeToken, nodeFetch, type ConnectOptions } from '../support/cloud';
import type { CallUnderTest, Scene } from './calls';

/** A region, and what the calls need to know of it. */
export type Stage = Omit<Scene, 'connection' | 'options'>;

export interface Cell {
  readonly verdict: string;
  readonly requests: number;
  readonly rows: number;
  readonly tookMs: number;
}

/** Starts a region in which nothing takes time and nobody is throttled. */
export async function setUp(
  more: PracticeRegionOptions,
  options: ConnectOptions = {},
): Promise<Stage> {
  const region = await createPracticeRegion({
    timings: INSTANT_TIMINGS,
    throttle: null,
    // One half minute has many sign-ins here.
    behaviour: { passcodes: 'reusable' },
    ...more,
  });
  const connection = await connectTo(region, options);
  const desktops = await listDesktops(connection.client);
  const desktopId = desktops.rows.find(({ status }) => status === 'ACTIVE')?.desktop_id ?? '';
  const servers = await listServers(connection.client);
  const serverId = servers.rows.find(({ power_state }) => power_state === 'on')?.id ?? '';
  connection.close();
  const encodedReason = await denial(region, desktopId, options.fetch ?? nodeFetch);
  const token = await makeToken(region, options.fetch);
  return { region, desktopId, serverId, encodedReason, token };
}

/** Why the viewer may not open a console, still encoded. */
async function denial(region: PracticeRegion, desktopId: string, send: Fetch): Promise<string> {
  const token = await makeToken(region, send, region.signIns.viewer);
  const path = `/v2/${region.projectId()}/desktops/${desktopId}/remote-consoles`;
  const answer = await send(`${region.url}${path}`, { headers: { 'X-Auth-Token': token } });
  const { encodedReason } = parseCloudError(await readText(answer, ''));
  if (encodedReason === undefined) throw new Error('The viewer was not denied anything');
  return encodedReason;
}

/** The requests of one call so far. */
function seen({ requests }: PracticeRegion, { method, path }: CallUnderTest): number {
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
  return requests.filter((one) => one.method === method && pattern.test(one.path)).length;
}

/** Makes one call on a connection of its own, after `fail` has told the region what goes wrong. */
export async function meet(
  stage: Stage,
  call: CallUnderTest,
  options: ConnectOptions,
  fail: () => void,
): Promise<Cell> {
  const { region } = stage;
  const connection = await connectTo(region, options);
  const scene: Scene = { ...stage, connection, options };
  try {
    await call.before?.(scene);
    region.forgetRequests();
    fail();
    const begun = performance.now();
    const end = (verdict: string, rows: number): Cell => ({
      verdict,
      rows,
      requests: seen(region, call),
      tookMs: performance.now() - begun,
    });
    try {
      const { rows, problems } = await call.run(scene);
      return end(problems[0]?.data.code ?? 'done', rows);
    } catch (thrown) {
      return end(thrown instanceof Failure ? thrown.data.code : `CRASH ${String(thrown)}`, 0);
    }
  } finally {
    region.clearFaults();
    connection.close();
  }
}
