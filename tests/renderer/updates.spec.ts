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

test('a version that is ready is told once; later is an answer', async ({ app }) => {
  await startWithNews(app);
  await app.expectAccessible();
  await app.page.getByRole('button', { name: english('updates.later') }).click();
  await expect(app.page.getByText(english('updates.ready', { version }))).toHaveCount(0);
  expect(await app.calls(DEFER)).toHaveLength(1);
});

test('who restarts, and then stays for a console, may still choose', async ({ app }) => {
  await startWithNews(app);
  await app.page.getByRole('button', { name: english('updates.restart') }).click();
  await expect.poll(() => app.calls(RESTART)).toHaveLength(1);
  await app.emit('app:closing', { consoles: ['gz1'], sessions: [] });
  await app.page.getByRole('button', { name: english('closing.keep') }).click();
  await expect(app.page.getByRole('alertdialog')).toHaveCount(0);
  expect(await app.calls('app:close')).toHaveLength(0);
  await expect(app.page.getByRole('button', { name: english('updates.restart') })).toBeVisible();
});
