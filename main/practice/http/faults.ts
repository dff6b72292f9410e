import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer';

/**
 * The fault script: what the next matching requests meet instead of (or before) their answer.
 * Made so that further faults (half bodies, endless pages, …) are more fields of the rule.
 */
export interface FaultRule {
  readonly method?: string;
  /**
   * The path: a pattern, or text in which `*` stands for one segment, e.g. a project or
   * machine id. Without it every path matches.
   */
  readonly path?: string | RegExp;
  /** How many requests meet it; 1 unless told, `Infinity` for all. */
  readonly times?: number;
  /** Wait so long first. Without `status` and `reset` the usual answer follows. */
  readonly delayMs?: number;
  readonly status?: number;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cut the connection without an answer. */
  readonly reset?: boolean;
}

export type FaultOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'answer'; readonly answer: Answer };

const SPECIAL = /[.+?^${}()|[\]\\]/g;

function pathPattern(path: string | RegExp | undefined): RegExp {
  if (path === undefined) return /^/;
  // A copy without `g`/`y`: those keep a position between two tests.
  if (typeof path !== 'string') return new RegExp(path.source, path.flags.replace(/[gy]/g, ''));
  return new RegExp(`^${path.replace(SPECIAL, '\\$&').replaceAll('*', '[^/]+')}$`);
}

export class FaultScript {
  private rules: { readonly rule: FaultRule; readonly pattern: RegExp; left: number }[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ rule, pattern: pathPattern(rule.path), left: rule.times ?? 1 });
  }

  clear(): void {
    this.rules = [];
  }

  /** Applies the first rule that matches, after its delay. */
  async meet(method: string, path: string): Promise<FaultOutcome> {
    const entry = this.rules.find(
      ({ rule, pattern }) =>
        (rule.method === undefined || rule.method.toUpperCase() === method) && pattern.test(path),
    );
    if (entry === undefined) return { kind: 'none' };
    entry.left -= 1;
    if (entry.left <= 0) this.rules = this.rules.filter((other) => other !== entry);

    const { delayMs, reset, status, body, headers } = entry.rule;
    if (delayMs !== undefined) await delay(delayMs, undefined, { ref: false });
    if (reset === true) return { kind: 'reset' };
    if (status === undefined) return { kind: 'none' };
    return {
      kind: 'answer',
      answer: { status, body, ...(headers === undefined ? {} : { headers }) },
    };
  }
}
