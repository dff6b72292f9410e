// @ts-check
/**
 * `npm run -s sbom`: prints which packages a user of this version gets, as CycloneDX. It is npm's own
 * list (`npm sbom`) of the lock file, without what is there for building and testing alone.
 */
import { Failure, runMain } from './lib/failure.mjs';
import { npm } from './lib/npm.mjs';
import { requireRuntime } from './lib/runtime.mjs';
import { onlyThese } from './lib/sbom.mjs';
import { shippedPackages } from './lib/shipped-packages.mjs';

await runMain(() => {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error'];
  const { status, stdout, stderr } = npm(args);
  if (status !== 0) throw new Failure(`"npm sbom" failed:\n${String(stderr).trim()}`);
  const shipped = shippedPackages().map(({ name, version }) => `${name}@${version}`);
  // For npm a development dependency, and most of what a user gets.
  const runtime = `electron@${requireRuntime().pinned}`;
  console.log(
    JSON.stringify(onlyThese(JSON.parse(String(stdout)), [...shipped, runtime]), null, 2),
  );
});
