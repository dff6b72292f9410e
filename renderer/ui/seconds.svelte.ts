/** Seconds are counted, so it is looked more often than once in one. */
const LOOK_MS = 250;

/** The time, for a component that counts seconds: it moves while the component is there. */
export function secondsClock(): { readonly now: number } {
  let now = $state(Date.now());
  $effect(() => {
    const timer = setInterval(() => (now = Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
