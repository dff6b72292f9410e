import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Secret } from '../credentials/secret';
import type { CallRow } from './call-table';
import { cloudFailure, parseCloudError, requestIdOf } from './errors';

const NO_HEADERS = new Headers();
const CALL: CallRow = {
  service: 'workspace',
  method: 'GET',
  action: 'svc:thing:do',
  repeat: 'never',
  reason: '',
  size: 'answer',
  about: 'machine',
};

describe('an error body', () => {
  test.each([
    ['Workspace', { error_code: 'WKS.0001', error_msg: 'bad' }, 'WKS.0001', 'bad'],
    [
      'Workspace with detail',
      {
        error_code: 'WKS.0001',
        error_msg: 'bad',
        error_detail: 'very',
        encoded_authorization_message: 'x',
      },
      'WKS.0001',
      'bad (very)',
    ],
    [
      'gateway',
      { error_msg: 'slow', error_code: 'APIGW.0308', request_id: 'r' },
      'APIGW.0308',
      'slow',
    ],
    [
      'Keystone, a number for a code',
      { error: { code: 401, message: 'wrong', title: 'Unauthorized' } },
      '401',
      'wrong',
    ],
    ['IAM', { error_msg: 'no', error_code: 'IAM.0007' }, 'IAM.0007', 'no'],
    ['IAM extension', { error_code: 1101, error_msg: 'bad username' }, '1101', 'bad username'],
    ['camel case', { errorCode: 'X.1', errorMsg: 'm' }, 'X.1', 'm'],
    ['code and message', { code: 'X.2', message: 'm' }, 'X.2', 'm'],
    ['a message alone', { message: 'm' }, '', 'm'],
    ['a code alone', { error_code: 'X.3' }, 'X.3', ''],
    ['nested deeper', { a: [{ b: { error_code: 'X.4', error_msg: 'm' } }] }, 'X.4', 'm'],
    [
      'the underscore form before the others',
      { code: 'B', message: 'b', error_code: 'A', error_msg: 'a' },
      'A',
      'a',
    ],
    ['null fields', { error_code: null, error_msg: null, message: 'm' }, '', 'm'],
  ])('of %s is read', (_name, body, code, message) => {
    expect(parseCloudError(JSON.stringify(body))).toMatchObject({ code, message });
  });

  test.each([
    ['HTML', '<html>502 Bad Gateway</html>'],
    ['nothing', ''],
    ['a word', 'Forbidden'],
    ['JSON without an error', '{"a":{"b":[1]}}'],
    ['a JSON text', '"text"'],
    ['null', 'null'],
    ['half of a JSON', '{"error_code":"X'],
  ])('of %s is shown as it came', (_name, text) => {
    expect(parseCloudError(text)).toMatchObject({ code: '', message: text });
  });

  test('of any size is cut', () => {
    expect(parseCloudError('x'.repeat(5000)).message).toHaveLength(1000);
  });

  test('of any kind is read without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseCloudError(text).message).toBe('string');
      }),
    );
    expect(parseCloudError('['.repeat(50_000) + ']'.repeat(50_000)).code).toBe('');
  });
});

describe('a cut answer', () => {
  const secret = new Secret('Zq9-the-token');
  afterEach(() => secret.dispose());

  test('does not end in a part of a secret', () => {
    const text = `${'x'.repeat(995)}Zq9-the-token`;
    expect(parseCloudError(text).message).not.toContain('Zq9');
  });
});

describe('a refusal', () => {
  const failure = (status: number, code: string, message = 'words') =>
    cloudFailure(
      {
        status,
        headers: new Headers({ 'X-Request-Id': 'r-7' }),
        text: JSON.stringify({ error_code: code, error_msg: message }),
        host: 'h.example',
      },
      CALL,
      0,
    ).data;

  test.each([
    // By code, whatever the status.
    [401, 'APIGW.0307', 'signed-out', 'reauth'],
    [429, 'APIGW.0308', 'throttled', 'retry'],
    [200, 'APIG.0308', 'throttled', 'retry'],
    [404, 'APIGW.0101', 'service-absent', 'none'],
    [404, 'APIC.0101', 'service-absent', 'none'],
    [403, 'APIGW.0302', 'not-allowed', 'none'],
    [403, 'APIGW.0306', 'not-allowed', 'none'],
    [403, 'APIGW.0310', 'not-allowed', 'none'],
    [403, 'APIGW.0801', 'not-allowed', 'none'],
    [403, 'APIGW.0802', 'not-allowed', 'none'],
    [500, 'APIGW.0601', 'service-unavailable', 'retry'],
    [500, 'APIGW.0613', 'service-unavailable', 'retry'],
    [500, 'WKS.0202', 'machine-not-found', 'none'],
    [500, 'WKS.0915', 'machine-not-found', 'none'],
    [409, 'WKS.00010032', 'conflict', 'none'],
    [403, 'WKS.00010099', 'service-not-enabled', 'none'],
    [400, 'WKS.00170117', 'service-not-enabled', 'none'],
    [404, 'iMetal.0100', 'machine-not-found', 'none'],
    [400, 'iMetal.0101', 'machine-not-ready', 'retry'],
    [429, 'iMetal.0005', 'throttled', 'retry'],
    // By status.
    [401, 'APIGW.0301', 'signed-out', 'reauth'],
    [401, 'APIGW.0305', 'signed-out', 'reauth'],
    [401, 'iMetal.0003', 'signed-out', 'reauth'],
    [403, 'APIGW.0401', 'not-allowed', 'none'],
    [403, 'iMetal.0004', 'not-allowed', 'none'],
    [404, 'WKS.1234', 'machine-not-found', 'none'],
    [409, 'WKS.1234', 'conflict', 'none'],
    [429, '', 'throttled', 'retry'],
    [502, 'APIGW.0201', 'service-unavailable', 'retry'],
    [503, '', 'service-unavailable', 'retry'],
    [504, '', 'service-unavailable', 'retry'],
    [400, 'WKS.0001', 'cloud-refused', 'none'],
    [500, 'iMetal.0099', 'cloud-refused', 'none'],
    [418, '', 'cloud-refused', 'none'],
    // Look-alikes are not the code.
    [400, 'XAPIGW.0308', 'cloud-refused', 'none'],
    [400, 'APIGW.03080', 'cloud-refused', 'none'],
    [400, 'WKS.000100321', 'cloud-refused', 'none'],
  ])('%i %s is %s', (status, cloudCode, code, fix) => {
    expect(failure(status, cloudCode)).toEqual({
      code,
      fix,
      status,
      detail: 'words',
      params: { host: 'h.example', action: 'svc:thing:do' },
      requestId: 'r-7',
      ...(cloudCode === '' ? {} : { cloudCode }),
    });
  });

  test('with no body still says where and what', () => {
    const refusal = { status: 503, headers: NO_HEADERS, text: '', host: 'h.example' };
    expect(cloudFailure(refusal, CALL, 0).data).toEqual({
      code: 'service-unavailable',
      fix: 'retry',
      status: 503,
      detail: '',
      params: { host: 'h.example', action: 'svc:thing:do' },
    });
  });
});

test("the request id is the gateway's, else IAM's", () => {
  expect(requestIdOf(new Headers({ 'X-Request-Id': 'a', 'X-IAM-Trace-Id': 'b' }))).toBe('a');
  expect(requestIdOf(new Headers({ 'X-IAM-Trace-Id': 'b' }))).toBe('b');
  expect(requestIdOf(NO_HEADERS)).toBeUndefined();
});
