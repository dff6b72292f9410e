import { describe, expect, test } from 'vitest';
import type { DiagnosisCode } from '../../../preload/contract/doctor';
import type { AppError } from '../../../preload/contract/errors';
import type { ConsoleCertificate, ConsoleReason } from '../../../preload/contract/models';
import { diagnose } from './diagnose';
import type { ConsoleEvidence, MachineState, Trail } from './evidence';

const TRAIL: Trail = {
  host: 'console.huaweicloud.com',
  page: 200,
  tried: true,
  handshake: null,
  socketError: '',
  proxy: null,
};

const seen = (
  code: Exclude<ConsoleReason['code'], 'certificate' | 'open-failed'>,
  detail = '',
): ConsoleReason => ({ code, detail });

const refused = (code: AppError['code']): ConsoleReason => ({
  code: 'open-failed',
  error: { code, fix: 'none' },
});

const certificate = (more: Partial<ConsoleCertificate>): ConsoleReason => ({
  code: 'certificate',
  detail: 'net::ERR_CERT_AUTHORITY_INVALID',
  certificate: {
    host: 'console.huaweicloud.com',
    issuer: 'Zscaler Root',
    subject: 'console.huaweicloud.com',
    fingerprint: 'AB',
    acceptable: 'yes',
    ...more,
  },
});

function machine(meaning: MachineState['power']['meaning'], raw: string): MachineState {
  return { power: { meaning, raw }, connection: null };
}

const OFF = machine('off', 'SHUTOFF');
const ON = machine('on', 'ACTIVE');

interface Case {
  readonly what: string;
  readonly evidence: Partial<Omit<ConsoleEvidence, 'trail'>> & { readonly reason: ConsoleReason };
  readonly trail?: Partial<Trail> | null;
  readonly is: DiagnosisCode;
}

