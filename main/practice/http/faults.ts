import { setTimeout as delay } from 'node:timers/promises';
import type { RefusalName } from './refusals';

/** What goes wrong with a request, its answer, or the connection. */
export type Fault =
  /** The connection is cut without an answer; `after` the call has been carried out, or before. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Any answer; a text body is sent as it is, anything else as JSON. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** One of the cloud's own refusals, in its documented shape. */
  | { readonly kind: 'refusal'; readonly name: RefusalName }
  /** A page with status 200, as the portal of a network sends it. */
  | { readonly kind: 'html-page' }
  /** The call is carried out, but only half of the announced answer comes. */
  | { readonly kind: 'half-body' }
  /** The call is carried out, but the answer's JSON breaks off. */
  | { readonly kind: 'bad-json' }
  /** The usual answer under another content type. */
  | { readonly kind: 'content-type'; readonly type: string }
  /** The usual answer, which then goes on and on until the client hangs up. */
  | { readonly kind: 'endless-body' }
  /** A list that has always another full page of rows nobody has seen. */
  | { readonly kind: 'endless-page' }
  /** A list that gives its first page whatever page was asked for. */
  | { readonly kind: 'duplicate-page' }
  /** With TLS: the next connection is shown this certificate. It has no method and no path. */
  | { readonly kind: 'certificate'; readonly key: string; readonly cert: string };

/** One line of the fault script: which requests, how many of them, and what they meet. */
export interface FaultRule {
  readonly method?: string;
  /**
   * The path: a pattern, or text in which `*` stands for one segment, e.g. a project or
   * machine id. Without it every path matches.
   */
  readonly path?: string | RegExp;
  /** How many requests meet it; 1 unless told, `Infinity` for all. */
  readonly times?: number;
  /** Wait so long first. Without a fault the usual answer follows. */
  readonly delayMs?: number;
  /** The region's clock is so far ahead for this request: in `Date`, and for its signature. */
  readonly skewSeconds?: number;
  readonly fault?: Fault;
  /** Short for the fault `answer`. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Short for the fault `reset` before. */
  readonly reset?: boolean;
}

/** What a request meets. */
export interface Meeting {
  readonly fault: Fault | undefined;
  readonly skewSeconds: number;
}

type CertificateFault = Extract<Fault, { readonly kind: 'certificate' }>;

interface Entry {
  readonly rule: FaultRule;
  readonly fault: Fault | undefined;
  readonly pattern: RegExp;
  left: number;
}

const SPECIAL = /[.+?^${}()|[\]\\]/g;

function pathPattern(path: string | RegExp | undefined): RegExp {
  if (path === undefined) return /^/;
  // A copy without `g`/`y`: those keep a position between two tests.
  if (typeof path !== 'string') return new RegExp(path.source, path.flags.replace(/[gy]/g, ''));
  return new RegExp(`^${path.replace(SPECIAL, '\\$&').replaceAll('*', '[^/]+')}$`);
}

/** The fault of a rule, also where it is written short. */
function faultOf({ fault, reset, status, body, headers }: FaultRule): Fault | undefined {
  if (fault !== undefined) return fault;
  if (reset === true) return { kind: 'reset', when: 'before' };
  if (status === undefined) return undefined;
  return { kind: 'answer', status, body, ...(headers === undefined ? {} : { headers }) };
}

/** The fault script: what the next matching requests and connections meet. */
export class FaultScript {
  private entries: Entry[] = [];

  add(rule: FaultRule): void {
    const { path, times = 1 } = rule;
    this.entries.push({ rule, fault: faultOf(rule), pattern: pathPattern(path), left: times });
  }

  clear(): void {
    this.entries = [];
  }

  /** Applies the first rule that matches, after its delay. */
  async meet(method: string, path: string): Promise<Meeting> {
    const entry = this.take(
      ({ rule, fault, pattern }) =>
        fault?.kind !== 'certificate' &&
        (rule.method === undefined || rule.method.toUpperCase() === method) &&
        pattern.test(path),
    );
    const delayMs = entry?.rule.delayMs;
    if (delayMs !== undefined) await delay(delayMs, undefined, { ref: false });
    return { fault: entry?.fault, skewSeconds: entry?.rule.skewSeconds ?? 0 };
  }

  /** What the next connection is shown instead of the region's certificate. */
  meetConnection(): CertificateFault | undefined {
    const fault = this.take((entry) => entry.fault?.kind === 'certificate')?.fault;
    return fault?.kind === 'certificate' ? fault : undefined;
  }

  private take(matches: (entry: Entry) => boolean): Entry | undefined {
    const entry = this.entries.find(matches);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.entries = this.entries.filter((other) => other !== entry);
    return entry;
  }
}
