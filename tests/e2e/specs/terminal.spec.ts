import { readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { english } from '../../support/english';
import { DESKTOP, IDLE_DESKTOP, SERVER } from '../../support/names';
import { until } from '../../support/until';
import { expect, test, type Computer } from '../fixtures';
import { family } from '../../support/processes';

const listSchema = z.strictObject({
  version: z.literal(1),
  source: z.enum(['running', 'last-seen']),
  machines: z.array(z.looseObject({ name: z.string(), stale: z.boolean() })),
});

async function list(computer: Computer): Promise<z.infer<typeof listSchema>> {
  const { code, out } = await computer.command('list', '--json');
  expect(code).toBe(0);
  return listSchema.parse(JSON.parse(out));
}

test('help, version and completion need no screen, and a wrong command says so', async ({
  computer,
}) => {
  const help = await computer.command('--help');
  expect(help.code).toBe(0);
  expect(help.out).toMatch(/^Usage: crashcart/);
  expect((await computer.command('--version')).out).toMatch(/^Crashcart \d+\.\d+\.\d+\n$/);
  expect((await computer.command('completion', 'bash')).out).toContain('complete -F');
  const wrong = await computer.command('opne', DESKTOP);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('"opne"');
  // Nothing of it has made a profile.
  expect(readdirSync(computer.userData)).toEqual([]);
});

test('a name opens the console as in the window, without a question', async ({
  computer,
  machines,
  cloud,
}) => {
  await machines.grid.waitFor();
  // Of two that begin so, it is the whole name of one.
  const end = await computer.command('open', 'sh fin 0042a');
  expect(end).toMatchObject({ code: 0, out: '' });
  expect(end.err).toContain(IDLE_DESKTOP);
  await machines.consoleOf(IDLE_DESKTOP).connected();
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toHaveLength(1);

  // A few letters that only one machine has.
  expect(await computer.command('open', 'gz1r01db01')).toMatchObject({ code: 0 });
  await machines.consoleOf(SERVER).connected();
});

test('several machines are told apart on standard error, and none is opened', async ({
  computer,
  machines,
  cloud,
}) => {
  await machines.grid.waitFor();
  const end = await computer.command('open', 'sh-fin');
  expect(end).toMatchObject({ code: 3, out: '' });
  expect(end.err).toContain(DESKTOP);
  expect(end.err).toContain(IDLE_DESKTOP);
  expect(end.err).toContain(cloud.account.accountName);
  expect(await computer.command('open', 'nothing-is-called-so')).toMatchObject({ code: 4 });
  const guess = await computer.command('open', 'gz1-r01-dd-01');
  expect(guess.code).toBe(4);
  expect(await computer.command('assist', SERVER)).toMatchObject({ code: 1 });
  expect(cloud.seen('GET', '/v2/*/desktops/*/remote-consoles')).toEqual([]);
});

test('assistance is shown, and begun by nobody', async ({ computer, machines, cloud }) => {
  await machines.grid.waitFor();
  expect(await computer.command('assist', DESKTOP)).toMatchObject({ code: 0 });
  const panel = computer.app.window.getByRole('region', { name: 'Remote assistance' });
  await expect(panel).toContainText(DESKTOP);
  expect(cloud.seen('POST', '/v2/*/desktops/*/remote-assistance')).toEqual([]);
});

test('where somebody works, the window asks', async ({ computer, machines }) => {
  await machines.grid.waitFor();
  const end = await computer.command('open', DESKTOP);
  expect(end.code).toBe(0);
  expect(end.err).toContain('the window asks');
  await expect(machines.occupied.form).toBeVisible();
});

test('without an account it says so', async ({ computer }) => {
  await computer.startFresh();
  expect(await computer.command('open', DESKTOP)).toMatchObject({ code: 5 });
});

test('the list is what the window shows; after the end, what it last showed of accounts that are kept', async ({
  computer,
  keyring,
  cloud,
}) => {
  expect(keyring).toBeDefined();
  const form = await (await computer.startFresh()).addAccount();
  const machines = await (await form.fill(cloud.account)).signIn();
  await machines.grid.waitFor();
  const running = await list(computer);
  expect(running.source).toBe('running');
  expect(running.machines).toHaveLength(await machines.count());
  expect(running.machines.every(({ stale }) => !stale)).toBe(true);
  expect(running.machines.map(({ name }) => name)).toContain(DESKTOP);
  await computer.quit();

  const end = await computer.command('list', '--json');
  expect(end.err).toContain('as they were seen last');
  const known = listSchema.parse(JSON.parse(end.out));
  expect(known.source).toBe('last-seen');
  expect(known.machines.every(({ stale }) => stale)).toBe(true);
  expect(known.machines.map(({ name }) => name)).toEqual(running.machines.map(({ name }) => name));
  expect(end.out).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  expect(readdirSync(path.join(computer.home, 'tmp'))).toEqual([]);
});

test('where Crashcart does not run, a command starts it and is done there', async ({
  computer,
}) => {
  const end = await computer.command('--practice', 'open', SERVER);
  try {
    expect(end).toMatchObject({ code: 0, out: '' });
    expect(end.err).toContain(SERVER);
    expect((await list(computer)).source).toBe('running');
  } finally {
    const lock = readlinkSync(path.join(computer.userData, 'SingletonLock'));
    const pid = Number(lock.slice(lock.lastIndexOf('-') + 1));
    process.kill(pid, 'SIGTERM');
    await until('it has ended', () => Promise.resolve(family(pid).length === 1 && isGone(pid)));
  }
});

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

test('a question of a form is not pushed away by a link', async ({ computer, machines }) => {
  await machines.grid.waitFor();
  const { window } = computer.app;
  await window.getByRole('button', { name: 'Add account' }).click();
  const form = window.getByRole('dialog', { name: english('signin.title.new') });
  await form.waitFor();
  await computer.startAgain('crashcart://power?x');
  await expect(form).toBeVisible();
  await form.getByRole('button', { name: english('common.close') }).click();
  await expect(window.getByRole('dialog', { name: english('link.title.refused') })).toBeVisible();
});
