import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Secret } from '../credentials/secret';
import {
  type AccessKeys,
  canonicalQuery,
  canonicalRequest,
  encode,
  sign,
  signingDate,
  type UnsignedRequest,
} from './signer';

const KEYS: AccessKeys = { accessKey: 'AccessKey', secretKey: new Secret('SecretKey') };
const PROJECT = '0bec5db98280d2d02fd6c00c2de791ce';
const WORKSPACE = 'https://workspace.ap-southeast-3.myhuaweicloud.com';

const signatureOf = (headers: Record<string, string>): string | undefined =>
  /Signature=([0-9a-f]{64})$/.exec(headers['Authorization'] ?? '')?.[1];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The signature, and the hash of the canonical request that it was made of. */
function signed(
  request: UnsignedRequest,
  date: string,
  keys = KEYS,
): { canonical: string; signature: string | undefined } {
  const headers = sign(request, keys, new Date(date));
  const map = new Map(
    Object.entries({ ...headers, Host: new URL(request.url).host })
      .filter(([name]) => name !== 'Authorization')
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { canonical: sha256(canonicalRequest(request, map)), signature: signatureOf(headers) };
}

describe('test vectors of the signing algorithm', () => {
  const url = 'https://service.endpoint.myhuaweicloud.com/resources?size=1';
  const then = '2020-06-08T02:39:00Z';
  const now = '2025-01-01T00:00:00Z';

  test('V1: GET without a body', () => {
    expect(signed({ method: 'GET', url, headers: {}, body: '' }, then)).toEqual({
      canonical: 'de94dd1e1ccdb730b403ce35d7e14f7c7b04337f6def1c3a3a2ba936852b133f',
      signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
    });
  });

  test('V2: POST with a body', () => {
    const body = '{"name":"test","id":1}';
    expect(sha256(body)).toBe('8ed555081b9961769014bc1182c629bb0fe68d7b01c1fc1caab4dc791f377e8c');
    expect(signed({ method: 'POST', url, headers: {}, body }, then)).toEqual({
      canonical: '2b1b2515e48cb55e043ff2ec5b93d3f13ec287e1da1d7a2e4e14b0611a341969',
      signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
    });
  });

  test('V3: every odd character of a query', () => {
    const pairs = [
      ['limit', '1'],
      ['enable', 'true'],
      ['test', '一 (&=?!#%.*)'],
      ['path', '/tmp/123'],
      ['multi', '1'],
      ['multi', '2'],
      ['multi', '3'],
    ] as const;
    expect(canonicalQuery(pairs)).toBe(
      'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
    );
  });

  test('V4: a console call with X-Project-Id', () => {
    const path = `/v2/${PROJECT}/desktops/a130ab3a-72bf-4b71-baa9-af4987c8e338/remote-consoles`;
    const headers = { 'X-Project-Id': PROJECT };
    expect(signed({ method: 'GET', url: WORKSPACE + path, headers, body: '' }, now)).toEqual({
      canonical: 'db7086e144827775b39afc7514d829c0af1a231cf4e1440595f4a62bf7e3b458',
      signature: 'e76f56646da980bc082638d4e069af8c5bf5acb37ac59ed26a79ab05bdae8301',
    });
  });

  test('V5: a body with temporary keys', () => {
    const request = {
      method: 'POST',
      url: `${WORKSPACE}/v2/${PROJECT}/desktops/action`,
      headers: { 'Content-Type': 'application/json', 'X-Project-Id': PROJECT },
      body: '{"desktop_ids":["a130ab3a-72bf-4b71-baa9-af4987c8e338"],"op_type":"reboot","type":"SOFT"}',
    };
    expect(signed(request, now, { ...KEYS, securityToken: new Secret('TOKEN') })).toEqual({
      canonical: 'd40975472d78beb4e8f0ecd1052483b0a5ac7a96196544142f493fe3579fa26d',
      signature: '5411a7a92995f3ce3246c1a9bc55dfed211e32f85b72755047b412419189ee69',
    });
  });

  test('V6: names with a space and Chinese characters', () => {
    const query = canonicalQuery([
      ...['zoe', 'Ann Lee', '一'].map((name) => ['user_names', name] as const),
      ['limit', '100'],
      ['offset', '0'],
    ]);
    expect(query).toBe(
      'limit=100&offset=0&user_names=Ann%20Lee&user_names=zoe&user_names=%E4%B8%80',
    );
    const request = {
      method: 'GET',
      url: `${WORKSPACE}/v2/${PROJECT}/connect-desktops?${query}`,
      headers: { 'X-Project-Id': PROJECT },
      body: '',
    };
    expect(signed(request, now)).toEqual({
      canonical: 'eab1a35f4315814df79b04633e8268bae65afc5c2d008199ab50500933a50792',
      signature: 'ae8cebcd995e14b4893c70fd0cf50fedbcc6806a25857711d850e9be84bec106',
    });
  });
});

/** What the SDK makes of the same request. */
function signedBySdk(
  request: UnsignedRequest,
  query: Readonly<Record<string, string | readonly string[]>>,
  stamp: string,
): string | undefined {
  const credentials = new BasicCredentials().withAk(KEYS.accessKey).withSk('SecretKey');
  const url = new URL(request.url);
  const data: unknown = request.body === '' ? undefined : JSON.parse(request.body);
  const answer: unknown = AKSKSigner.sign(
    {
      method: request.method,
      endpoint: `${url.origin}${url.pathname}`,
      // Its signer sorts the arrays it is given in place.
      queryParams: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : [...value],
        ]),
      ),
      headers: { ...request.headers, 'X-Sdk-Date': stamp },
      data,
    },
    credentials,
  );
  return typeof answer === 'object' && answer !== null
    ? String(new Map(Object.entries(answer)).get('Authorization'))
    : undefined;
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 24 });
const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

