import { describe, expect, it } from 'vitest';
import { difference, drawn, key, SUBJECT, TestClock, type } from '../testing/screens';
import { displayName, initials } from './graphical-state';
import { GraphicalScreen } from './graphical-screen';

function start() {
  const clock = new TestClock();
  const screen = new GraphicalScreen(SUBJECT, clock);
  const pass = (ms: number): void => {
    clock.now += ms;
    screen.advance(clock.now);
  };
  const click = (x: number, y: number): void => {
    screen.pointer(x, y, 0);
    screen.pointer(x, y, 1);
    screen.pointer(x, y, 0);
  };
  const signIn = (): void => {
    type(screen, 'secret');
    screen.press(key('enter'));
    pass(1500);
  };
  return { clock, screen, pass, click, signIn };
}

const SUBMIT = [622, 472] as const;
const START_BUTTON = [30, 744] as const;
const LOCK = [100, 590] as const;
const SECURITY_SIGN_OUT = [512, 327] as const;
const SECURITY_CANCEL = [512, 463] as const;

describe('the sign-in screen', () => {
  it('shows dots for what is typed, and wants something', () => {
    const { screen } = start();
    expect(screen.view).toBe('sign-in');
    const empty = drawn(screen);
    type(screen, 'abc');
    expect(difference(empty, drawn(screen))).toBeGreaterThan(100);
    screen.press(key('backspace'));
    screen.press(key('escape'));
    screen.press(key('enter'));
    expect(screen.view).toBe('sign-in');
  });

  it('signs in with Enter, and with a click on the arrow', () => {
    const { screen, pass } = start();
    type(screen, 'x');
    screen.press(key('enter'));
    expect(screen.view).toBe('welcome');
    expect(screen.press(key('enter'))).toBe(false);
    pass(1400);
    expect(screen.view).toBe('desktop');
    const other = start();
    type(other.screen, 'x');
    other.click(...SUBMIT);
    expect(other.screen.view).toBe('welcome');
  });

  it('reacts to the mouse where there is something, and nowhere else', () => {
    const { screen } = start();
    expect(screen.pointer(300, 300, 0)).toBe(false);
    expect(screen.pointer(...SUBMIT, 0)).toBe(true);
    expect(screen.pointer(SUBMIT[0] + 1, SUBMIT[1], 0)).toBe(false);
    expect(screen.pointer(300, 300, 0)).toBe(true);
  });

  it('changes by itself: the caret twice a second, the clock', () => {
    const { screen, clock, pass } = start();
    pass(0);
    const before = drawn(screen);
    pass(screen.wakeAfter(clock.now));
    const changed = difference(before, drawn(screen));
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(60);
    pass(60_000);
    expect(difference(before, drawn(screen))).toBeGreaterThan(200);
  });
});

describe('the desktop', () => {
  it('writes into Notes', () => {
    const { screen, signIn } = start();
    signIn();
    const before = drawn(screen);
    type(screen, 'Hello 王芳');
    screen.press(key('enter'));
    type(screen, 'x');
    screen.press(key('backspace'));
    expect(difference(before, drawn(screen))).toBeGreaterThan(200);
  });

  it('moves windows, closes them and opens them again', () => {
    const { screen, signIn, click } = start();
    signIn();
    const before = drawn(screen);
    screen.pointer(600, 345, 1);
    screen.pointer(500, 445, 1);
    screen.pointer(-50, 5000, 1);
    screen.pointer(0, 0, 0);
    const moved = drawn(screen);
    expect(difference(before, moved)).toBeGreaterThan(10_000);
    click(176 + 460 - 20, 84 + 15);
    const closed = drawn(screen);
    expect(difference(moved, closed)).toBeGreaterThan(10_000);
    click(70, 80);
    screen.pointer(300, 700, 0);
    expect(difference(closed, drawn(screen))).toBeGreaterThan(10_000);
  });

  it('locks from the start menu, which closes with a click beside it', () => {
    const { screen, signIn, click } = start();
    signIn();
    const before = drawn(screen);
    click(...START_BUTTON);
    expect(difference(before, drawn(screen))).toBeGreaterThan(10_000);
    click(800, 700);
    click(...START_BUTTON);
    click(...LOCK);
    expect(screen.view).toBe('sign-in');
  });
});

describe('Ctrl+Alt+Del', () => {
  it('gives the security screen, with Cancel and Escape back', () => {
    const { screen, signIn, click } = start();
    screen.press({ type: 'ctrl-alt-del' });
    expect(screen.view).toBe('security');
    screen.press(key('escape'));
    expect(screen.view).toBe('sign-in');
    signIn();
    screen.press({ type: 'ctrl-alt-del' });
    expect(screen.press({ type: 'ctrl-alt-del' })).toBe(false);
    click(...SECURITY_CANCEL);
    expect(screen.view).toBe('desktop');
  });

  it('signs out', () => {
    const { screen, signIn, click, pass } = start();
    signIn();
    screen.press({ type: 'ctrl-alt-del' });
    click(...SECURITY_SIGN_OUT);
    expect(screen.view).toBe('leaving');
    drawn(screen);
    pass(3000);
    expect(screen.view).toBe('sign-in');
  });
});

describe('names of users', () => {
  it.each([
    ['wang.fang', 'Wang Fang', 'WF'],
    ['王芳', '王芳', '王'],
    ['root', 'Root', 'R'],
  ])('%s', (name, shown, letters) => {
    expect(displayName(name)).toBe(shown);
    expect(initials(name)).toBe(letters);
  });
});
