import type { Diagnosis, DiagnosisCode, Finding } from '../../../preload/contract/doctor';
import type { ErrorCode } from '../../../preload/contract/errors';
import type { ConsoleReason } from '../../../preload/contract/models';
import { isPublicConsoleHost } from '../console-url';
import type { ConsoleEvidence } from './evidence';

/** Refusals of the cloud that the machine's power may explain. */
const ABOUT_MACHINE: readonly ErrorCode[] = ['conflict', 'machine-not-ready', 'cloud-refused'];

/** What a console looks like whose machine went, or is not there. */
const LIKE_A_MACHINE: readonly ConsoleReason['code'][] = [
  'closed-by-server',
  'connection-lost',
  'refused',
  'no-connection',
  'page-refused',
];

/** May the machine's state explain it? It is read only then: a throttled cloud is not asked more. */
export function mayBeMachine(reason: ConsoleReason): boolean {
  if (reason.code === 'open-failed') return ABOUT_MACHINE.includes(reason.error.code);
  return LIKE_A_MACHINE.includes(reason.code);
}

interface Row {
  readonly code: DiagnosisCode;
  readonly when: (evidence: ConsoleEvidence) => boolean;
}

const isOff = ({ machine }: ConsoleEvidence): boolean =>
  machine !== null && ['off', 'hibernated', 'error'].includes(machine.power.meaning);

const isBusy = ({ machine }: ConsoleEvidence): boolean => machine?.power.meaning === 'busy';

const REFUSALS: readonly (number | null)[] = [401, 403, 404];

/**
 * What a proxy or gateway that knows no WebSockets answers a handshake with. A console server itself
 * refuses with one of the above, or is in trouble.
 */
const NO_SOCKETS: readonly number[] = [200, 301, 302, 307, 400, 405, 407, 426, 501];

/** A status that the page or the handshake was refused with. */
function statusOf({ reason, trail }: ConsoleEvidence): number | null {
  if (reason.code === 'page-refused') return trail?.page ?? null;
  if (reason.code === 'refused' || reason.code === 'no-connection') return trail?.handshake ?? null;
  return null;
}

function errorOf({ reason, trail }: ConsoleEvidence): string {
  if (reason.code === 'page-failed') return reason.detail;
  return reason.code === 'refused' ? (trail?.socketError ?? '') : '';
}

/** A socket that failed although the page came from the same host: something treats sockets differently. */
function isSocketBlocked({ reason, lived, trail }: ConsoleEvidence): boolean {
  if (lived || trail === null) return false;
  const { handshake, tried } = trail;
  if (reason.code === 'no-connection') return tried && handshake === null;
  return reason.code === 'refused' && (handshake === null || NO_SOCKETS.includes(handshake));
}

/**
 * The first row that fits is the diagnosis. What speaks of this computer and of the machine comes
 * first: a page that does not load says little when the cable is out or the machine is off.
 */
const ROWS: readonly Row[] = [
  { code: 'guest-hung', when: ({ reason }) => reason.code === 'guest-hung' },
  {
    code: 'guest-memory',
    when: ({ reason }) =>
      reason.code === 'guest-memory' ||
      // Whoever was faster than us: the page's own engine, or the operating system.
      (reason.code === 'guest-crashed' && /^(oom|memory-eviction)/.test(reason.detail)),
  },
  { code: 'guest-crashed', when: ({ reason }) => reason.code === 'guest-crashed' },
  {
    code: 'tls-intercepted',
    when: ({ reason }) =>
      reason.code === 'certificate' &&
      reason.certificate !== null &&
      reason.certificate.issuer !== reason.certificate.subject &&
      isPublicConsoleHost(reason.certificate.host),
  },
  { code: 'certificate', when: ({ reason }) => reason.code === 'certificate' },
  {
    code: 'machine-off',
    when: (evidence) => isOff(evidence) && mayBeMachine(evidence.reason),
  },
  {
    code: 'machine-busy',
    when: (evidence) => isBusy(evidence) && mayBeMachine(evidence.reason),
  },
  { code: 'cloud-refused', when: ({ reason }) => reason.code === 'open-failed' },
  { code: 'slept', when: ({ reason }) => reason.code === 'slept' },
  { code: 'offline', when: ({ online }) => !online },
  { code: 'throttled', when: (evidence) => statusOf(evidence) === 429 },
  {
    code: 'proxy-refused',
    when: (evidence) =>
      evidence.reason.code === 'page-failed' &&
      /ERR_PROXY|ERR_TUNNEL|ERR_PAC/.test(errorOf(evidence)),
  },
  { code: 'page-unreachable', when: ({ reason }) => reason.code === 'page-failed' },
  {
    code: 'page-gone',
    when: (evidence) =>
      evidence.reason.code === 'page-refused' && [404, 410].includes(statusOf(evidence) ?? 0),
  },
  // After it had lived, a page tries again with its ticket, which is spent: that it dropped is the news.
  {
    code: 'closed-by-server',
    when: ({ reason, lived }) =>
      reason.code === 'closed-by-server' || (lived && reason.code === 'refused'),
  },
  { code: 'link-refused', when: (evidence) => REFUSALS.includes(statusOf(evidence)) },
  { code: 'websocket-blocked', when: isSocketBlocked },
  { code: 'server-trouble', when: (evidence) => (statusOf(evidence) ?? 0) >= 400 },
  {
    code: 'closed-by-server',
    when: ({ reason, trail }) => reason.code === 'refused' && trail?.handshake === 101,
  },
  { code: 'machine-silent', when: ({ reason }) => reason.code === 'no-connection' },
];

/** Everything that was seen, as it came. Names and states only: no link is among it. */
function findingsOf({ reason, trail, online, machine }: ConsoleEvidence): Finding[] {
  const findings: Finding[] = [];
  const add = (what: Finding['what'], words: string | number | null | undefined): void => {
    if (words !== null && words !== undefined && words !== '') {
      findings.push({ what, words: String(words) });
    }
  };
  if (reason.code !== 'open-failed') add('seen', reason.detail);
  add('page', trail?.page === null || trail === null ? null : `${trail.host}: HTTP ${trail.page}`);
  add('socket', trail?.handshake === null || trail === null ? null : `HTTP ${trail.handshake}`);
  add('socket', trail?.socketError);
  if (reason.code === 'certificate') add('certificate', reason.certificate?.issuer);
  add('machine', machine?.power.raw);
  add('machine', machine?.connection?.raw);
  add('proxy', trail?.proxy);
  if (!online) add('network', 'offline');
  return findings;
}

/**
 * What happened to a console, from the evidence alone. It asks nobody and knows no time, so that every
 * line of it can be read in a table.
 */
export function diagnose(evidence: ConsoleEvidence): Diagnosis {
  const { reason, trail, machine } = evidence;
  const code = ROWS.find(({ when }) => when(evidence))?.code ?? 'connection-lost';
  const certificate = reason.code === 'certificate' ? reason.certificate : null;
  const host = certificate?.host ?? trail?.host;
  const params = {
    ...(host === undefined ? {} : { host }),
    ...(certificate === null ? {} : { issuer: certificate.issuer }),
    ...(trail?.proxy ? { proxy: trail.proxy } : {}),
    ...(machine === null ? {} : { power: machine.power.raw }),
  };
  return { code, params, findings: findingsOf(evidence) };
}
