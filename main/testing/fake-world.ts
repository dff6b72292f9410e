/** What a page's debugger answers to the commands by which a script is run in a world of our own. */
export function answerInOwnWorld(
  method: string,
  params: object | undefined,
  run: (code: string) => Promise<unknown>,
): Promise<unknown> | undefined {
  switch (method) {
    case 'Page.getFrameTree':
      return Promise.resolve({ frameTree: { frame: { id: 'main' } } });
    case 'Page.createIsolatedWorld':
      return Promise.resolve({ executionContextId: 7 });
    case 'Runtime.evaluate': {
      const code = params !== undefined && 'expression' in params ? String(params.expression) : '';
      return run(code).then((value) => ({ result: { value } }));
    }
    default:
      return undefined;
  }
}
