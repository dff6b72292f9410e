import { describe, expect, it } from 'vitest';
import { ConsoleTickets, refusalStatus } from './tickets';

describe('console tokens', () => {
  it('are good once, for ten minutes', () => {
    let time = 0;
    const tickets = new ConsoleTickets(() => new Date(time), 10);
    const one = tickets.issue('machine-1');
    const two = tickets.issue('machine-1');
    expect(two).not.toBe(one);
    expect(tickets.check(one)).toEqual({ state: 'good', machineId: 'machine-1' });
    expect(tickets.spend(one)).toEqual({ state: 'good', machineId: 'machine-1' });
    expect(tickets.spend(one)).toEqual({ state: 'used' });
    time = 10 * 60_000 - 1;
    expect(tickets.check(two).state).toBe('good');
    time += 1;
    expect(tickets.spend(two)).toEqual({ state: 'expired' });
    expect(tickets.check('no-such-token')).toEqual({ state: 'unknown' });
  });

  it('are refused with 401 or, when used, 403', () => {
    expect(refusalStatus('unknown')).toBe(401);
    expect(refusalStatus('expired')).toBe(401);
    expect(refusalStatus('used')).toBe(403);
  });
});
