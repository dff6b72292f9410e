import {
  EXTENSION_MINUTES,
  USUAL_SESSION_MINUTES,
  WARNING_MINUTES,
} from '../../../preload/contract/sessions';
import { english } from '../../support/english';
import { DESKTOP } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test as base } from '../fixtures';
import { SessionsBoard } from '../pages/sessions';

const LIMIT = USUAL_SESSION_MINUTES;

const RECORD = '/v2/*/desktops/*/remote-assistance';

/** Longer than any test: its user does not end the session before we do. */
const DAY = 24 * 3600;

const test = base.extend({
  cloud: ({ makeCloud }, use) => makeCloud({ timings: { session: [DAY, DAY] } }).then(use),
});

test.use({ ownClock: true });

const statusOf = (cloud: Cloud): string | undefined => cloud.desktop(DESKTOP).assistance?.status;

/** The notices about the desktop so far, by their beginnings. */
const about = (shown: readonly string[], text: string): string[] =>
  shown.filter((notice) => notice.startsWith(`${DESKTOP}: ${text}`));

test.beforeEach(async ({ notifications, computer, cloud }) => {
  expect(notifications.shown).toEqual([]);
  const machines = await computer.signIn(cloud);
  await (await (await machines.assist(DESKTOP)).create()).code.waitFor();
});

test('is warned of, and then kept', async ({ computer, cloud, notifications }) => {
  await computer.pass(cloud, LIMIT - WARNING_MINUTES - 1);
  expect(about(notifications.shown, WARNED)).toEqual([]);
  await computer.pass(cloud, 1);
  await expect.poll(() => about(notifications.shown, WARNED)).toHaveLength(1);
  expect(statusOf(cloud)).toBe('OPEN');

  await computer.pass(cloud, WARNING_MINUTES);

  await expect.poll(() => statusOf(cloud)).toBe('CLOSE');
  await expect
    .poll(() => about(notifications.shown, english('sessions.news.limit')))
    .toHaveLength(1);
  await expect.poll(() => computer.activity).toContain('"by":"time-limit"');
  expect(cloud.seen('DELETE', RECORD)).toHaveLength(1);
});

test('is put off by a click', async ({ computer, cloud, notifications }) => {
  await computer.pass(cloud, LIMIT - WARNING_MINUTES);
  await expect.poll(() => about(notifications.shown, WARNED)).toHaveLength(1);
  const board = await SessionsBoard.open(computer.app.window);
  await board.extend(DESKTOP);

  await computer.pass(cloud, WARNING_MINUTES);
  expect(statusOf(cloud)).toBe('OPEN');
  expect(cloud.seen('DELETE', RECORD)).toHaveLength(0);
  await computer.pass(cloud, EXTENSION_MINUTES);
  await expect.poll(() => statusOf(cloud)).toBe('CLOSE');
});

test('is tried again when it fails, and said', async ({ computer, cloud, notifications }) => {
  cloud.failNext({ method: 'DELETE', path: RECORD, status: 403 });
  await computer.pass(cloud, LIMIT);
  await expect
    .poll(() => about(notifications.shown, english('sessions.news.still-open')))
    .toHaveLength(1);
  expect(statusOf(cloud)).toBe('OPEN');

  await computer.pass(cloud, 1);
  await expect.poll(() => statusOf(cloud)).toBe('CLOSE');
});

test('holds for a computer that sleeps over it', async ({ computer, cloud }) => {
  cloud.pass(LIMIT * 60);
  await computer.app.sleep(LIMIT * 60_000);
  await expect.poll(() => statusOf(cloud)).toBe('CLOSE');
});

test('does not leave the code on the clipboard', async ({ computer, cloud }) => {
  await computer.app.window.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(() => computer.app.clipboard()).toBe(cloud.desktop(DESKTOP).assistance?.code);
  await computer.pass(cloud, 5);
  await expect.poll(() => computer.app.clipboard()).toBe('');
});

/** Up to the time. */
const WARNED = english('sessions.news.ends-soon', { time: '' }).replace(/\s*\.$/, '');
