import { describe, expect, it } from 'vitest';
import { playwrightResults, vitestResults } from './test-reports.mjs';

describe('vitestResults', () => {
  it('counts tests, files that cannot be loaded, and names what was skipped', () => {
    const report = {
      testResults: [
        {
          name: '/app/main/a.test.ts',
          status: 'passed',
          assertionResults: [
            { fullName: 'a works', status: 'passed' },
            { fullName: 'a waits', status: 'pending' },
          ],
        },
        { name: '/app/main/b.test.ts', status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestResults(report, 1, '/app')).toEqual([
      { name: 'main/a.test.ts: a works', outcome: 'passed' },
      { name: 'main/a.test.ts: a waits', outcome: 'skipped' },
      { name: 'main/b.test.ts: the file itself', outcome: 'failed' },
    ]);
  });

  it('takes a crash without a report for a failure', () => {
    expect(vitestResults(undefined, 134, '/app')).toEqual([
      { name: 'Vitest ended with exit code 134', outcome: 'failed' },
    ]);
  });
});

describe('playwrightResults', () => {
  const spec = (title: string, status: string) => ({
    title,
    tests: [{ projectName: 'app', status }],
  });

  it('walks nested suites and counts a flaky test as failed', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'open.spec.ts',
          specs: [spec('opens', 'expected')],
          suites: [
            {
              title: 'a console',
              specs: [
                spec('reconnects', 'flaky'),
                spec('breaks', 'unexpected'),
                spec('later', 'skipped'),
              ],
            },
          ],
        },
      ],
    };
    expect(playwrightResults(report, 1)).toEqual([
      { name: 'app › open.spec.ts › a console › reconnects (flaky)', outcome: 'failed' },
      { name: 'app › open.spec.ts › a console › breaks', outcome: 'failed' },
      { name: 'app › open.spec.ts › a console › later', outcome: 'skipped' },
      { name: 'app › open.spec.ts › opens', outcome: 'passed' },
    ]);
  });

  it('counts errors outside of tests', () => {
    const report = { suites: [], errors: [{ message: 'No tests found\nat …' }] };
    expect(playwrightResults(report, 1)).toEqual([
      { name: 'Playwright: No tests found', outcome: 'failed' },
    ]);
  });

  it('does not believe a good report of a runner that ended badly', () => {
    const report = { errors: [], suites: [{ title: 'a', specs: [spec('b', 'expected')] }] };
    expect(playwrightResults(report, 1).at(-1)).toEqual({
      name: 'Playwright ended with exit code 1',
      outcome: 'failed',
    });
  });
});
