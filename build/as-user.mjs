// @ts-check
/**
 * `node build/as-user.mjs -- <command> [argument…]`: runs a command just as the tests are run: as
 * an ordinary user when you are root, on a virtual display, in a clean environment. For trying out
 * single tests and Electron scripts.
 */
import { runAsTester } from './lib/as-tester.mjs';
import { Failure, runMain } from './lib/failure.mjs';

await runMain(async () => {
  const [separator, command, ...args] = process.argv.slice(2);
  if (separator !== '--' || !command) {
    throw new Failure('Usage: node build/as-user.mjs -- <command> [argument…]');
  }
  return (await runAsTester(() => ({ command, args }))).code;
});
