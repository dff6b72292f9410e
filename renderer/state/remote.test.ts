import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../preload/contract/result';
import { Remote } from './remote.svelte';

/** A call whose answer the test gives when it likes. */
function deferred<T>() {
  let answer: (result: Result<T>) => void = () => undefined;
  const promise = new Promise<Result<T>>((resolve) => (answer = resolve));
  return { call: () => promise, answer };
}

describe('Remote data', () => {
  it('goes from idle over loading to a value, and keeps it while the next is loading', async () => {
    const remote = new Remote<string>();
    expect(remote.data.status).toBe('idle');
    const first = deferred<string>();
    const run = remote.run(first.call);
    expect(remote.loading).toBe(true);
    first.answer(ok('a'));
    await run;
    expect(remote.data).toMatchObject({ status: 'ok', value: 'a' });
    void remote.run(deferred<string>().call);
    expect(remote.loading).toBe(true);
    expect(remote.last?.value).toBe('a');
  });

  it('drops an answer that a newer call has overtaken, but gives it to whoever asked', async () => {
    const remote = new Remote<string>();
    const [old, fresh] = [deferred<string>(), deferred<string>()];
    const runs = [remote.run(old.call), remote.run(fresh.call)];
    fresh.answer(ok('new'));
    old.answer(ok('old'));
    expect(await Promise.all(runs)).toEqual([ok('old'), ok('new')]);
    expect(remote.last?.value).toBe('new');
  });

  it('drops an answer that news from main have overtaken', async () => {
    const remote = new Remote<string>();
    const asked = deferred<string>();
    const run = remote.run(asked.call);
    remote.set('told');
    asked.answer(fail({ code: 'offline', fix: 'retry' }));
    await run;
    expect(remote.data).toMatchObject({ status: 'ok', value: 'told' });
  });

  it('keeps the last good value beside a failure, and nothing after a reset', async () => {
    const remote = new Remote<string>();
    remote.set('good');
    await remote.run(() => Promise.resolve(fail({ code: 'offline', fix: 'retry' })));
    expect(remote.error?.code).toBe('offline');
    expect(remote.last?.value).toBe('good');
    remote.set('better');
    remote.fail({ code: 'timed-out', fix: 'retry' });
    expect(remote.error?.code).toBe('timed-out');
    expect(remote.last?.value).toBe('better');
    remote.reset();
    expect(remote.last).toBeNull();
    expect(remote.data.status).toBe('idle');
  });
});
