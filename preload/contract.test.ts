/** What the contract promises by its types: checked when it is compiled, so `tsc` is part of this test. */
import { expect, expectTypeOf, test } from 'vitest';
import { ACTIVITY_KINDS, type ActivityFacts } from './contract/activity';
import type { Bridge } from './contract/bridge';
import { CHANNELS, type Answer, type Args, type Channel } from './contract/calls';
import { ERROR_CODES } from './contract/errors';
import { EVENT_NAMES, type EventName, type Events } from './contract/events';
import type { Result } from './contract/result';
import type { Account, AssistanceField, Console } from './contract/models';

/** What in a type the bridge could not carry as it is: functions, symbols, class instances (by their methods). */
type Unplain<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends (...args: never[]) => unknown
    ? 'a function'
    : T extends readonly (infer Item)[]
      ? Unplain<Item>
      : T extends object
        ? { [Key in keyof T]-?: Unplain<T[Key]> }[keyof T]
        : 'something else';

/** The names of all fields of a type, at any depth. */
type Fields<T> = T extends readonly (infer Item)[]
  ? Fields<Item>
  : T extends object
    ? { [Key in keyof T]-?: Key | Fields<T[Key]> }[keyof T]
    : never;

/** All that main tells a page. */
interface Told {
  readonly answers: Exclude<Answer<Channel>, void>;
  readonly events: Exclude<Events[EventName], void>;
}

test('every channel and event of the types is in the lists', () => {
  expectTypeOf<(typeof CHANNELS)[number]>().toEqualTypeOf<Channel>();
  expectTypeOf<(typeof EVENT_NAMES)[number]>().toEqualTypeOf<EventName>();
  expect(new Set(CHANNELS).size).toBe(CHANNELS.length);
  expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});

test('every kind of activity is in the list, and every fact is text', () => {
  expectTypeOf<(typeof ACTIVITY_KINDS)[number]>().toEqualTypeOf<keyof ActivityFacts>();
  type Facts = ActivityFacts[keyof ActivityFacts];
  expectTypeOf<
    Facts extends Readonly<Record<string, string>> ? true : false
  >().toEqualTypeOf<true>();
  expect(new Set(ACTIVITY_KINDS).size).toBe(ACTIVITY_KINDS.length);
});

test('channels are `domain:verb`, and no event has the name of a call', () => {
  for (const name of [...CHANNELS, ...EVENT_NAMES]) expect(name).toMatch(/^[a-z]+:[a-zA-Z]+$/);
  expectTypeOf<Extract<EventName, Channel>>().toBeNever();
});

test('everything that crosses is plain data', () => {
  expectTypeOf<Unplain<Exclude<Args<Channel>, void>>>().toBeNever();
  expectTypeOf<Unplain<Told>>().toBeNever();
  // The check itself: it finds what it is there for.
  expectTypeOf<Unplain<{ a: { b: readonly Date[] } }>>().toEqualTypeOf<'a function'>();
  expectTypeOf<Unplain<{ a: symbol }>>().toEqualTypeOf<'something else'>();
  expectTypeOf<Unplain<Map<string, string>>>().not.toBeNever();
});

test('no answer and no event has a field for a password, a token or an address of a console', () => {
  type Typed = 'password' | 'passcode' | 'secretKey' | 'securityToken' | 'token';
  type Secret = Typed | 'secret' | 'url' | 'src' | 'href' | 'partition';
  expectTypeOf<Extract<Fields<Told>, Secret>>().toBeNever();
  expectTypeOf<Extract<Fields<Args<'accounts:signIn'>>, Secret>>().toEqualTypeOf<Typed>();
  expectTypeOf<Extract<Fields<Args<'proxy:answer'>>, Secret>>().toEqualTypeOf<'password'>();
});

test('the bridge is derived from the calls', () => {
  expectTypeOf<Bridge['accounts']['list']>().toEqualTypeOf<
    () => Promise<Result<readonly Account[]>>
  >();
  expectTypeOf<Bridge['consoles']['reconnect']>().toEqualTypeOf<
    (args: { consoleId: string }) => Promise<Result<Console>>
  >();
  expectTypeOf<Bridge['assistance']['copy']>().toEqualTypeOf<
    (args: { machineId: string; field: AssistanceField }) => Promise<Result<void>>
  >();
});
