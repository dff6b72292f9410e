import { describe, expect, test } from 'vitest';
import { Failure } from '../errors';
import { policyOf } from '../testing/policy';
import { matchesHost } from './host-pattern';
import { Policy } from './policy';

describe('a host pattern', () => {
  test.each([
    ['iam.example.com', 'https://iam.example.com/v3', true],
    ['iam.example.com', 'https://iam.example.com:8443', true],
    ['iam.example.com', 'https://iam.example.com.evil.example', false],
    ['iam.example.com', 'https://iam.example.com@evil.example', false],
    ['iam.example.com', 'https://xiam.example.com', false],
    ['*.example.com', 'https://iam.example.com', true],
    ['*.example.com', 'https://a.b.example.com', true],
    ['*.example.com', 'https://example.com', false],
    ['*.example.com', 'https://evilexample.com', false],
    ['iam.example.com:8443', 'https://iam.example.com:8443', true],
    ['iam.example.com:8443', 'https://iam.example.com', false],
    ['iam.example.com:443', 'https://iam.example.com', true],
    ['127.0.0.1:80', 'http://127.0.0.1', true],
  ])('%s for %s: %s', (pattern, address, expected) => {
    expect(matchesHost(pattern, new URL(address))).toBe(expected);
  });
});

test('where nothing was decided everything is as ever', () => {
  for (const policy of [policyOf(), policyOf({})]) {
    policy.checkEndpoint('https://anywhere.example');
    policy.checkConsoleHost(new URL('https://anywhere.example'));
    policy.checkSignIn('token');
    policy.check('practiceRegion');
    policy.checkReason(undefined);
    expect(policy.remembers).toBe(true);
    expect(policy.beginsViewOnly).toBe(false);
    expect(policy.sessionMinutes(480)).toBe(480);
    expect(policy.updates).toEqual({ allowed: true, feed: undefined });
  }
});

/** What a refusal says: its code, and the rule it names. */
function refusalOf(attempt: () => void): object {
  try {
    attempt();
  } catch (thrown) {
    if (thrown instanceof Failure) return { code: thrown.data.code, ...thrown.data.params };
    throw thrown;
  }
  return {};
}

test('each rule refuses what it is for, with its name, and nothing else', () => {
  expect(refusalOf(() => policyOf({ allowedSignIn: ['token'] }).checkSignIn('password'))).toEqual({
    code: 'managed',
    rule: 'allowedSignIn',
  });
  policyOf({ allowedSignIn: ['token'] }).checkSignIn('token');
  for (const rule of [
    'typeClipboard',
    'copyInvitations',
    'takePictures',
    'practiceRegion',
  ] as const) {
    expect(refusalOf(() => policyOf({ [rule]: false }).check(rule))).toEqual({
      code: 'managed',
      rule,
    });
    policyOf({ [rule]: true }).check(rule);
  }
  expect(() => policyOf({ requireReason: true }).checkReason(undefined)).toThrow('reason-needed');
  policyOf({ requireReason: true }).checkReason('Ticket 7');
});

test.each([
  [15, 60, 15],
  [60, 15, 15],
  [120, 120, 120],
] as const)('at most %i minutes, wanted %i: %i', (assistanceMinutes, wanted, expected) => {
  expect(policyOf({ assistanceMinutes }).sessionMinutes(wanted)).toBe(expected);
});

test('a policy that cannot be read refuses everything', () => {
  const policy = new Policy({ state: 'refused', source: '/etc/x', detail: 'why' });
  const attempts = [
    () => policy.checkEndpoint('https://iam.cn-north-4.myhuaweicloud.com'),
    () => policy.checkConsoleHost(new URL('https://console.huaweicloud.com')),
    () => policy.checkSignIn('password'),
    () => policy.check('practiceRegion'),
    () => policy.checkReason('because'),
  ];
  for (const attempt of attempts) expect(attempt).toThrow('policy-unreadable');
  expect(policy.remembers).toBe(false);
  expect(policy.updates.allowed).toBe(false);
});
