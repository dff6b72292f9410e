import { expect, test, vi } from 'vitest';
import type { MachineMarks } from '../../preload/contract/library';
import { trayContent, trayMenu } from './tray-menu';

function marks(change: Partial<MachineMarks>): MachineMarks {
  return { favourite: false, tags: [], note: '', openedAt: null, ...change };
}

const NAMES: Readonly<Record<string, string>> = { a: 'A&B', b: 'db-10', c: 'db-9', d: 'web' };

const CONTENT = trayContent(
  {
    a: marks({ openedAt: '2026-11-20T08:00:00Z' }),
    b: marks({ favourite: true, openedAt: '2026-11-22T08:00:00Z' }),
    c: marks({ favourite: true }),
    d: marks({ openedAt: '2026-11-21T08:00:00Z' }),
    gone: marks({ favourite: true }),
    noted: marks({ note: 'x' }),
  },
  (id) => NAMES[id],
  [{ machineId: 'd', machineName: 'web' }],
);

test('favourites by name, the rest by use, each once, and none without a name', () => {
  expect(CONTENT.favourites.map(({ name }) => name)).toEqual(['db-9', 'db-10']);
  expect(CONTENT.recent.map(({ name }) => name)).toEqual(['web', 'A&B']);
});

test('what may be open comes first, and every entry does what it says', () => {
  const actions = { show: vi.fn(), open: vi.fn(), showSession: vi.fn(), quit: vi.fn() };
  const menu = trayMenu(CONTENT, 'en', actions);
  expect(menu.map(({ label, type }) => label ?? type)).toEqual([
    'Open Crashcart',
    'separator',
    'Assistance that may be open',
    'web',
    'separator',
    'Favourites',
    'db-9',
    'db-10',
    'separator',
    'Opened last',
    'web',
    'A&&B',
    'separator',
    'Quit Crashcart',
  ]);
  for (const { click } of menu) if (click !== undefined) Reflect.apply(click, undefined, []);
  expect(actions.show).toHaveBeenCalledOnce();
  expect(actions.showSession.mock.calls).toEqual([['d']]);
  expect(actions.open.mock.calls).toEqual([['c'], ['b'], ['d'], ['a']]);
  expect(actions.quit).toHaveBeenCalledOnce();
});

test('with nothing to name it still leads back, in Chinese too', () => {
  const nothing = { favourites: [], recent: [], sessions: [] };
  const actions = { show: vi.fn(), open: vi.fn(), showSession: vi.fn(), quit: vi.fn() };
  const labels = trayMenu(nothing, 'zh-CN', actions).flatMap(({ label }) => label ?? []);
  expect(labels).toEqual(['打开 Crashcart', '退出 Crashcart']);
});
