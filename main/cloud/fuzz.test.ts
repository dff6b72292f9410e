import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { serversBody } from './clouddc';
import { connectionsBody } from './connections';
import { desktopsBody } from './desktops';
import { parseCloudError } from './errors';

/** Three lists, in two ways: 12,000 answers. */
const RUNS = 2000;

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
/** As a service may send a field: what is documented, or nothing. */
const maybe = (value: Arbitrary<unknown>) => fc.oneof(value, fc.constantFrom(null, undefined));
const users = (id: string, name: string) =>
  fc.array(fc.record({ [id]: text, [name]: text, type: fc.constantFrom('USER', 'GROUP', 'X') }), {
    maxLength: 3,
  });
const someId = fc.uuid();

const desktop = fc.record({
  desktop_id: someId,
  computer_name: maybe(text),
  ip_address: maybe(fc.ipV4()),
  status: maybe(fc.constantFrom('ACTIVE', 'SHUTOFF', 'ERROR', 'HIBERNATED', 'BUILDING')),
  task_status: maybe(fc.constantFrom('', 'rebooting', 'powering-on', 'something-new')),
  connect_status: maybe(fc.constantFrom('UNREGISTER', 'REGISTERED', 'CONNECTED', 'NEW')),
  attach_user_infos: maybe(users('user_id', 'user_name')),
  user_name: maybe(text),
});
const connection = fc.record({
  desktop_id: someId,
  desktop_name: maybe(text),
  connect_status: maybe(fc.constantFrom('UNREGISTER', 'DISCONNECTED', 'NEW')),
  attach_users: maybe(users('id', 'name')),
});
const server = fc.record({
  id: someId,
  name: maybe(text),
  manage_state: maybe(fc.constantFrom('ready', 'os-ready', 'new')),
  power_state: maybe(fc.constantFrom('on', 'off', 'unknown')),
  operation_state: maybe(text),
  health_state: maybe(fc.constantFrom('OK', 'Warning', 'Critical', 'Unknown')),
  location: maybe(fc.record({ dc: maybe(text), rack: maybe(text), unit: maybe(text) })),
});

/** What may stand where something else was expected. */
const junk = fc.oneof(
  fc.constantFrom(null, true, -1, 1e308, '', [], {}, [[]]),
  fc.anything({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__": {"desktop_id": "x"}, "constructor": 1}') as unknown),
);

/** A list of good rows, with junk thrown in between and into the fields around it. */
function listOf(rows: string, row: Arbitrary<object>) {
  return fc
    .record({
      good: fc.array(row, { maxLength: 12 }),
      bad: fc.array(fc.tuple(fc.nat({ max: 12 }), junk), { maxLength: 4 }),
      around: fc.dictionary(fc.constantFrom('total_count', 'count', 'page_info', 'more'), junk, {
        noNullPrototype: true,
      }),
    })
    .map(({ good, bad, around }) => {
      const mixed: unknown[] = [...good];
      for (const [at, thing] of bad) mixed.splice(at, 0, thing);
      const body: unknown = { ...around, [rows]: mixed };
      return { good, body };
    });
}

function rowsIn(parsed: object, name: string): readonly unknown[] {
  const list: unknown = new Map<string, unknown>(Object.entries(parsed)).get(name);
  const rows: unknown =
    typeof list === 'object' && list !== null && 'rows' in list ? list.rows : undefined;
  return Array.isArray(rows) ? rows : [];
}

const key = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null
    ? new Map<string, unknown>(Object.entries(row)).get(name)
    : undefined;

interface Case {
  readonly name: string;
  readonly rows: string;
  readonly id: string;
  readonly schema: z.ZodType<object>;
  readonly row: Arbitrary<object>;
}

const CASES: readonly Case[] = [
  { name: 'desktops', rows: 'desktops', id: 'desktop_id', schema: desktopsBody, row: desktop },
  {
    name: 'connections',
    rows: 'desktops',
    id: 'desktop_id',
    schema: connectionsBody,
    row: connection,
  },
  { name: 'servers', rows: 'servers', id: 'id', schema: serversBody, row: server },
];

describe.each(CASES)('answers of $name', ({ rows, id, schema, row }) => {
  test('every good row survives whatever stands around it', () => {
    fc.assert(
      fc.property(listOf(rows, row), ({ good, body }) => {
        const parsed = schema.safeParse(body);
        expect(parsed.success).toBe(true);
        const found = new Set(rowsIn(parsed.data ?? {}, rows).map((one) => key(one, id)));
        expect(good.every((one) => found.has(key(one, id)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  test('a row with a broken field is kept as long as it says which machine it is', () => {
    const broken = fc.tuple(row, fc.nat({ max: 7 }), junk).map(([one, at, thing]) => {
      const fields = Object.entries(one);
      const field = fields[at % fields.length]?.[0];
      return field === undefined || field === id ? one : { ...one, [field]: thing };
    });
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 5 }), (list) => {
        const parsed = schema.safeParse({ [rows]: list });
        expect(rowsIn(parsed.data ?? {}, rows)).toHaveLength(list.length);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  test('an answer that is no list at all is refused, not thrown at', () => {
    fc.assert(
      fc.property(junk, (body) => {
        expect(() => schema.safeParse(body)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

test('an error body is read whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), text, fc.constant('['.repeat(100_000))), (body) => {
      const { code, message } = parseCloudError(body);
      expect([typeof code, typeof message]).toEqual(['string', 'string']);
    }),
    { numRuns: RUNS },
  );
}, 60_000);
