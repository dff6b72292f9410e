// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads the JSON reports of the test runners. What a report does not know but the exit code does
 * (a crash, an error outside of any test) becomes a failure of its own.
 *
 * @typedef {import('./tally.mjs').Result} Result
 *
 * @typedef {object} VitestReport
 * @property {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: { projectName: string, status: string }[] }[]} [specs]
 * @typedef {object} PlaywrightReport
 * @property {PlaywrightSuite[]} suites
 * @property {{ message?: string }[]} errors
 */

/**
 * @param {VitestReport | undefined} report
 * @param {number} exitCode
 * @param {string} root to shorten the names of files
 * @returns {Result[]}
 */
export function vitestResults(report, exitCode, root) {
  const results = (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(root, name);
    /** @type {Result[]} */
    const tests = assertionResults.map((test) => ({
      name: `${file}: ${test.fullName}`,
      outcome: vitestOutcome(test.status),
    }));
    // A file that cannot be loaded has no tests to report.
    if (status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed')) {
      tests.push({ name: `${file}: the file itself`, outcome: 'failed' });
    }
    return tests;
  });
  return withExitCode('Vitest', results, exitCode);
}

/** @param {string} status */
function vitestOutcome(status) {
  if (status === 'passed') return 'passed';
  return status === 'failed' ? 'failed' : 'skipped';
}

/**
 * @param {PlaywrightReport | undefined} report
 * @param {number} exitCode
 * @returns {Result[]}
 */
export function playwrightResults(report, exitCode) {
  /** @type {Result[]} */
  const results = (report?.errors ?? []).map(({ message = '' }) => ({
    name: `Playwright: ${message.split('\n')[0]}`,
    outcome: 'failed',
  }));
  /**
   * @param {PlaywrightSuite} suite
   * @param {string[]} titles
   */
  const collect = (suite, titles) => {
    const here = [...titles, suite.title];
    for (const inner of suite.suites ?? []) collect(inner, here);
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status } of spec.tests) {
        const name = [projectName, ...here, spec.title].filter(Boolean).join(' › ');
        results.push(playwrightResult(name, status));
      }
    }
  };
  for (const suite of report?.suites ?? []) collect(suite, []);
  return withExitCode('Playwright', results, exitCode);
}

/**
 * @param {string} name
 * @param {string} status
 * @returns {Result}
 */
function playwrightResult(name, status) {
  if (status === 'expected') return { name, outcome: 'passed' };
  if (status === 'skipped') return { name, outcome: 'skipped' };
  // A test that passes only at the second attempt has found something.
  return { name: status === 'flaky' ? `${name} (flaky)` : name, outcome: 'failed' };
}

/**
 * @param {string} runner
 * @param {Result[]} results
 * @param {number} exitCode
 * @returns {Result[]}
 */
function withExitCode(runner, results, exitCode) {
  if (exitCode === 0 || results.some(({ outcome }) => outcome === 'failed')) return results;
  return [...results, { name: `${runner} ended with exit code ${exitCode}`, outcome: 'failed' }];
}

/**
 * @param {string} file
 * @returns {any} `undefined` if the runner did not get so far as to write one
 */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
