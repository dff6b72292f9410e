import { workspaceBadRequest } from '../http/answer';
import { booleanQuery, integerQuery, listQuery, wordQuery } from '../http/request';
import { CONNECT_STATUSES, type Desktop, DESKTOP_STATUSES } from '../estate/models';

type Test = (desktop: Desktop) => boolean;

const bad = workspaceBadRequest;
const commas = (text: string): readonly string[] => text.split(',').map((part) => part.trim());
const contains = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.toLowerCase());

/** Adds a test when the query has the key. */
function whenText(
  tests: Test[],
  query: URLSearchParams,
  name: string,
  make: (value: string) => Test,
): void {
  const value = query.get(name);
  if (value !== null && value !== '') tests.push(make(value));
}

function tagTest(text: string): Test {
  const wanted = commas(text).map((pair) => pair.split('='));
  return (desktop) =>
    wanted.every(([key, value]) =>
      desktop.tags.some((tag) => tag.key === key && (value === undefined || tag.value === value)),
    );
}

/** Filters that `/desktops` and `/desktops/detail` have in common (section 1.2). */
function commonTests(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  const status = wordQuery(query, 'status', DESKTOP_STATUSES, bad);
  if (status !== undefined) tests.push((desktop) => desktop.status === status);
  const ids = listQuery(query, 'desktop_id', 100, bad);
  if (ids !== undefined) tests.push((desktop) => ids.includes(desktop.id));
  whenText(tests, query, 'computer_name', (name) => (d) => contains(d.name, name));
  whenText(tests, query, 'desktop_ip', (ip) => (d) => d.ip === ip);
  whenText(
    tests,
    query,
    'pool_id',
    (list) => (d) => d.poolId !== null && commas(list).includes(d.poolId),
  );
  whenText(tests, query, 'desktop_type', (list) => (d) => commas(list).includes(d.desktopType));
  whenText(tests, query, 'enterprise_project_id', (id) => () => id === '0');
  whenText(tests, query, 'tag', tagTest);
  return tests;
}

function fuzzyUsers(tests: Test[], query: URLSearchParams): void {
  const names = listQuery(query, 'user_name', 100, bad);
  if (names === undefined) return;
  tests.push((desktop) =>
    desktop.users.some((user) => names.some((name) => contains(user.name, name))),
  );
}

/** Section 1.2: ListDesktops. */
export function simpleTests(query: URLSearchParams): readonly Test[] {
  const tests = commonTests(query);
  fuzzyUsers(tests, query);
  const shared = booleanQuery(query, 'is_share_desktop', bad);
  if (shared !== undefined) tests.push((d) => (d.desktopType === 'SHARED') === shared);
  return tests;
}

/** Section 1.3: ListDesktopsDetail. `user_names` overrides `user_name`. */
export function detailTests(query: URLSearchParams): readonly Test[] {
  const tests = commonTests(query);
  const exact = listQuery(query, 'user_names', 100, bad);
  if (exact === undefined) fuzzyUsers(tests, query);
  else tests.push((desktop) => desktop.users.some((user) => exact.includes(user.name)));
  const computers = listQuery(query, 'computer_names', 100, bad);
  if (computers !== undefined) tests.push((desktop) => computers.includes(desktop.name));
  const maintenance = booleanQuery(query, 'in_maintenance_mode', bad);
  if (maintenance !== undefined) tests.push((desktop) => desktop.inMaintenance === maintenance);
  const attached = booleanQuery(query, 'user_attached', bad);
  if (attached !== undefined) tests.push((desktop) => desktop.users.length > 0 === attached);
  const charge = wordQuery(query, 'charge_mode', ['0', '1'], bad);
  if (charge !== undefined) tests.push(() => charge === '1');
  const internet = booleanQuery(query, 'is_support_internet', bad);
  if (internet !== undefined) tests.push(() => internet);
  whenText(tests, query, 'availability_zone', (zone) => (d) => d.availabilityZone === zone);
  return tests;
}

/** Section 1.1: ListDesktopsConnectStatus. Names match exactly. */
export function connectTests(query: URLSearchParams): readonly Test[] {
  const tests: Test[] = [];
  const status = wordQuery(query, 'connect_status', CONNECT_STATUSES, bad);
  if (status !== undefined) tests.push((desktop) => desktop.connectStatus === status);
  const names = listQuery(query, 'user_names', 100, bad);
  if (names !== undefined) {
    tests.push((desktop) => desktop.users.some((user) => names.includes(user.name)));
  }
  return tests;
}

/** `sort_field` with `sort_type`; without them the order is the estate's own. */
export function sorted(desktops: readonly Desktop[], query: URLSearchParams): readonly Desktop[] {
  const field = wordQuery(query, 'sort_field', ['created', 'computer_name'], bad);
  const direction = wordQuery(query, 'sort_type', ['ASC', 'DESC'], bad) ?? 'DESC';
  if (field === undefined) return desktops;
  const sign = direction === 'ASC' ? 1 : -1;
  return [...desktops].sort((a, b) =>
    field === 'created'
      ? sign * (a.created.getTime() - b.created.getTime())
      : sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** `offset` and `limit` within the call's own ranges; outside them: 400. */
export function pageOf(
  query: URLSearchParams,
  limits: { readonly maxOffset: number; readonly maxLimit: number; readonly limit: number },
): Page {
  return {
    offset: integerQuery(query, 'offset', { min: 0, max: limits.maxOffset, byDefault: 0 }, bad),
    limit: integerQuery(
      query,
      'limit',
      { min: 0, max: limits.maxLimit, byDefault: limits.limit },
      bad,
    ),
  };
}
