import { beforeEach, expect, test } from 'vitest';
import type { LastMachine } from '../../preload/contract/views';
import { Failure } from '../errors';
import { FakeLog } from '../testing/fake-log';
import { LastMachines } from './last-machines';

class FakeSettings {
  lastMachines: readonly LastMachine[] = [];
  refuses = false;

  setLastMachines(machines: readonly LastMachine[]): void {
    if (this.refuses) throw new Failure('settings-not-saved');
    this.lastMachines = machines;
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
  const first = new LastMachines(settings, log);
  expect(first.all).toEqual([]);
  first.note([D1, D2]);
  first.note([D1]);
  first.end();
  first.note([]);
  const next = new LastMachines(settings, log);
  next.note([D2]);
  expect(next.all).toEqual([KEPT]);
});

test('nothing but id and name is kept', () => {
  const more = { ...D1, ticketId: 'Zq9', url: 'https://h/?token=Zq9' };
  new LastMachines(settings, log).note([more]);
  expect(settings.lastMachines).toEqual([KEPT]);
});

test('what is not wanted back is not offered again; what is open now is kept', () => {
  new LastMachines(settings, log).note([D1]);
  const next = new LastMachines(settings, log);
  next.note([D2, D1]);
  next.forget();
  expect(next.all).toEqual([]);
  expect(settings.lastMachines).toEqual([{ machineId: 'a1/desktop/d2', name: 'd2' }]);
});

test('a disk that refuses keeps nobody from a console', () => {
  settings.refuses = true;
  new LastMachines(settings, log).note([D1]);
  expect(log.lines.join()).toContain('settings-not-saved');
});
