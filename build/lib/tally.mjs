// @ts-check

/**
 * Counts what all checks and tests of a run came to.
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {'passed' | 'failed' | 'skipped'} outcome
 */
export class Tally {
  /** @type {Result[]} */
  #results = [];

  /**
   * Takes in the results of one tier. A tier that ran nothing has proved nothing: it fails, so that
   * a mistake in a configuration cannot pass for success.
   *
   * @param {string} tier
   * @param {Result[]} results
   */
  add(tier, results) {
    this.#results.push(...results);
    if (!results.some(({ outcome }) => outcome !== 'skipped')) {
      this.#results.push({ name: `${tier}: no test ran`, outcome: 'failed' });
    }
  }

  /** @param {Result['outcome']} outcome */
  count(outcome) {
    return this.#results.filter((result) => result.outcome === outcome).length;
  }

  get failed() {
    return this.count('failed') > 0;
  }

  /** The closing lines: what failed and what was skipped by name, and the counts as the last one. */
  summary() {
    return [
      ...this.#list('Failed', 'failed'),
      ...this.#list('Skipped', 'skipped'),
      `${this.count('passed')} passed, ${this.count('failed')} failed`,
    ].join('\n');
  }

  /**
   * @param {string} title
   * @param {Result['outcome']} outcome
   */
  #list(title, outcome) {
    const named = this.#results.filter((result) => result.outcome === outcome);
    return named.length > 0 ? [`${title}:`, ...named.map(({ name }) => `  ${name}`), ''] : [];
  }
}
