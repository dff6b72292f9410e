import { describe, expect, it } from 'vitest';
import { endpointProblem, hostsProblem, parseHosts, pemProblem, requiredProblem } from './validate';

describe('Endpoints', () => {
  it.each([
    '',
    '  ',
    'https://iam.example.com',
    'https://iam.example.com:8443/',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:3000',
  ])('%j is accepted', (text) => {
    expect(endpointProblem(text)).toBeUndefined();
  });

  it.each([
    'iam.example.com',
    'https:/iam',
    'http://iam.example.com',
    'http://127.0.0.1.example.com',
    'ftp://iam.example.com',
    'javascript:alert(1)',
  ])('%j is not', (text) => {
    expect(endpointProblem(text)).toBeTypeOf('string');
  });
});

describe('Console hosts', () => {
  it('are split at lines, commas of both scripts, and blanks', () => {
    expect(parseHosts(' a.example,b:1\n10.0.0.7；云.中国 \n\n')).toEqual([
      'a.example',
      'b:1',
      '10.0.0.7',
      '云.中国',
    ]);
  });

  it.each(['', 'vnc.example', 'vnc.example:8443', '10.0.0.7', '[fd00::1]:443', '云.中国'])(
    '%j is accepted',
    (text) => expect(hostsProblem(text)).toBeUndefined(),
  );

  it.each(['https://vnc.example', 'vnc.example/path', 'a@b', '*.example', '-a', 'a:port'])(
    '%j is named as wrong',
    (text) => expect(hostsProblem(`good.example ${text}`)).toContain(text),
  );
});

describe('Certificates', () => {
  it('need the frame of PEM', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    expect(pemProblem('')).toBeUndefined();
    expect(pemProblem(`\n${pem}\n${pem}\n`)).toBeUndefined();
    expect(pemProblem('MIIB')).toBeTypeOf('string');
    expect(pemProblem(pem.replaceAll('CERTIFICATE', 'PRIVATE KEY'))).toBeTypeOf('string');
  });
});

it('what is required is named', () => {
  expect(requiredProblem('signin.region')('  ')).toBe('Region is required.');
  expect(requiredProblem('signin.region')('x')).toBeUndefined();
});
