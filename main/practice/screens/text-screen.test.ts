import { describe, expect, it } from 'vitest';
import { difference, drawn, key, SUBJECT, TestClock, type } from '../testing/screens';
import { Surface } from './surface';
import { TextScreen } from './text-screen';

function start(kind: 'desktop' | 'server', fresh = false, subject = SUBJECT) {
  const clock = new TestClock();
  const screen = new TextScreen(subject, kind, clock, fresh);
  const pass = (ms: number): void => {
    clock.now += ms;
    screen.advance(clock.now);
  };
  const lines = (): string[] => screen.lines();
  return { clock, screen, pass, lines };
}

describe('the console of a Linux desktop', () => {
  it('shows the machine’s name and a prompt, and echoes the name but not the password', () => {
    const { screen, lines } = start('desktop');
    expect(lines()[0]).toContain('SH-FIN-0042');
    type(screen, 'roox');
    screen.press(key('backspace'));
    type(screen, 't');
    expect(lines().at(-1)).toBe('SH-FIN-0042 login: root');
    screen.press(key('enter'));
    type(screen, 'secret');
    expect(lines().at(-1)).toBe('Password:');
    screen.press(key('enter'));
    expect(lines().at(-1)).toBe('root@SH-FIN-0042:~$');
  });

  it('has a small shell with a memory', () => {
    const { screen, lines } = start('desktop');
    for (const line of ['root', 'x', 'echo hello', 'frobnicate']) {
      type(screen, line);
      screen.press(key('enter'));
    }
    expect(lines()).toContain('hello');
    expect(lines()).toContain('-bash: frobnicate: command not found');
    screen.press(key('up'));
    screen.press(key('up'));
    expect(lines().at(-1)).toBe('root@SH-FIN-0042:~$ echo hello');
    screen.press(key('down'));
    expect(lines().at(-1)).toBe('root@SH-FIN-0042:~$ frobnicate');
    screen.press({ type: 'character', character: 'c', control: true });
    expect(lines().at(-1)).toBe('root@SH-FIN-0042:~$');
    for (const command of [
      'help',
      'ls',
      'cat README.txt',
      'cat',
      'cat none',
      'hostname',
      'ip',
      'uname',
      'uname -a',
      'whoami',
      'date',
      'uptime',
      '',
    ]) {
      type(screen, command);
      screen.press(key('enter'));
      expect(lines().at(-1), command).toBe('root@SH-FIN-0042:~$');
    }
    type(screen, 'clear');
    screen.press(key('enter'));
    expect(lines()).toEqual(['root@SH-FIN-0042:~$']);
    type(screen, 'exit');
    screen.press(key('enter'));
    expect(lines().at(-1)).toBe('SH-FIN-0042 login:');
  });

  it('tells where every way to sign in is listed', () => {
    const { screen, lines } = start('desktop');
    for (const line of ['root', 'x', 'sign-ins']) {
      type(screen, line);
      screen.press(key('enter'));
    }
    expect(lines()).toContain(`  ${SUBJECT.guide}`);
  });

  it('boots again with Ctrl+Alt+Del and with reboot', () => {
    const { screen, pass, lines } = start('desktop');
    screen.press({ type: 'ctrl-alt-del' });
    pass(1000);
    expect(lines()[0]).toContain('Linux version');
    pass(20_000);
    expect(lines().at(-1)).toBe('SH-FIN-0042 login:');
    for (const line of ['root', 'x', 'reboot']) {
      type(screen, line);
      screen.press(key('enter'));
    }
    pass(500);
    expect(lines()[0]).toContain('Linux version');
  });

  it('blinks its cursor and redraws nothing else', () => {
    const { screen, clock, pass } = start('desktop');
    pass(0);
    const surface = new Surface(1024, 768);
    const before = drawn(screen, surface).pixels.slice();
    pass(screen.wakeAfter(clock.now));
    const after = drawn(screen, surface);
    const changed = [...after.pixels.keys()].filter(
      (index) => before[index] !== after.pixels[index],
    );
    expect(changed).toHaveLength(16);
  });
});

describe('the console of a server', () => {
  it('tests itself, offers a menu, boots by itself and ends at a prompt', () => {
    const { pass, lines, screen, clock } = start('server');
    pass(500);
    expect(lines().join('\n')).toContain('Machine      SH-FIN-0042');
    pass(6500);
    expect(lines().map((line) => line.trim())).toContain('SH-FIN-0042');
    expect(lines().join('\n')).toMatch(/The marked entry starts in \d+ seconds/);
    expect(screen.wakeAfter(clock.now)).toBeLessThanOrEqual(1001);
    pass(9000);
    expect(lines()[0]).toContain('Linux version');
    pass(10_000);
    expect(lines().at(-1)).toBe('SH-FIN-0042 login:');
  });

  it('plays it all when nobody looked for a while', () => {
    const { pass, lines } = start('server');
    pass(3_600_000);
    expect(lines().at(-1)).toBe('SH-FIN-0042 login:');
  });

  it('lets the menu be steered; then it waits', () => {
    const { screen, pass, lines } = start('server');
    pass(7000);
    const marked = () => lines().find((line) => line.includes('▸'));
    expect(marked()).toContain('▸ Linux 5.10.0-practice ');
    screen.press(key('down'));
    screen.press(key('down'));
    expect(marked()).toContain('▸ Memory test');
    pass(60_000);
    expect(marked()).toContain('▸ Memory test');
    screen.press(key('up'));
    screen.press(key('up'));
    screen.press(key('up'));
    expect(marked()).toContain('▸ Firmware setup');
    screen.press(key('enter'));
    pass(100);
    expect(lines()[0]).toContain('Firmware setup is locked');
    pass(5000);
    expect(marked()).toContain('▸ Linux 5.10.0-practice ');
    screen.press(key('down'));
    screen.press(key('enter'));
    pass(500);
    expect(lines().join('\n')).toContain('ro single');
  });

  it.each([
    ['Critical', 'drives 4 and 5 have failed'],
    ['Warning', 'correctable errors'],
    ['Unknown', 'health unknown'],
  ] as const)('in health %s says so', (health, text) => {
    const { pass, lines } = start('server', false, { ...SUBJECT, health });
    pass(4000);
    expect(lines().join('\n')).toContain(text);
  });

  it('starts over with Ctrl+Alt+Del', () => {
    const { screen, pass, lines } = start('server');
    pass(60_000);
    const login = drawn(screen);
    screen.press({ type: 'ctrl-alt-del' });
    pass(500);
    expect(lines()[0]).toContain('Huawei FusionServer');
    expect(difference(login, drawn(screen))).toBeGreaterThan(1000);
  });
});