const anyRequest = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    host: fc.constantFrom('workspace.cn-north-4.myhuaweicloud.com', 'iam.example.org:8443'),
    path: fc.array(
      fc.stringMatching(/^[A-Za-z0-9_.~-]{1,20}$/).filter((s) => !/^\.+$/.test(s)),
      {
        maxLength: 6,
      },
    ),
    query: fc.dictionary(anyName, fc.oneof(anyText, fc.array(anyText, { maxLength: 5 })), {
      noNullPrototype: true,
      maxKeys: 6,
    }),
    // `Object.keys` of the SDK's own header object must come out the same as ours: plain values.
    headers: fc.record(
      {
        'X-Project-Id': fc.stringMatching(/^[0-9a-f]{32}$/),
        'Content-Type': fc.constant('application/json'),
        'X-Security-Token': fc.stringMatching(/^[A-Za-z0-9+/=]{1,64}$/),
      },
      { requiredKeys: [] },
    ),
    body: fc.option(fc.dictionary(anyName, fc.jsonValue({ maxDepth: 2 })), { nil: undefined }),
    date: fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    }),
  })
  .map(({ method, host, path, query, headers, body, date }) => {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
    );
    const search = canonicalQuery(pairs);
    const url = `https://${host}/${path.join('/')}${search === '' ? '' : `?${search}`}`;
    const text = body === undefined ? '' : JSON.stringify(body);
    return { request: { method, url, headers, body: text }, query, date };
  });

describe('against the official SDK', () => {
  test('2,000 random requests get the same Authorization', () => {
    fc.assert(
      fc.property(anyRequest, ({ request, query, date }) => {
        const ours = sign(request, KEYS, date)['Authorization'];
        expect(ours).toBe(signedBySdk(request, query, signingDate(date)));
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('where it is wrong: it orders names and values of the headers by different rules', () => {
    // The list of names is ordered by code unit, the block by the locale, which ignores the hyphen.
    const headers = { 'x-ab': '1', 'xa-c': '2', x_d: '3' };
    const request = { method: 'GET', url: 'https://h.example/', headers, body: '' };
    const theirs = signedBySdk(request, {}, '20250101T000000Z');
    expect(theirs).toContain('SignedHeaders=host;x-ab;x-sdk-date;x_d;xa-c');
    expect(theirs).not.toBe(sign(request, KEYS, new Date('2025-01-01'))['Authorization']);
  });

  test('where it is wrong: it encodes an encoded path once more, and does not trim values', () => {
    const date = new Date('2025-01-01');
    const path = { method: 'GET', url: 'https://h.example/a%20b', headers: {}, body: '' };
    expect(signedBySdk(path, {}, signingDate(date))).not.toBe(
      sign(path, KEYS, date)['Authorization'],
    );
    const space = { ...path, url: 'https://h.example/a', headers: { 'X-Project-Id': ' p ' } };
    const trimmed = { ...space, headers: { 'X-Project-Id': 'p' } };
    const stamp = signingDate(date);
    expect(signedBySdk(space, {}, stamp)).not.toBe(signedBySdk(trimmed, {}, stamp));
    expect(sign(space, KEYS, date)['Authorization']).toBe(
      sign(trimmed, KEYS, date)['Authorization'],
    );
  });

  test('where it is wrong: half a surrogate pair stops it', () => {
    const request = { method: 'GET', url: 'https://h.example/', headers: {}, body: '' };
    expect(() => signedBySdk(request, { name: '\ud800' }, '20250101T000000Z')).toThrow();
    expect(encode('\ud800')).toBe('%EF%BF%BD');
  });
});

describe('what is signed is what is sent', () => {
  test('no character of an encoded query is encoded again by a URL parser', () => {
    const hard = `'*~+ "<>\`{}|\\^[]#?&=%25%/;:@,$()!一𠮷\u0000\n`;
    expect(encode(hard)).toMatch(/^([A-Za-z0-9_.~-]|%[0-9A-F]{2})+$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyName, anyText), { minLength: 1 }), (pairs) => {
        const query = canonicalQuery(pairs);
        expect(new URL(`https://h.example/p?${query}`).search).toBe(`?${query}`);
      }),
      { numRuns: 2000 },
    );
  });

  test('an empty body is hashed as empty, not as {}', () => {
    const request = { method: 'POST', url: 'https://h.example/', headers: {}, body: '' };
    expect(canonicalRequest(request, new Map())).toMatch(
      /e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855$/,
    );
  });

  test('the port is part of the signed host, and no Host header is returned', () => {
    const at = (url: string): Record<string, string> =>
      sign({ method: 'GET', url, headers: {}, body: '' }, KEYS, new Date(0));
    expect(at('https://h.example:8443/')['Authorization']).not.toBe(
      at('https://h.example/')['Authorization'],
    );
    expect(Object.keys(at('https://h.example/'))).toEqual(['X-Sdk-Date', 'Authorization']);
  });
});
