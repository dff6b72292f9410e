/**
 * Throttling by the gateway: so many requests of one caller for one API in a window of time.
 * @see {@link https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html} APIGW.0308
 */
import { GATEWAY } from './answer';

/** The rule the refusal tells: `limit:200,time:1 second`. */
export interface ThrottleRule {
  readonly limit: number;
  readonly seconds: number;
}

/** Windows kept before the old ones are swept out. */
const MANY = 1000;

function timeText(seconds: number): string {
  for (const [unit, length] of [
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    if (seconds % length === 0) return `${String(seconds / length)} ${unit}`;
  }
  return `${String(seconds)} second`;
}

interface Window {
  readonly ends: number;
  count: number;
}

/** Counts in windows that begin with a caller's first request and do not move. */
export class Throttle {
  private windows = new Map<string, Window>();

  constructor(private rule: ThrottleRule | null) {}

  /** From now on another rule, or none. What was counted is forgotten. */
  setRule(rule: ThrottleRule | null): void {
    this.rule = rule;
    this.windows.clear();
  }

  /**
   * Counts a request.
   * @throws Refusal APIGW.0308 when it is one too many
   */
  take(policy: 'user' | 'ip', caller: string, api: string, now: Date): void {
    if (this.rule === null) return;
    const { limit, seconds } = this.rule;
    const time = now.getTime();
    const key = `${policy} ${caller} ${api}`;
    const known = this.windows.get(key);
    const window =
      known !== undefined && known.ends > time ? known : { ends: time + seconds * 1000, count: 0 };
    window.count += 1;
    this.windows.set(key, window);
    if (this.windows.size > MANY) this.sweep(time);
    if (window.count > limit) throw GATEWAY.throttled(policy, limit, timeText(seconds));
  }

  private sweep(time: number): void {
    this.windows = new Map([...this.windows].filter(([, { ends }]) => ends > time));
  }
}
