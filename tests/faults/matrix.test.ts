import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRow } from '../../main/cloud/call-table';
import { listServers } from '../../main/cloud/clouddc';
import { listDesktops } from '../../main/cloud/desktops';
import { Failure } from '../../main/errors';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
} from '../../main/practice/region';
import { connectTo } from '../support/cloud';
import { CALLS_UNDER_TEST, type CallUnderTest, type Scene } from './calls';
import { FAULTS, type Fault, type Verdict } from './faults';

/** As the app's, but shorter. */
const LIMITS = { headersMs: 500, answerMs: 1500, pageMs: 3000 };
const ATTEMPTS = 3;
/** What a loaded machine may need on top. */
const SLACK_MS = 5000;

/** More than one page of each. */
const ESTATE = { desktops: 1200, servers: 1100 };

interface Cell {
  readonly verdict: string;
  readonly requests: number;
  readonly rows: number;
  readonly tookMs: number;
}

let region: PracticeRegion;
let desktopId = '';
let serverId = '';
const cells = new Map<string, string>();

beforeAll(async () => {
  region = await createPracticeRegion({ timings: INSTANT_TIMINGS, estate: ESTATE });
  const connection = await connectTo(region);
  const desktops = await listDesktops(connection.client);
  desktopId = desktops.rows.find(({ status }) => status === 'ACTIVE')?.desktop_id ?? '';
  const servers = await listServers(connection.client);
  serverId = servers.rows.find(({ power_state }) => power_state === 'on')?.id ?? '';
  connection.close();
}, 60_000);

afterAll(async () => {
  await region.close();
  const names = CALLS_UNDER_TEST.map(({ name }) => name.replace(/^[a-z]+:/, ''));
  const wide = Math.max(...FAULTS.map(({ name }) => name.length));
  const widths = names.map((name) => Math.max(name.length, 22));
  const line = (first: string, rest: readonly string[]): string =>
    [first.padEnd(wide), ...rest.map((text, index) => text.padEnd(widths[index] ?? 0))].join('  ');
  const table = FAULTS.map(({ name }) =>
    line(
      name,
      CALLS_UNDER_TEST.map((call) => cells.get(`${name}/${call.name}`) ?? ''),
    ),
  );
  process.stdout.write(
    `\nFault for ever: verdict, requests\n${line('', names)}\n${table.join('\n')}\n`,
  );
});

/** The requests of one call so far. */
function seen({ method, path }: CallUnderTest): number {
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
  return region.requests.filter((one) => one.method === method && pattern.test(one.path)).length;
}

/** Meets one fault with one call, on a connection of its own. */
async function meet(fault: Fault, call: CallUnderTest, times: number): Promise<Cell> {
  const connection = await connectTo(region, LIMITS);
  const scene: Scene = { region, connection, limits: LIMITS, desktopId, serverId };
  try {
    await call.before?.(scene);
    region.forgetRequests();
    region.failNext({ ...fault.rule, method: call.method, path: call.path, times });
    const begun = performance.now();
    const end = (verdict: string, rows: number): Cell => ({
      verdict,
      rows,
      requests: seen(call),
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

/** What a call gives when nothing is wrong. */
const FULL: Readonly<Record<string, number>> = {
  'workspace:list-desktops': ESTATE.desktops,
  'workspace:list-connections': ESTATE.desktops,
  'clouddc:list-servers': ESTATE.servers,
};

function allowed({ means }: Fault): readonly Verdict[] {
  return typeof means === 'string' ? [means] : means;
}

describe.each(FAULTS)('$name', (fault) => {
  const is401 = fault.rule.status === 401;

  test.each(CALLS_UNDER_TEST)(
    'for ever, on $name',
    async (call) => {
      const cell = await meet(fault, call, Number.POSITIVE_INFINITY);
      cells.set(`${fault.name}/${call.name}`, `${cell.verdict} ${cell.requests}`);
      expect(allowed(fault)).toContain(cell.verdict);
      // A 401 comes before anything was done: with a new token the call may be sent once more.
      const once = callRow(call.name).repeat === 'never' || fault.passes !== true;
      const most = is401 ? 2 : once ? 1 : ATTEMPTS;
      const pages = cell.verdict === 'done' ? 3 : 1;
      expect(cell.requests).toBeLessThanOrEqual(most * pages);
      const limit = callRow(call.name).size === 'page' ? LIMITS.pageMs : LIMITS.answerMs;
      expect(cell.tookMs).toBeLessThan(limit * ATTEMPTS + SLACK_MS);
      const full = FULL[call.name];
      if (fault.name === 'slow' && full !== undefined) expect(cell.rows).toBe(full);
    },
    30_000,
  );

  test.each(CALLS_UNDER_TEST)(
    'once, on $name',
    async (call) => {
      const { verdict, requests, rows } = await meet(fault, call, 1);
      const isSignIn = call.name === 'iam:issue-token';
      const isRepeated = callRow(call.name).repeat === 'safe' && !(is401 && isSignIn);
      const getsThrough =
        fault.name === 'slow' || (fault.passes === true && (isRepeated || (is401 && !isSignIn)));
      if (getsThrough) {
        expect(verdict).toBe('done');
        const full = FULL[call.name];
        if (full !== undefined) expect(rows).toBe(full);
      } else {
        expect(allowed(fault)).toContain(verdict);
        expect(requests).toBeLessThanOrEqual(is401 ? 2 : 1);
      }
    },
    30_000,
  );
});
