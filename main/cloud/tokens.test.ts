import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import { redact } from '../redact';
import { Gate, refusal, settle } from '../testing/fake-cloud';
import { TokenSource, type IssuedToken } from './tokens';

const DAY = 86_400_000;
const made: Secret[] = [];
let now: number;
let life: number;
let gate: Gate | undefined;
const issue = vi.fn<() => Promise<IssuedToken>>();
let tokens: TokenSource;

function issued(text = `Zq9-token-${made.length + 1}`): IssuedToken {
  const token = new Secret(text);
  made.push(token);
  // By a clock of the cloud's own, years away from ours.
  const answeredAt = new Date('2001-01-01T00:00:00Z');
  return { token, answeredAt, expiresAt: new Date(answeredAt.getTime() + life) };
}

beforeEach(() => {
  now = 1_000_000;
  life = DAY;
  gate = undefined;
  issue.mockReset().mockImplementation(async () => {
    await gate?.passed;
    return issued();
  });
  tokens = new TokenSource(
    { renewable: true, issue },
    () => now,
    () => 0,
  );
});

afterEach(() => {
  for (const token of made.splice(0)) token.dispose();
});

const get = async (): Promise<string> => (await tokens.get()).reveal();

describe('a token', () => {
  test('is asked for when it is first needed, and then kept', async () => {
    expect(issue).not.toHaveBeenCalled();
    expect(await get()).toBe('Zq9-token-1');
    expect(await get()).toBe('Zq9-token-1');
    expect(issue).toHaveBeenCalledOnce();
  });

  test('is asked for once for a hundred that wait', async () => {
    gate = new Gate();
    const waiting = Array.from({ length: 100 }, () => get());
    gate.open();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['Zq9-token-1']));
    expect(issue).toHaveBeenCalledOnce();
  });

  test('is renewed before it ends, by its age here, whatever the clock of the cloud says', async () => {
    await get();
    now += DAY * 0.8 - 1;
    expect(await get()).toBe('Zq9-token-1');
    now += 1;
    expect(await get(), 'nobody waits for the new one').toBe('Zq9-token-1');
    await settle();
    expect(await get()).toBe('Zq9-token-2');
    expect(redact('Zq9-token-1'), 'the old one is forgotten').toBe('Zq9-token-1');
    expect(redact('Zq9-token-2')).toBe('[secret]');
  });

  test('that ends before it began is used once, not asked for without end', async () => {
    life = -1;
    expect(await get()).toBe('Zq9-token-1');
    expect(await get()).toBe('Zq9-token-2');
    expect(issue).toHaveBeenCalledTimes(2);
  });

  test('that the sign-in brought is taken over', async () => {
    tokens.accept(issued('Zq9-token-from-form'));
    expect(await get()).toBe('Zq9-token-from-form');
    expect(issue).not.toHaveBeenCalled();
  });
});

describe('a failed renewal', () => {
  test('fails for all who wait, and the next one tries again', async () => {
    gate = new Gate();
    issue.mockImplementationOnce(async () => {
      await gate?.passed;
      throw new Failure('wrong-password');
    });
    const waiting = Array.from({ length: 10 }, () => refusal(tokens.get()));
    gate.open();
    expect((await Promise.all(waiting)).map(({ code }) => code)).toEqual(
      Array(10).fill('wrong-password'),
    );
    expect(issue).toHaveBeenCalledOnce();
    expect(await get()).toBe('Zq9-token-1');
  });
});

describe('a refused token', () => {
  test('is not given out again', async () => {
    const token = await tokens.get();
    tokens.invalidate(token);
    expect(redact('Zq9-token-1')).toBe('Zq9-token-1');
    expect(await get()).toBe('Zq9-token-2');
  });

  test('that was replaced meanwhile does not cost the new one', async () => {
    const old = await tokens.get();
    tokens.invalidate(old);
    await get();
    tokens.invalidate(old);
    expect(await get()).toBe('Zq9-token-2');
    expect(issue).toHaveBeenCalledTimes(2);
  });
});

describe('after signing out', () => {
  test('nothing is left and nothing is asked for', async () => {
    await get();
    tokens.close();
    expect(redact('Zq9-token-1')).toBe('Zq9-token-1');
    expect(await refusal(tokens.get())).toMatchObject({ code: 'signed-out' });
    expect(issue).toHaveBeenCalledOnce();
  });

  test('a token that was on its way is dropped', async () => {
    gate = new Gate();
    const waiting = refusal(tokens.get());
    tokens.close();
    gate.open();
    expect(await waiting).toMatchObject({ code: 'signed-out' });
    expect(redact('Zq9-token-1'), 'not watched for any more').toBe('Zq9-token-1');
  });
});
