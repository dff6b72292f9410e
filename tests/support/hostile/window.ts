import type { RunningApp } from '../../e2e/launch';

/**
 * What a script could do that has got into the app's own page. Guards in the main process are to
 * hold even then.
 */

/** Puts a guest into the page. @returns what became of it */
export function mount(app: RunningApp, source: string): Promise<'attached' | 'destroyed'> {
  return app.window.evaluate(
    (src) =>
      new Promise<'attached' | 'destroyed'>((resolve) => {
        const tag = document.createElement('webview');
        tag.addEventListener('did-attach', () => resolve('attached'));
        tag.addEventListener('destroyed', () => resolve('destroyed'));
        tag.setAttribute('src', src);
        document.body.append(tag);
      }),
    source,
  );
}

/** Listens to the tickets main sends. @returns a function that tells those so far */
export async function watchTickets(app: RunningApp): Promise<() => Promise<(string | null)[]>> {
  const tickets = await app.window.evaluateHandle(() => {
    const seen: (string | null)[] = [];
    window.crashcart.on('consoles:changed', ({ ticketId }) => {
      if (!seen.includes(ticketId) && ticketId !== null) seen.push(ticketId);
    });
    return seen;
  });
  return () => tickets.jsonValue();
}

/** From now on every guest the app mounts itself has these attributes before it is attached. */
export async function spoilGuests(
  app: RunningApp,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  await app.window.evaluate((wanted) => {
    const spoil = (node: unknown): void => {
      if (!(node instanceof Element || node instanceof DocumentFragment)) return;
      const tags: Element[] = [...node.querySelectorAll('webview')];
      if (node instanceof Element && node.matches('webview')) tags.push(node);
      for (const tag of tags) {
        for (const [name, value] of Object.entries(wanted)) tag.setAttribute(name, value);
      }
    };
    const wrap = (owner: object, method: string): void => {
      const original: unknown = Reflect.get(owner, method);
      if (typeof original !== 'function') return;
      Reflect.set(owner, method, function (this: unknown, ...args: unknown[]): unknown {
        args.forEach(spoil);
        const result: unknown = Reflect.apply(original, this, args);
        return result;
      });
    };
    for (const method of ['appendChild', 'insertBefore']) wrap(Node.prototype, method);
    for (const owner of [Element, CharacterData]) {
      for (const method of ['before', 'after', 'append', 'prepend', 'replaceWith']) {
        wrap(owner.prototype, method);
      }
    }
  }, attributes);
}
