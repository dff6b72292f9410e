const PATIENCE_MS = 20_000;
const PAUSE_MS = 25;

/**
 * Asks again and again until the answer is yes, for things that send no event.
 * @throws when it takes far too long
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
