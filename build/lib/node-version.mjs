// @ts-check

/**
 * @param {string} version of the running Node, as in `20.19.0`
 * @param {string} range the `engines.node` of package.json, always of the form `>=20.19`
 * @returns {string | undefined} what is wrong
 */
export function nodeVersionProblem(version, range) {
  const wanted = range.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Crashcart needs Node ${wanted} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run this again.`;
}
