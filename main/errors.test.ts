import { afterEach, expect, test } from 'vitest';
import { ERROR_CODES } from '../preload/contract/errors';
import { Secret } from './credentials/secret';
import { Failure, toAppError } from './errors';

let secret: Secret | undefined;

afterEach(() => secret?.dispose());

test('a failure is redacted when it is made, so later forgetting does not uncover it', () => {
  secret = new Secret('swordfish');
  const { data } = new Failure('cloud-refused', {
    detail: 'no swordfish at https://h.example/?token=T',
    params: { host: 'swordfish.example' },
  });
  secret.dispose();
  expect(data).toEqual({
    code: 'cloud-refused',
    fix: 'none',
    detail: 'no [secret] at https://h.example/?[secret]',
    params: { host: '[secret].example' },
  });
});

test.each(ERROR_CODES)('%s is plain data that crosses the bridge unchanged', (code) => {
  const { data } = new Failure(code, { status: 500, requestId: 'r', params: { a: 'b' } });
  expect(structuredClone(data)).toEqual(data);
  expect(['retry', 'reauth', 'settings', 'none']).toContain(data.fix);
});

test('the thrower may name another fix than the usual one', () => {
  expect(new Failure('wrong-password').data.fix).toBe('reauth');
  expect(new Failure('wrong-password', { fix: 'settings' }).data.fix).toBe('settings');
});

test('a failure made from another one is of its own code, with the evidence of the first', () => {
  const first = new Failure('signed-out', { status: 401, cloudCode: 'IAM.0007', detail: 'no' });
  expect(new Failure('wrong-password', { ...first.data, fix: 'settings' }).data).toEqual({
    code: 'wrong-password',
    fix: 'settings',
    status: 401,
    cloudCode: 'IAM.0007',
    detail: 'no',
  });
});

test('any other thrown thing is a fault of the program, with its words redacted', () => {
  secret = new Secret('swordfish');
  expect(toAppError(new TypeError('cannot read swordfish'))).toEqual({
    code: 'internal',
    fix: 'none',
    detail: 'cannot read [secret]',
  });
  expect(toAppError('text')).toMatchObject({ code: 'internal', detail: 'text' });
  expect(toAppError(undefined)).toMatchObject({ code: 'internal', detail: 'undefined' });
});
