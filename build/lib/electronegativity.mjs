// @ts-check
/**
 * What Electronegativity says of our scripts, held against what has been looked at and explained. It
 * passes over a script that it cannot parse without a word, so each one gets a fault of its own at the
 * end, which has to be found.
 *
 * @typedef {{ readonly rule: string, readonly part: string, readonly code: string }} Finding `part`: the folder
 *   of the bundle; which of its chunks a line stands in changes with what is loaded when
 * @typedef {Finding & { readonly why: string }} Explained
 * @typedef {{ readonly ruleId: string, readonly locations: readonly { readonly physicalLocation: {
 *   readonly artifactLocation: { readonly uri: string },
 *   readonly region: { readonly startLine: number } } }[] }} SarifResult
 */
import path from 'node:path';

/** It finds this by any account. */
export const PLANTED = 'new BrowserWindow({ webPreferences: { nodeIntegration: true } });';
const FOUND_BY = 'NODE_INTEGRATION_JS_CHECK';

/**
 * @param {readonly SarifResult[]} results
 * @param {Readonly<Record<string, string>>} scripts their texts by name, each with `PLANTED` as its last line
 * @returns {{ findings: Finding[], unread: string[] }} what is ours, and the scripts that were not read
 */
export function findingsOf(results, scripts) {
  /** @type {Finding[]} */
  const findings = [];
  const unread = new Set(Object.keys(scripts));
  for (const { ruleId: rule, locations } of results) {
    const [location] = locations;
    const file = location?.physicalLocation.artifactLocation.uri ?? '';
    const line = location?.physicalLocation.region.startLine ?? 0;
    const text = scripts[file];
    const code = text?.split('\n')[line - 1]?.trim() ?? '';
    if (code !== PLANTED)
      findings.push({ rule, part: text === undefined ? '' : path.dirname(file), code });
    else if (rule === FOUND_BY) unread.delete(file);
  }
  return { findings, unread: [...unread] };
}

/**
 * @param {readonly Finding[]} findings
 * @param {readonly Explained[]} baseline
 * @returns {string[]} what nobody has explained, and explanations of what is not there any more
 */
export function faultsOf(findings, baseline) {
  /** @type {(one: Finding) => string} */
  const keyOf = ({ rule, part, code }) => [rule, part, code].filter(Boolean).join(' | ');
  const found = new Set(findings.map(keyOf));
  const explained = new Set(baseline.map(keyOf));
  return [
    ...[...found].filter((key) => !explained.has(key)).map((key) => `not explained: ${key}`),
    ...[...explained].filter((key) => !found.has(key)).map((key) => `not found any more: ${key}`),
    ...baseline.filter(({ why }) => why.trim() === '').map((one) => `without a why: ${keyOf(one)}`),
  ];
}
