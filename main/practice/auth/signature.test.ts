import { describe, expect, it } from 'vitest';
import {
  canonicalRequest,
  parseAuthorization,
  parseSigningDate,
  type RawRequest,
  signatureFits,
  signingDate,
} from './signature';

const DATE = '20250101T000000Z';
const PROJECT = '0bec5db98280d2d02fd6c00c2de791ce';
const HOST = 'workspace.ap-southeast-3.myhuaweicloud.com';
const own = ['host', 'x-project-id', 'x-sdk-date'];

function request(
  method: string,
  target: string,
  headers: Record<string, string>,
  body = '',
): RawRequest {
  return { method, target, headers, body: Buffer.from(body) };
}

interface Vector {
  readonly name: string;
  readonly request: RawRequest;
  readonly signed: readonly string[];
  readonly date: string;
  readonly signature: string;
}

const public1 = { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' };
const public4 = { host: HOST, 'x-project-id': PROJECT, 'x-sdk-date': DATE };

/** The vectors of the API facts, section 4 (access key `AccessKey`, secret key `SecretKey`). */
const VECTORS: readonly Vector[] = [
  {
    name: 'V1',
    request: request('GET', '/resources?size=1', public1),
    signed: ['host', 'x-sdk-date'],
    date: '20200608T023900Z',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  {
    name: 'V2',
    request: request('POST', '/resources?size=1', public1, '{"name":"test","id":1}'),
    signed: ['host', 'x-sdk-date'],
    date: '20200608T023900Z',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  {
    name: 'V4',
    request: request(
      'GET',
      `/v2/${PROJECT}/desktops/a130ab3a-72bf-4b71-baa9-af4987c8e338/remote-consoles`,
      public4,
    ),
    signed: own,
    date: DATE,
    signature: 'e76f56646da980bc082638d4e069af8c5bf5acb37ac59ed26a79ab05bdae8301',
  },
  {
    name: 'V5',
    request: request(
      'POST',
      `/v2/${PROJECT}/desktops/action`,
      { ...public4, 'content-type': 'application/json', 'x-security-token': 'TOKEN' },
      '{"desktop_ids":["a130ab3a-72bf-4b71-baa9-af4987c8e338"],"op_type":"reboot","type":"SOFT"}',
    ),
    signed: ['content-type', ...own, 'x-security-token'],
    date: DATE,
    signature: '5411a7a92995f3ce3246c1a9bc55dfed211e32f85b72755047b412419189ee69',
  },
  {
    name: 'V6',
    request: request(
      'GET',
      // Neither sorted nor encoded as the signature has it: the gateway puts it in order.
      `/v2/${PROJECT}/connect-desktops?user_names=zoe&user_names=Ann+Lee&limit=100&offset=0&user_names=%e4%b8%80`,
      public4,
    ),
    signed: own,
    date: DATE,
    signature: 'ae8cebcd995e14b4893c70fd0cf50fedbcc6806a25857711d850e9be84bec106',
  },
];

describe('a signature', () => {
  it.each(VECTORS)('$name is what the documents say', ({ request, signed, date, signature }) => {
    const canonical = canonicalRequest(request, signed);
    expect(signatureFits(signature, 'SecretKey', date, canonical)).toBe(true);
    expect(signatureFits(signature, 'OtherKey', date, canonical)).toBe(false);
    const changed = { ...request, body: Buffer.from('{}') };
    const other = canonicalRequest(changed, signed);
    expect(signatureFits(signature, 'SecretKey', date, other)).toBe(false);
  });

  it('V3: encodes, sorts and repeats the query', () => {
    const sent = new URLSearchParams([
      ['limit', '1'],
      ['enable', 'true'],
      ['test', '一 (&=?!#%.*)'],
      ['path', '/tmp/123'],
      ['multi', '3'],
      ['multi', '1'],
      ['multi', '2'],
    ]);
    const canonical = canonicalRequest(request('GET', `/r?${sent.toString()}`, {}), []);
    expect(canonical.split('\n')[2]).toBe(
      'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
    );
  });

  it('is over names without a value too, and over what is no percent-encoding', () => {
    const canonical = canonicalRequest(request('GET', '/a%20b/c~d?x&y=%zz&&=1', {}), []);
    expect(canonical.split('\n').slice(1, 3)).toEqual(['/a%20b/c~d/', '=1&x=&y=%25zz']);
  });

  it('takes the stated hash only where the body is not signed', () => {
    const hashOf = (stated: string): string | undefined =>
      canonicalRequest(request('POST', '/', { 'x-sdk-content-sha256': stated }, '{}'), [])
        .split('\n')
        .at(-1);
    expect(hashOf('UNSIGNED-PAYLOAD')).toBe('UNSIGNED-PAYLOAD');
    expect(hashOf('0'.repeat(64))).toMatch(/^44136fa355b3678a/);
  });
});

describe('the header', () => {
  it('is read', () => {
    const signature = 'a'.repeat(64);
    const text = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`;
    expect(parseAuthorization(text)).toEqual({
      accessKey: 'AK',
      signedHeaders: ['host', 'x-sdk-date'],
      signature,
    });
    expect(parseAuthorization(text.replace('256 ', '256, '))).toBeUndefined();
    expect(parseAuthorization(text.slice(0, -1))).toBeUndefined();
    expect(parseAuthorization('Bearer x')).toBeUndefined();
  });

  it('has a date of one form', () => {
    const date = new Date('2025-01-02T03:04:05Z');
    expect(signingDate(date)).toBe('20250102T030405Z');
    expect(parseSigningDate('20250102T030405Z')).toEqual(date);
    for (const text of ['', '2025-01-02T03:04:05Z', '20251302T030405Z', '20250102T030405']) {
      expect(parseSigningDate(text)).toBeUndefined();
    }
  });
});