const CASES: readonly Case[] = [
  { what: 'a close', evidence: { reason: seen('closed-by-server') }, is: 'closed-by-server' },
  {
    what: 'a close of a machine that runs',
    evidence: { reason: seen('closed-by-server'), machine: ON },
    is: 'closed-by-server',
  },
  {
    what: 'a close of a machine that was shut down',
    evidence: { reason: seen('closed-by-server'), machine: OFF },
    is: 'machine-off',
  },
  {
    what: 'a close of a machine that restarts',
    evidence: { reason: seen('closed-by-server'), machine: machine('busy', 'rebooting') },
    is: 'machine-busy',
  },
  {
    what: 'a break',
    evidence: { reason: seen('connection-lost', 'net::ERR_CONNECTION_RESET') },
    is: 'connection-lost',
  },
  {
    what: 'a break without a network',
    evidence: { reason: seen('connection-lost'), online: false },
    is: 'offline',
  },
  { what: 'a sleep', evidence: { reason: seen('slept'), online: false }, is: 'slept' },
  ...[401, 403, 404].map((handshake): Case => ({
    what: `a handshake refused with ${handshake}`,
    evidence: { reason: seen('refused') },
    trail: { handshake },
    is: 'link-refused',
  })),
  {
    what: 'a spent ticket after the picture was there',
    evidence: { reason: seen('refused'), lived: true },
    trail: { handshake: 403 },
    is: 'closed-by-server',
  },
  ...[null, 200, 302, 400, 407, 426, 501].map((handshake): Case => ({
    what: `a handshake answered with ${handshake ?? 'nothing'}`,
    evidence: { reason: seen('refused') },
    trail: { handshake, proxy: 'proxy.example:3128' },
    is: 'websocket-blocked',
  })),
  ...[409, 500, 502, 503].map((handshake): Case => ({
    what: `a handshake answered with ${handshake}`,
    evidence: { reason: seen('refused') },
    trail: { handshake },
    is: 'server-trouble',
  })),
  {
    what: 'a socket that was opened and closed before a word',
    evidence: { reason: seen('refused') },
    trail: { handshake: 101 },
    is: 'closed-by-server',
  },
  {
    what: 'a socket that is never answered',
    evidence: { reason: seen('no-connection') },
    is: 'websocket-blocked',
  },
  {
    what: 'a socket on which nobody speaks',
    evidence: { reason: seen('no-connection') },
    trail: { handshake: 101 },
    is: 'machine-silent',
  },
  {
    what: 'a page that never tries',
    evidence: { reason: seen('no-connection') },
    trail: { tried: false },
    is: 'machine-silent',
  },
  ...(
    [
      [401, 'link-refused'],
      [403, 'link-refused'],
      [404, 'page-gone'],
      [410, 'page-gone'],
      [429, 'throttled'],
      [400, 'server-trouble'],
      [502, 'server-trouble'],
    ] as const
  ).map(([page, is]): Case => ({
    what: `a page answered with ${page}`,
    evidence: { reason: seen('page-refused', `HTTP ${page}`) },
    trail: { page },
    is,
  })),
  {
    what: 'a page that cannot be reached',
    evidence: { reason: seen('page-failed', 'net::ERR_CONNECTION_REFUSED') },
    is: 'page-unreachable',
  },
  {
    what: 'a page behind a proxy that says no',
    evidence: { reason: seen('page-failed', 'net::ERR_TUNNEL_CONNECTION_FAILED') },
    is: 'proxy-refused',
  },
  {
    what: "an unknown authority for the cloud's own host",
    evidence: { reason: certificate({}) },
    is: 'tls-intercepted',
  },
  {
    what: 'a private site with its own authority',
    evidence: { reason: certificate({ host: 'vnc.partner.example' }) },
    is: 'certificate',
  },
  {
    what: 'a certificate that nobody issued but itself',
    evidence: { reason: certificate({ issuer: 'x', subject: 'x' }) },
    is: 'certificate',
  },
  {
    what: 'a certificate nobody saw',
    evidence: { reason: { code: 'certificate', detail: '', certificate: null } },
    is: 'certificate',
  },
  { what: 'a crash', evidence: { reason: seen('guest-crashed', 'crashed') }, is: 'guest-crashed' },
  {
    what: 'too much memory',
    evidence: { reason: seen('guest-memory', '1700 MB') },
    is: 'guest-memory',
  },
  { what: 'no memory', evidence: { reason: seen('guest-crashed', 'oom') }, is: 'guest-memory' },
  { what: 'a hang', evidence: { reason: seen('guest-hung') }, is: 'guest-hung' },
  ...(['not-allowed', 'throttled', 'offline', 'signed-out'] as const).map((code): Case => ({
    what: `a call refused with ${code}`,
    evidence: { reason: refused(code), machine: OFF },
    trail: null,
    is: 'cloud-refused',
  })),
  {
    what: 'a call refused because the machine is off',
    evidence: { reason: refused('conflict'), machine: OFF },
    trail: null,
    is: 'machine-off',
  },
  {
    what: 'a call refused for a reason that is not its power',
    evidence: { reason: refused('conflict'), machine: ON },
    trail: null,
    is: 'cloud-refused',
  },
];

describe('the diagnosis', () => {
  test.each(CASES)('of $what is $is', ({ evidence, trail, is }) => {
    const whole: ConsoleEvidence = {
      lived: false,
      online: true,
      machine: null,
      trail: trail === null ? null : { ...TRAIL, ...trail },
      ...evidence,
    };
    expect(diagnose(whole).code).toBe(is);
  });

  test('names who is in the way, and shows all that was seen', () => {
    const diagnosis = diagnose({
      reason: seen('refused', 'net::ERR_FAILED'),
      lived: false,
      online: true,
      machine: ON,
      trail: { ...TRAIL, handshake: 400, proxy: 'proxy.example:3128' },
    });
    expect(diagnosis.params).toEqual({
      host: 'console.huaweicloud.com',
      proxy: 'proxy.example:3128',
      power: 'ACTIVE',
    });
    expect(diagnosis.findings).toEqual([
      { what: 'seen', words: 'net::ERR_FAILED' },
      { what: 'page', words: 'console.huaweicloud.com: HTTP 200' },
      { what: 'socket', words: 'HTTP 400' },
      { what: 'machine', words: 'ACTIVE' },
      { what: 'proxy', words: 'proxy.example:3128' },
    ]);
  });

  test('of an opened connection names the authority that opened it', () => {
    const { params } = diagnose({
      reason: certificate({}),
      lived: false,
      online: true,
      machine: null,
      trail: TRAIL,
    });
    expect(params).toEqual({ host: 'console.huaweicloud.com', issuer: 'Zscaler Root' });
  });
});
