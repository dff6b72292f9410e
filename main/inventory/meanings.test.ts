import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connection, desktopPower, health, serverPower } from './meanings';

describe('words of the cloud', () => {
  test.each([
    ['ACTIVE', '', 'on', 'ACTIVE'],
    ['SHUTOFF', '', 'off', 'SHUTOFF'],
    ['ERROR', '', 'error', 'ERROR'],
    ['HIBERNATED', '', 'hibernated', 'HIBERNATED'],
    ['ACTIVE', 'rebooting', 'busy', 'rebooting'],
    ['', 'spawning', 'busy', 'spawning'],
    ['BUILDING', '', 'unknown', 'BUILDING'],
    ['active', '', 'unknown', 'active'],
    ['', '', 'unknown', ''],
  ])('desktop %s / %s is %s', (status, task, meaning, raw) => {
    expect(desktopPower(status, task)).toEqual({ meaning, raw });
  });

  test.each([
    ['on', '', 'on', 'on'],
    ['off', 'power-off-succeed', 'off', 'off'],
    ['on', 'power-on-failed', 'on', 'on'],
    ['on', 'reboot-processing', 'busy', 'reboot-processing'],
    ['', '', 'unknown', ''],
    ['unknown', '', 'unknown', 'unknown'],
  ])('server %s / %s is %s', (power, operation, meaning, raw) => {
    expect(serverPower(power, operation)).toEqual({ meaning, raw });
  });

  test.each([
    ['UNREGISTER', 'unregistered'],
    ['REGISTERED', 'registered'],
    ['CONNECTED', 'connected'],
    ['DISCONNECTED', 'disconnected'],
    ['UNREGISTERED', 'unknown'],
  ])('connection %s is %s', (raw, meaning) => {
    expect(connection(raw)).toEqual({ meaning, raw });
  });

  test.each([
    ['OK', 'ok'],
    ['Warning', 'warning'],
    ['Critical', 'critical'],
    ['Unknown', 'unknown'],
    ['ok', 'unknown'],
  ])('health %s is %s', (raw, meaning) => {
    expect(health(raw)).toEqual({ meaning, raw });
  });
});

test('a word nobody has heard of is shown as it came', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty'),
  );
  fc.assert(
    fc.property(words, (raw) => {
      for (const known of [
        desktopPower(raw, ''),
        serverPower(raw, ''),
        connection(raw),
        health(raw),
      ]) {
        expect(known.raw).toBe(raw);
        expect(typeof known.meaning).toBe('string');
      }
    }),
  );
});
