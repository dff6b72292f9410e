import { beforeEach, describe, expect, test } from 'vitest';
import { redact } from '../redact';
import { Tickets } from './tickets';

const TOKEN = 'Zq9-token-of-the-console';
const PAGE = new URL(`https://console.huaweicloud.com/vnc_auto.html?token=${TOKEN}&lang=EN`);

let now: number;
let tickets: Tickets;

beforeEach(() => {
  now = 0;
  tickets = new Tickets(() => now);
});

describe('a ticket', () => {
  test('gives URL and partition, once', () => {
    const ticketId = tickets.issue('c1', PAGE, 'console-1');
    expect(tickets.redeem(ticketId)).toEqual({ url: PAGE.href, partition: 'console-1' });
    expect(tickets.redeem(ticketId)).toBeUndefined();
    tickets.revoke('c1');
  });

  test('has an id of its own', () => {
    const [a, b] = [tickets.issue('c1', PAGE, 'p1'), tickets.issue('c1', PAGE, 'p1')];
    expect(a).toMatch(/^[0-9a-f-]{36}$/);
    expect(a).not.toBe(b);
    tickets.revoke('c1');
  });

  test('that nobody used within a minute is void', () => {
    const inTime = tickets.issue('c1', PAGE, 'p1');
    const late = tickets.issue('c1', PAGE, 'p1');
    now = 60_000;
    expect(tickets.redeem(inTime)).toBeDefined();
    now = 60_001;
    expect(tickets.redeem(late)).toBeUndefined();
    now = 0;
    expect(tickets.redeem(late), 'and stays so').toBeUndefined();
    tickets.revoke('c1');
  });

  test.each(['', 'none', '__proto__', 'constructor'])('"%s" was never issued', (ticketId) => {
    expect(tickets.redeem(ticketId)).toBeUndefined();
  });

  test('of a console that ended is gone, others stay', () => {
    const gone = tickets.issue('c1', PAGE, 'p1');
    const stays = tickets.issue('c2', PAGE, 'p1');
    tickets.revoke('c1');
    expect(tickets.redeem(gone)).toBeUndefined();
    expect(tickets.redeem(stays)).toBeDefined();
    tickets.revoke('c2');
  });
});

describe('what a ticket holds', () => {
  const texts = [PAGE.href, TOKEN, `wss://h/websockify?token=${TOKEN}`, `a ${TOKEN} b`];
  const seen = () => texts.filter((text) => redact(text).includes(TOKEN));

  test('is kept out of texts until its console ends, used or not', () => {
    const ticketId = tickets.issue('c1', PAGE, 'p1');
    tickets.issue('c1', PAGE, 'p1');
    expect(seen()).toEqual([]);
    tickets.redeem(ticketId);
    expect(seen()).toEqual([]);
    tickets.revoke('c1');
    expect(redact(TOKEN)).toBe(TOKEN);
  });

  test('is kept out also when it came too late', () => {
    const ticketId = tickets.issue('c1', PAGE, 'p1');
    now = 60_001;
    tickets.redeem(ticketId);
    expect(seen()).toEqual([]);
    tickets.revoke('c1');
    expect(redact(TOKEN)).toBe(TOKEN);
  });
});
