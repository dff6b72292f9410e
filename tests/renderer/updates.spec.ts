import { english } from '../support/english';
import { signedIn } from './fake/data';
import { expect, test, type RendererApp } from './fixtures';

const version = '0.9.0';
const READY = { state: 'ready', version, deferred: false } as const;

const DEFER = 'updates:defer';
const RESTART = 'updates:restart';

async function startWithNews(app: RendererApp): Promise<void> {
  await app.start({ ...signedIn(), updates: READY });
  await app.page.getByText(english('updates.ready', { version })).waitFor();
}

/** The app would restart, and is asked about what is open, as main does. */
async function restart(
  app: RendererApp,
  atStake: { consoles: number; sessions: number },
): Promise<void> {
  await app.page.getByRole('button', { name: english('updates.restart') }).click();
  await expect.poll(() => app.calls(RESTART)).toHaveLength(1);
  await app.emit('app:closing', atStake);
}

test('a version that is ready is told once; later is an answer', async ({ app }) => {
  await startWithNews(app);
  await app.expectAccessible();
  await app.page.getByRole('button', { name: english('updates.later') }).click();
  await expect(app.page.getByText(english('updates.ready', { version }))).toHaveCount(0);
  expect(await app.calls(DEFER)).toHaveLength(1);
});

test('who restarts, and then stays for a console, is not restarted by a later quit', async ({
  app,
}) => {
  await startWithNews(app);
  await restart(app, { consoles: 1, sessions: 0 });
  await app.page.getByRole('button', { name: english('closing.keep') }).click();
  await expect.poll(() => app.calls(DEFER)).toHaveLength(1);
  expect(await app.calls('app:close')).toHaveLength(0);
});

test('who restarts, and then stays for a session, is not either', async ({ app }) => {
  await startWithNews(app);
  await restart(app, { consoles: 0, sessions: 1 });
  await app.page.keyboard.press('Escape');
  await expect.poll(() => app.calls(DEFER)).toHaveLength(1);
});

test('who restarts and lets the consoles go is restarted', async ({ app }) => {
  await startWithNews(app);
  await restart(app, { consoles: 1, sessions: 0 });
  await app.page.getByRole('button', { name: english('closing.confirm'), exact: true }).click();
  await expect.poll(() => app.calls('app:close')).toHaveLength(1);
  expect(await app.calls(DEFER)).toHaveLength(0);
});

test('who wanted only to close, and stays, puts nothing off', async ({ app }) => {
  await startWithNews(app);
  await app.emit('app:closing', { consoles: 1, sessions: 0 });
  await app.page.getByRole('button', { name: english('closing.keep') }).click();
  await expect(app.page.getByRole('alertdialog')).toHaveCount(0);
  expect(await app.calls(DEFER)).toHaveLength(0);
});
