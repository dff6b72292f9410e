import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMINGS, type Timings } from '../options';
import { Estate } from './estate';
import type { Desktop } from './models';
import { Simulation } from './simulation';

const START = Date.UTC(2026, 2, 2, 8);
let time: number;
beforeEach(() => {
  time = START;
});

function make(
  timings: Partial<Timings> = {},
  inSession: (desktop: Desktop) => boolean = () => false,
) {
  const estate = new Estate('practice-1', 1, { desktops: 240, servers: 12 }, new Date(START));
  const all = { ...DEFAULT_TIMINGS, userActivity: 0, ...timings };
  const simulation = new Simulation(estate, all, () => new Date(time), 1, inSession);
  const desktop = (name: string): Desktop => {
    const found = estate.findDesktop(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const after = (seconds: number): void => {
    time += seconds * 1000;
    simulation.advance();
  };
  return { estate, simulation, desktop, after };
}

describe('power of desktops', () => {
  it('starts through an empty task_status, powering-on and UNREGISTER to REGISTERED', () => {
    const { simulation, desktop, after } = make({ powerBegin: 2, power: 8, register: 5 });
    const one = desktop('BJ-HR-0003');
    expect(simulation.operateDesktop(one, 'os-start', false)).toBeUndefined();
    expect(one).toMatchObject({ status: 'SHUTOFF', taskStatus: '' });
    expect(simulation.isBusy(one.id)).toBe(true);
    after(2);
    expect(one).toMatchObject({ status: 'SHUTOFF', taskStatus: 'powering-on' });
    after(8);
    expect(one).toMatchObject({
      status: 'ACTIVE',
      taskStatus: '',
      connectStatus: 'UNREGISTER',
      boots: 1,
    });
    after(5);
    expect(one.connectStatus).toBe('REGISTERED');
  });

  it('plays what was missed in the right order', () => {
    const { simulation, desktop, after } = make();
    const one = desktop('SH-FIN-0042');
    simulation.operateDesktop(one, 'reboot', true);
    after(1.5);
    expect(one.taskStatus).toBe('rebooting_hard');
    simulation.operateDesktop(desktop('BJ-HR-0003'), 'os-start', false);
    after(3600);
    expect(one).toMatchObject({ status: 'ACTIVE', taskStatus: '', connectStatus: 'REGISTERED' });
    expect(desktop('BJ-HR-0003')).toMatchObject({ status: 'ACTIVE', connectStatus: 'REGISTERED' });
  });

  it('does not register a desktop that was switched off meanwhile', () => {
    const { simulation, desktop, after } = make();
    const one = desktop('BJ-HR-0003');
    simulation.operateDesktop(one, 'os-start', false);
    after(10);
    one.status = 'SHUTOFF';
    after(10);
    expect(one.connectStatus).toBe('UNREGISTER');
  });

  it.each([
    ['SH-FIN-0042', 'os-start', false, 'its status is ACTIVE'],
    ['BJ-HR-0003', 'reboot', false, 'its status is SHUTOFF'],
    ['SZ-OPS-0009', 'reboot', false, 'its status is ERROR'],
    ['SZ-OPS-0009', 'reboot', true, undefined],
    ['HK-LEGAL-0011', 'os-start', false, undefined],
    ['MUC-DEV-0007', 'os-hibernate', false, 'only Windows desktops can be hibernated'],
    ['SH-FIN-0042', 'os-hibernate', false, undefined],
    ['SG-CC-0131', 'os-stop', true, 'a task is running (migrating)'],
  ] as const)('%s, %s, forced %s: %s', (name, operation, hard, denied) => {
    const { simulation, desktop } = make();
    expect(simulation.operateDesktop(desktop(name), operation, hard)).toBe(denied);
  });

  it('allows one operation at a time', () => {
    const { simulation, desktop } = make();
    simulation.operateDesktop(desktop('SH-FIN-0042'), 'os-stop', false);
    expect(simulation.operateDesktop(desktop('SH-FIN-0042'), 'reboot', false)).toBe(
      'a task is running (power)',
    );
  });
});

describe('users', () => {
  const story = (estate: Estate): string[] =>
    estate.desktopsOf(estate.projects[0]?.id ?? '').map(({ connectStatus }) => connectStatus);

  it('come and go, the same way however often one looks', () => {
    const often = make({ userActivity: 20 });
    const before = story(often.estate);
    for (let minute = 0; minute < 60; minute += 1) often.after(60);
    const end = story(often.estate);
    time = START;
    const once = make({ userActivity: 20 });
    once.after(3600);
    expect(story(once.estate)).toEqual(end);
    expect(end.filter((status, index) => status !== before[index]).length).toBeGreaterThan(20);
  });

  it('leave the cast alone, and whoever is in a session', () => {
    const { estate, after } = make({ userActivity: 1 }, () => true);
    const before = story(estate);
    after(500);
    expect(story(estate)).toEqual(before);
  });

  it('a night of sleep is made up for in a moment', () => {
    const { simulation } = make({ userActivity: 1 });
    time += 30 * 86_400_000;
    const begin = performance.now();
    simulation.advance();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
