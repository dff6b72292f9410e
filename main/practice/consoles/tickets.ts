import { randomUUID } from 'node:crypto';

/** What a console token is worth at this moment. */
export type TicketVerdict =
  | { readonly state: 'good'; readonly machineId: string }
  | { readonly state: 'used' | 'expired' | 'unknown' };

interface Ticket {
  readonly machineId: string;
  readonly expires: number;
  used: boolean;
}

const KEPT = 5000;

/**
 * Console tokens: good for one connection within ten minutes of being issued (section 7).
 * Loading the page does not spend one, its first WebSocket does.
 */
export class ConsoleTickets {
  private readonly tickets = new Map<string, Ticket>();

  constructor(
    private readonly now: () => Date,
    private readonly minutes: number,
  ) {}

  issue(machineId: string): string {
    const token = randomUUID();
    const expires = this.now().getTime() + this.minutes * 60_000;
    this.tickets.set(token, { machineId, expires, used: false });
    if (this.tickets.size > KEPT) {
      for (const oldest of this.tickets.keys()) {
        this.tickets.delete(oldest);
        break;
      }
    }
    return token;
  }

  check(token: string): TicketVerdict {
    const ticket = this.tickets.get(token);
    if (ticket === undefined) return { state: 'unknown' };
    if (ticket.used) return { state: 'used' };
    if (ticket.expires <= this.now().getTime()) return { state: 'expired' };
    return { state: 'good', machineId: ticket.machineId };
  }

  /** As `check`, and from now on the token is used. */
  spend(token: string): TicketVerdict {
    const verdict = this.check(token);
    const ticket = this.tickets.get(token);
    if (verdict.state === 'good' && ticket !== undefined) ticket.used = true;
    return verdict;
  }
}

/** Used tokens are forbidden, others are not (or no longer) known. */
export const refusalStatus = (state: Exclude<TicketVerdict['state'], 'good'>): 401 | 403 =>
  state === 'used' ? 403 : 401;
