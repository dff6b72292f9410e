import { beforeEach, expect, test } from 'vitest';
import type { LastSession } from '../../preload/contract/views';
import { Failure } from '../errors';
import { FakeLog } from '../testing/fake-log';
import { LastSessionKeeper } from './last-session';

class FakeSettings {
  lastSession: LastSession = { machines: [], panes: 1 };
  refuses = false;

  setLastSession(session: LastSession): void {
    if (this.refuses) throw new Failure('settings-not-saved');
    this.lastSession = session;
  }
}

const D1 = { machineId: 'a1/desktop/d1', machineName: 'd1' };
const D2 = { machineId: 'a1/desktop/d2', machineName: 'd2' };
const KEPT = { machineId: 'a1/desktop/d1', name: 'd1' };

let settings: FakeSettings;
let log: FakeLog;

beforeEach(() => {
  settings = new FakeSettings();
  log = new FakeLog();
});

test('what is open at the end is there at the next start, whatever opens then', () => {
  const first = new LastSessionKeeper(settings, log);
  expect(first.before.machines).toEqual([]);
  first.note([D1, D2]);
  first.note([D1]);
  first.end();
  first.note([]);
  const next = new LastSessionKeeper(settings, log);
  next.note([D2]);
  expect(next.before.machines).toEqual([KEPT]);
});

test('nothing but id and name is kept', () => {
  const more = { ...D1, ticketId: 'Zq9', url: 'https://h/?token=Zq9' };
  new LastSessionKeeper(settings, log).note([more]);
  expect(settings.lastSession.machines).toEqual([KEPT]);
});

test('what is not wanted back is not offered again; what is open now is kept', () => {
  new LastSessionKeeper(settings, log).note([D1]);
  const next = new LastSessionKeeper(settings, log);
  next.note([D2, D1]);
  next.forget();
  expect(next.before.machines).toEqual([]);
  expect(settings.lastSession.machines).toEqual([{ machineId: 'a1/desktop/d2', name: 'd2' }]);
});

test('a disk that refuses keeps nobody from a console', () => {
  settings.refuses = true;
  new LastSessionKeeper(settings, log).note([D1]);
  expect(log.lines.join()).toContain('settings-not-saved');
});

test('so many are seen at once as at the end of last time; at first it is one', () => {
  const first = new LastSessionKeeper(settings, log);
  first.note([D1, D2]);
  first.notePanes(2);
  first.end();
  const next = new LastSessionKeeper(settings, log);
  expect(next.before.panes).toBe(2);
  next.notePanes(4);
  expect(settings.lastSession, 'nothing was opened yet').toMatchObject({ panes: 2 });
  next.notePanes(1);
  next.note([D1]);
  expect(settings.lastSession).toEqual({ machines: [KEPT], panes: 1 });
});
