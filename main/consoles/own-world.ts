import { z } from 'zod';

/** A world of our own: what the page has done to its own scripts is not in it. */
const WORLD = 'Crashcart';

/** What is needed of a guest's web contents. It is attached to its debugger from its beginning on. */
export interface Scriptable {
  readonly debugger: { sendCommand(method: string, params?: object): Promise<unknown> };
}

const treeSchema = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const worldSchema = z.object({ executionContextId: z.number() });
const answerSchema = z.object({
  // None where a script ends with none.
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

/**
 * Runs a script in a console's page, and waits for the promise it may end with.
 *
 * Through the DevTools protocol, because `executeJavaScriptInIsolatedWorld` keeps what waits for an answer
 * for ever when the page goes before it has given one (measured: 13 kB for every console that was closed).
 * @throws when the page is gone, goes meanwhile, or runs no script
 */
export async function runInOwnWorld(guest: Scriptable, code: string): Promise<unknown> {
  const { frameTree } = treeSchema.parse(await guest.debugger.sendCommand('Page.getFrameTree'));
  // One that is there already is found again by its name.
  const made = await guest.debugger.sendCommand('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: WORLD,
  });
  const answer = await guest.debugger.sendCommand('Runtime.evaluate', {
    contextId: worldSchema.parse(made).executionContextId,
    expression: code,
    awaitPromise: true,
    returnByValue: true,
  });
  const { result, exceptionDetails } = answerSchema.parse(answer);
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return result.value;
}
