import { expect, it } from 'vitest';
import { run } from './run.mjs';

it('passes the exit code on', async () => {
  expect(await run(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
});

it('counts death by a signal as shells do', async () => {
  expect(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'])).toBe(143);
});

it('says which command could not be started', async () => {
  await expect(run('no-such-command', [])).rejects.toThrow(
    '"no-such-command" could not be started',
  );
});
