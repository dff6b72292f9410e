import { expect, test } from 'vitest';
import { runInOwnWorld } from './own-world';

/** A debugger that answers these, by method, and keeps what it was sent. */
function attached(answers: Record<string, unknown>) {
  const sent: [string, object | undefined][] = [];
  return {
    sent,
    debugger: {
      sendCommand: (method: string, params?: object): Promise<unknown> => {
        sent.push([method, params]);
        return Promise.resolve(answers[method]);
      },
    },
  };
}

const PAGE = {
  'Page.getFrameTree': { frameTree: { frame: { id: 'F1' } } },
  'Page.createIsolatedWorld': { executionContextId: 9 },
};

test('a script runs in a world of ours in the main frame, and its promise is waited for', async () => {
  const guest = attached({ ...PAGE, 'Runtime.evaluate': { result: { value: 42 } } });
  expect(await runInOwnWorld(guest, 'ask()')).toBe(42);
  expect(guest.sent.slice(1)).toEqual([
    ['Page.createIsolatedWorld', { frameId: 'F1', worldName: 'Crashcart' }],
    [
      'Runtime.evaluate',
      { contextId: 9, expression: 'ask()', awaitPromise: true, returnByValue: true },
    ],
  ]);
});

test('what a script throws is thrown here', async () => {
  const exceptionDetails = { text: 'Uncaught (in promise)' };
  const guest = attached({ ...PAGE, 'Runtime.evaluate': { result: {}, exceptionDetails } });
  await expect(runInOwnWorld(guest, 'ask()')).rejects.toThrow('Uncaught (in promise)');
});
