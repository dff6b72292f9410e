// @ts-check

/**
 * A failure the reader can act on. Its message says what to do next, so it is printed alone;
 * any other error is a bug in these scripts and is printed with its stack.
 */
export class Failure extends Error {}

/**
 * Runs a script's main function and turns its answer into the exit code.
 *
 * @param {() => Promise<number | void> | number | void} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
