import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRow } from '../../main/cloud/call-table';
import { listServers } from '../../main/cloud/clouddc';
import { listDesktops } from '../../main/cloud/desktops';
import { LIMITS } from '../../main/cloud/limits';
import { Failure } from '../../main/errors';
import { REFUSAL_NAMES } from '../../main/practice/http/refusals';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
} from '../../main/practice/region';
import { connectTo } from '../support/cloud';
import { CALLS_UNDER_TEST, type CallUnderTest, type Scene } from './calls';
import { faultsWith, type Fault, type Verdict } from './faults';

const FAULTS = faultsWith(REFUSAL_NAMES);

/** Where nothing comes the time is what ends the call; everywhere else it must not decide anything. */
const SHORT = { headersMs: 400, answerMs: 800, pageMs: 800 };
const ATTEMPTS = 3;
/** What a loaded machine may need on top. */
const SLACK_MS = 10_000;

/** Where a list is left that never ends: 100,000 rows, read twice because its total kept changing. */
const MOST_PAGES = 210;

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
  region = await createPracticeRegion({
    timings: INSTANT_TIMINGS,
    estate: ESTATE,
    throttle: null,
  });
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
  const limits = fault.silent === true ? SHORT : LIMITS;
  const way = fault.signed === true ? 'access-key' : 'password';
  const connection = await connectTo(region, { limits, way });
  const scene: Scene = { region, connection, limits, way, desktopId, serverId };
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
  const isSlow = fault.name === 'slow';
  const limits = fault.silent === true ? SHORT : LIMITS;
  // A key asks for no token.
  const calls = CALLS_UNDER_TEST.filter(
    ({ name }) => fault.signed !== true || name !== 'iam:issue-token',
  );

  test.each(calls)(
    'for ever, on $name',
    async (call) => {
      const cell = await meet(fault, call, Number.POSITIVE_INFINITY);
      cells.set(`${fault.name}/${call.name}`, `${cell.verdict} ${cell.requests}`);
      expect(allowed(fault)).toContain(cell.verdict);
      const isRepeated = callRow(call.name).repeat === 'safe' && fault.passes === true;
      const most = fault.renews === true ? 2 : isRepeated ? ATTEMPTS : 1;
      expect(cell.requests).toBeLessThanOrEqual(most * mostPages(fault, call, cell));
      const limit = callRow(call.name).size === 'page' ? limits.pageMs : limits.answerMs;
      expect(cell.tookMs).toBeLessThan(limit + SLACK_MS);
      const full = FULL[call.name];
      if (isSlow && full !== undefined) expect(cell.rows).toBe(full);
    },
    60_000,
  );

  if (!isSlow && fault.passes !== true) return;

  test.each(calls)(
    'once, on $name',
    async (call) => {
      const { verdict, requests, rows } = await meet(fault, call, 1);
      const isSignIn = call.name === 'iam:issue-token';
      const isRepeated = callRow(call.name).repeat === 'safe';
      if (isSlow || (fault.renews === true ? !isSignIn : isRepeated)) {
        expect(verdict).toBe('done');
        const full = FULL[call.name];
        if (full !== undefined) expect(rows).toBe(full);
      } else {
        expect(allowed(fault)).toContain(verdict);
        expect(requests).toBeLessThanOrEqual(1);
      }
    },
    60_000,
  );
});

/** How many pages a list may ask for: two, the one after them, and all that again when rows moved. */
function mostPages(fault: Fault, call: CallUnderTest, cell: Cell): number {
  if (fault.name === 'endless list') return MOST_PAGES;
  const isList = callRow(call.name).size === 'page';
  return isList && (cell.verdict === 'done' || cell.verdict === 'list-cut-off') ? 6 : 1;
}
