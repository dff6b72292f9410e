import { get, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import type { SignedIn } from '../../main/accounts/accounts';
import { readAccount } from '../../main/inventory/read-account';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  LARGE_ESTATE,
  type PracticeRegion,
  type RecordedRequest,
} from '../../main/practice/region';
import { connectTo } from '../support/cloud';
import { tell } from './report';

const ESTATE = LARGE_ESTATE;
const ROUNDS = 7;
const PARALLEL = 6;

/** Rows that one request can bring. */
const SOURCES = [
  { name: '/desktops', path: /\/desktops$/, rows: ESTATE.desktops, limit: 1000 },
  { name: '/connect-desktops', path: /\/connect-desktops$/, rows: ESTATE.desktops, limit: 2000 },
  { name: '/physicalservers', path: /\/physicalservers$/, rows: ESTATE.servers, limit: 1000 },
] as const;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function addressOf(region: PracticeRegion, { path, query }: RecordedRequest): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    values.map((value) => `${name}=${encodeURIComponent(value)}`),
  );
  return `${region.url}${path}?${pairs.join('&')}`;
}

/** One page. On a connection of its own: one kept open may be closed while the other side is timed. */
async function page(address: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { agent: false, headers }, resolve).on('error', reject);
  });
  return json(answer);
}

/** The same pages by nothing but `http.get` and `JSON.parse`, as many at a time. */
async function bare(
  addresses: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const waiting = [...addresses];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await page(next, headers);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Loads a large estate: with how many requests, and how long it takes beside the bare pages. */
export async function measureInventory(): Promise<void> {
  const region = await createPracticeRegion({ timings: INSTANT_TIMINGS, estate: ESTATE });
  try {
    const connection = await connectTo(region);
    const account: SignedIn = {
      id: 'bench',
      kind: 'cloud',
      details: connection.details,
      connection,
    };
    const read = () => readAccount(account, new AbortController().signal);
    region.forgetRequests();
    const { machines, failures } = await read();
    const requests = [...region.requests];
    if (machines.length < ESTATE.desktops || failures.length > 0) {
      throw new Error(`Only ${machines.length} machines, and ${failures.length} failures`);
    }
    for (const { name, path, rows, limit } of SOURCES) {
      tell({
        what: `Requests for ${rows.toLocaleString('en')} rows of ${name}`,
        unit: '',
        digits: 0,
        ours: [requests.filter((request) => path.test(request.path)).length],
        control: { name: 'fewest possible', values: [Math.ceil(rows / limit)] },
      });
    }
    const token = requests[0]?.headers['x-auth-token'] ?? '';
    const addresses = requests.map((request) => addressOf(region, request));
    const ours: number[] = [];
    const theirs: number[] = [];
    // In turns, so that both meet the same machine.
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(read));
      theirs.push(await timed(() => bare(addresses, { 'X-Auth-Token': token })));
    }
    connection.close();
    tell({
      what: `Inventory of ${machines.length.toLocaleString('en')} machines`,
      unit: 'ms',
      digits: 0,
      ours,
      control: { name: 'the same pages bare', values: theirs },
    });
  } finally {
    await region.close();
  }
}
