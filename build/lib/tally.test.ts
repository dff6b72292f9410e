import { describe, expect, it } from 'vitest';
import { Tally } from './tally.mjs';

describe('Tally', () => {
  it('ends with the counts over all tiers', () => {
    const tally = new Tally();
    tally.add('Lint', [{ name: 'Lint', outcome: 'passed' }]);
    tally.add('Unit tests', [
      { name: 'a', outcome: 'passed' },
      { name: 'b', outcome: 'failed' },
    ]);
    expect(tally.summary()).toBe('Failed:\n  b\n\n2 passed, 1 failed');
    expect(tally.failed).toBe(true);
  });

  it('fails a tier in which nothing ran, whether empty or all skipped', () => {
    const tally = new Tally();
    tally.add('Unit tests', []);
    tally.add('End-to-end tests', [{ name: 'later', outcome: 'skipped' }]);
    expect(tally.count('failed')).toBe(2);
    expect(tally.summary()).toContain('  Unit tests: no test ran');
    expect(tally.summary()).toContain('Skipped:\n  later');
  });

  it('says nothing but the counts when all is well', () => {
    const tally = new Tally();
    tally.add('Lint', [{ name: 'Lint', outcome: 'passed' }]);
    expect(tally.summary()).toBe('1 passed, 0 failed');
    expect(tally.failed).toBe(false);
  });
});
