import { expect, test } from 'vitest';
import { networkFailure } from './network-errors';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'host-not-found'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_NETWORK_CHANGED', 'offline'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy-refused'],
  ['net::ERR_PROXY_AUTH_REQUESTED', 'proxy-login-needed'],
  ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy-refused'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy-refused'],
  ['net::ERR_PAC_SCRIPT_FAILED', 'proxy-refused'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate-not-trusted'],
  ['net::ERR_CERT_INVALID', 'certificate-not-trusted'],
  ['net::ERR_CERT_DATE_INVALID', 'certificate-invalid'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate-invalid'],
  ['net::ERR_CERT_REVOKED', 'certificate-invalid'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate-invalid'],
  ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'certificate-invalid'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out'],
  ['net::ERR_TIMED_OUT', 'timed-out'],
  ["Attempted to redirect, but redirect policy was 'error'", 'captive-portal'],
  ['Redirect was cancelled', 'captive-portal'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'captive-portal'],
  ['net::ERR_CONNECTION_REFUSED', 'host-unreachable'],
  ['net::ERR_CONNECTION_RESET', 'host-unreachable'],
  ['net::ERR_ADDRESS_UNREACHABLE', 'host-unreachable'],
  ['net::ERR_SOMETHING_NEW', 'host-unreachable'],
  ['Failed to fetch', 'host-unreachable'],
])('%s is %s', (message, code) => {
  expect(networkFailure(new Error(message), 'h.example').data).toMatchObject({
    code,
    detail: message,
    params: { host: 'h.example' },
  });
});

test('what is thrown need not be an error', () => {
  expect(networkFailure('net::ERR_TIMED_OUT', 'h').data.code).toBe('timed-out');
});

test.each([
  ['iam.cn-north-4.myhuaweicloud.com', 'tls-intercepted'],
  ['iam.eu-west-101.myhuaweicloud.eu', 'tls-intercepted'],
  ['partner.example', 'certificate-not-trusted'],
  ['myhuaweicloud.com.evil.example', 'certificate-not-trusted'],
])('an unknown authority for %s is %s, and is named', (host, code) => {
  const thrown = new Error('net::ERR_CERT_AUTHORITY_INVALID');
  expect(networkFailure(thrown, host, { issuer: 'Proxy CA' }).data).toMatchObject({
    code,
    params: { host, issuer: 'Proxy CA' },
  });
});
