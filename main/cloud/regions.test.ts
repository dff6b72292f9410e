import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../errors';
import { endpointsOf, isLoopback, REGIONS } from './regions';

/** The endpoint, or the field of the refusal. */
function workspaceAt(typed: string): string {
  try {
    return endpointsOf('cn-north-4', { workspace: typed }).workspace;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    expect(thrown.data).toMatchObject({ code: 'bad-request', fix: 'settings' });
    return `refused: ${thrown.data.params?.['field'] ?? ''}`;
  }
}

describe('the endpoints', () => {
  test('of a region follow from its id', () => {
    expect(endpointsOf('ap-southeast-3', {})).toEqual({
      iam: 'https://iam.ap-southeast-3.myhuaweicloud.com',
      workspace: 'https://workspace.ap-southeast-3.myhuaweicloud.com',
      clouddc: 'https://clouddc.ap-southeast-3.myhuaweicloud.com',
      sts: 'https://sts.ap-southeast-3.myhuaweicloud.com',
    });
  });

  test("of Dublin have IAM under '.eu'", () => {
    expect(endpointsOf('eu-west-101', {})).toEqual({
      iam: 'https://iam.eu-west-101.myhuaweicloud.eu',
      workspace: 'https://workspace.eu-west-101.myhuaweicloud.com',
      clouddc: 'https://clouddc.eu-west-101.myhuaweicloud.com',
      sts: 'https://sts.eu-west-101.myhuaweicloud.com',
    });
  });

  test.each(REGIONS)('of $id can be made', ({ id, name }) => {
    expect(name).not.toBe('');
    expect(() => endpointsOf(id, {})).not.toThrow();
  });

  test('are replaced one by one', () => {
    expect(endpointsOf('x', { iam: '', workspace: ' https://w.partner.example ' })).toEqual({
      iam: 'https://iam.x.myhuaweicloud.com',
      workspace: 'https://w.partner.example',
      clouddc: 'https://clouddc.x.myhuaweicloud.com',
      sts: 'https://sts.x.myhuaweicloud.com',
    });
  });

  test("of another operator's IAM never ask Huawei's own token service", () => {
    expect(endpointsOf('x', { iam: 'https://iam.partner.example' }).sts).toBe(
      'https://iam.partner.example',
    );
  });

  test.each([
    ['https://w.example', 'https://w.example'],
    ['https://w.example/', 'https://w.example'],
    ['https://W.Example:443', 'https://w.example'],
    ['https://w.example:8443', 'https://w.example:8443'],
    ['http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
    ['http://127.1:4001', 'http://127.0.0.1:4001'],
    ['http://localhost:4001', 'http://localhost:4001'],
    ['http://[::1]:4001', 'http://[::1]:4001'],
  ])('%s as typed is %s', (typed, endpoint) => {
    expect(workspaceAt(typed)).toBe(endpoint);
  });

  test.each([
    'http://w.example',
    'http://10.0.0.1',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://[::2]',
    'http://0.0.0.0',
    'ws://localhost',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'w.example',
    'https://',
    'https://u@w.example',
    'https://u:p@w.example',
    'https://w.example/v2',
    'https://w.example?x=1',
    'https://w.example#x',
  ])('%s as typed is refused', (typed) => {
    expect(workspaceAt(typed)).toBe('refused: workspace');
  });

  test('typed with a password do not repeat it in the refusal', () => {
    try {
      endpointsOf('x', { iam: 'https://zoe:Zq9-typed@iam.example' });
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      expect(JSON.stringify(thrown.data)).not.toMatch(/Zq9|zoe/);
    }
    expect.assertions(1);
  });
});

describe('a region id', () => {
  test.each([
    '',
    ' ',
    'cn north',
    'cn-north-4/',
    'cn-north-4.evil.example',
    'cn-north-4@evil.example',
    'a#',
    'CN-NORTH-4',
    '-a',
    'a-',
    'ä',
    'a'.repeat(64),
  ])('"%s" is refused', (region) => {
    expect(() => endpointsOf(region, {})).toThrow('bad-request');
  });

  test('never leads to another domain', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (region) => {
        let endpoint: string;
        try {
          endpoint = endpointsOf(region, {}).workspace;
        } catch {
          return;
        }
        expect(new URL(endpoint).host).toBe(`workspace.${region}.myhuaweicloud.com`);
      }),
    );
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['[::1]', true],
  ['127.0.0.1.example', false],
  ['128.0.0.1', false],
  ['notlocalhost', false],
  ['localhost.example', false],
  ['[::2]', false],
])('%s is this computer: %s', (host, own) => {
  expect(isLoopback(host)).toBe(own);
});
