import { describe, expect, it } from 'vitest';
import { MfaDevice, newSecret, passcodeAt, stepOf } from './totp';

/** `12345678901234567890`, the secret of RFC 6238's appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

function device(reusable = false) {
  let seconds = 1_000_000_020;
  const mfa = new MfaDevice(SECRET, () => new Date(seconds * 1000), reusable);
  return {
    mfa,
    pass: (more: number) => {
      seconds += more;
    },
    code: (steps: number) => passcodeAt(SECRET, stepOf(new Date(seconds * 1000)) + steps),
  };
}

describe('passcodes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d seconds are those of RFC 6238', (seconds, code) => {
    expect(passcodeAt(SECRET, stepOf(new Date(seconds * 1000)))).toBe(code);
  });

  it('have a secret that phone apps take', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('are good for this step and its neighbours', () => {
    for (const [steps, good] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const { mfa, code } = device();
      expect(mfa.accepts(code(steps)), String(steps)).toBe(good);
    }
  });

  it('are good once, and end the older ones', () => {
    const { mfa, code, pass } = device();
    expect(mfa.passcode()).toBe(code(0));
    expect(mfa.accepts(mfa.passcode())).toBe(true);
    expect(mfa.accepts(code(0))).toBe(false);
    expect(mfa.accepts(code(-1))).toBe(false);
    expect(mfa.passcode()).toBe(code(1));
    expect(mfa.accepts(mfa.passcode())).toBe(true);
    pass(90);
    expect(mfa.accepts(mfa.passcode())).toBe(true);
  });

  it('can be used again where that is wanted', () => {
    const { mfa } = device(true);
    expect(mfa.accepts(mfa.passcode())).toBe(true);
    expect(mfa.accepts(mfa.passcode())).toBe(true);
  });
});
