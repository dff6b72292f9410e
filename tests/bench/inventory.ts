import { performance } from 'node:perf_hooks';
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

const ESTATE = LARGE_ESTATE;
const ROUNDS = 7;
const PARALLEL = 6;

/** Rows that one request can bring. */
const SOURCES = [
  { name: '/desktops', path: /\/desktops$/, rows: ESTATE.desktops, limit: 1000 },
  { name: '/connect-desktops', path: /\/connect-desktops$/, rows: ESTATE.desktops, limit: 2000 },
  { name: '/physicalservers', path: /\/physicalservers$/, rows: ESTATE.servers, limit: 1000 },
] as const;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

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

/** The same pages by nothing but `fetch` and `JSON.parse`, as many at a time. */
async function bare(
  addresses: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const waiting = [...addresses];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      // A connection of its own: one kept open may be closed by the region while the other side is timed.
      const answer = await fetch(next, { headers: { ...headers, Connection: 'close' } });
      JSON.parse(await answer.text());
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Loads a large estate and says with how many requests, and how long beside the bare pages. */
export async function measureInventory(): Promise<string> {
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
    const lines = SOURCES.map(({ name, path, rows, limit }) => {
      const made = requests.filter((request) => path.test(request.path)).length;
      return `${name.padEnd(20)} ${String(made).padStart(4)} requests, fewest possible ${Math.ceil(rows / limit)}`;
    });
    const token = requests[0]?.headers['x-auth-token'] ?? '';
    const addresses = requests.map((request) => addressOf(region, request));
    const ours: number[] = [];
    const theirs: number[] = [];
    // In turns, so that both meet the same machine.
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(read));
      theirs.push(await timed(() => bare(addresses, { 'X-Auth-Token': token })));
    }
    const ratio = median(ours) / median(theirs);
    connection.close();
    return [
      `${machines.length} machines of ${ESTATE.desktops + ESTATE.servers}, ${failures.length} failures`,
      ...lines,
      `median of ${ROUNDS}: ${median(ours).toFixed(0)} ms; the same pages bare: ${median(theirs).toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
      '',
    ].join('\n');
  } finally {
    await region.close();
  }
}
