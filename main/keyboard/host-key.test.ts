import { describe, expect, test } from 'vitest';
import { HOST_KEYS, type HostKey as Name } from '../../preload/contract/keyboard';
import type { ChosenKeys } from '../../preload/contract/shortcuts';
import { HostKey, type HostKeyInput, type Verdict } from './host-key';

type Where = 'inConsole' | 'inWindow';

/** One keyboard: it knows what it holds, as the events of a real one do. */
class Fingers {
  readonly hostKey: HostKey;
  readonly #held = new Set<string>();

  constructor(key: Name = 'ControlRight', chosen: () => ChosenKeys = () => ({})) {
    this.hostKey = new HostKey(() => key, chosen);
  }

  down(code: string, where: Where = 'inConsole', isAutoRepeat = false): Verdict {
    this.#held.add(code);
    return this.hostKey[where](this.#input('keyDown', code, isAutoRepeat));
  }

  up(code: string, where: Where = 'inConsole'): Verdict {
    this.#held.delete(code);
    return this.hostKey[where](this.#input('keyUp', code, false));
  }

  tap(code: string, where: Where = 'inConsole'): Verdict {
    this.down(code, where);
    return this.up(code, where);
  }

  /** Let go of where we do not see it. */
  lose(code: string): void {
    this.#held.delete(code);
  }

  #input(type: HostKeyInput['type'], code: string, isAutoRepeat: boolean): HostKeyInput {
    const has = (name: string): boolean =>
      this.#held.has(`${name}Left`) || this.#held.has(`${name}Right`);
    const [control, shift, meta] = [has('Control'), has('Shift'), has('Meta')];
    return { type, code, isAutoRepeat, control, shift, meta };
  }
}

const PASSES: Verdict = { taken: false, command: undefined };
const TAKEN: Verdict = { taken: true, command: undefined };

const FLAGGED: readonly Name[] = ['ControlRight', 'ShiftRight', 'MetaRight'];

describe.each(HOST_KEYS)('the host key %s', (key) => {
  test('takes the keyboard from the console at once, and never reaches it', () => {
    const fingers = new Fingers(key);
    expect(fingers.down(key)).toEqual({ taken: true, command: { kind: 'leave' } });
    expect(fingers.down(key, 'inConsole', true)).toEqual(TAKEN);
    expect(fingers.up(key)).toEqual(TAKEN);
    expect(fingers.down('KeyA')).toEqual(PASSES);
  });

  test('released in the window it has led to, it does not lead back', () => {
    const fingers = new Fingers(key);
    fingers.down(key);
    expect(fingers.down(key, 'inWindow', true)).toEqual(PASSES);
    expect(fingers.up(key, 'inWindow')).toEqual(PASSES);
    expect(fingers.down('KeyA', 'inWindow')).toEqual(PASSES);
  });

  test.each(['inConsole', 'inWindow'] as const)(
    'held on, it makes a command of the next key (%s)',
    (where) => {
      const fingers = new Fingers(key);
      fingers.down(key);
      const command = { kind: 'step', step: 1 };
      expect(fingers.down('Tab', where)).toEqual({ taken: true, command });
      // Its own release is not told after that: only what is known to be held makes more commands.
      const again = { taken: true, command: { kind: 'tab', number: 3 } };
      expect(fingers.down('Digit3', where)).toEqual(FLAGGED.includes(key) ? again : PASSES);
    },
  );

  test('pressed alone in our own page it gives the keyboard back', () => {
    const fingers = new Fingers(key);
    expect(fingers.tap(key, 'inWindow')).toEqual({ taken: false, command: { kind: 'return' } });
  });
});

test('a key that repeats makes one command', () => {
  const fingers = new Fingers();
  fingers.down('ControlRight');
  fingers.down('Tab');
  expect(fingers.down('Tab', 'inConsole', true)).toEqual(TAKEN);
});

test('everything else passes: other modifiers, shortcuts of browsers, the other side of the pair', () => {
  const fingers = new Fingers();
  for (const code of ['KeyW', 'KeyR', 'F5', 'F11', 'Escape', 'Tab', 'AltRight', 'Delete']) {
    fingers.down('ControlLeft');
    expect(fingers.down(code), code).toEqual(PASSES);
    expect(fingers.up(code)).toEqual(PASSES);
    expect(fingers.up('ControlLeft')).toEqual(PASSES);
  }
});

test('a key that means nothing with it is kept from the machine all the same', () => {
  const fingers = new Fingers();
  fingers.down('ControlRight');
  expect(fingers.down('KeyZ')).toEqual(TAKEN);
  expect(fingers.down('constructor')).toEqual(TAKEN);
});

test('with Shift the arrows move the tab; the host key itself is no Shift', () => {
  const fingers = new Fingers();
  fingers.down('ControlRight');
  fingers.down('ShiftLeft');
  expect(fingers.down('ArrowRight').command).toEqual({ kind: 'move-tab', step: 1 });
  expect(fingers.down('KeyF').command).toEqual({ kind: 'full-screen' });
  const other = new Fingers('ShiftRight');
  other.down('ShiftRight');
  expect(other.down('ArrowRight').command).toEqual({ kind: 'step', step: 1 });
});

test('other keys are chosen for its commands, and hold at once', () => {
  let chosen: ChosenKeys = {};
  const fingers = new Fingers('ControlRight', () => chosen);
  fingers.down('ControlRight');
  expect(fingers.down('KeyS').command).toEqual({ kind: 'split' });
  chosen = { 'host-split': [['KeyZ']], 'host-type': [['ShiftLeft', 'KeyZ']], 'host-menu': [] };
  expect(fingers.down('KeyZ').command).toEqual({ kind: 'split' });
  expect(fingers.down('KeyS')).toEqual(TAKEN);
  expect(fingers.down('KeyT')).toEqual(TAKEN);
  expect(fingers.down('KeyK')).toEqual(TAKEN);
  fingers.down('ShiftLeft');
  expect(fingers.down('KeyZ').command).toEqual({ kind: 'type' });
  expect(fingers.down('Tab').command).toEqual({ kind: 'step', step: -1 });
});

test('let go of unseen, it does not swallow the next key', () => {
  const fingers = new Fingers();
  fingers.down('ControlRight');
  fingers.lose('ControlRight');
  expect(fingers.down('KeyA')).toEqual(PASSES);
  const other = new Fingers('Pause');
  other.down('Pause');
  other.hostKey.forget();
  expect(other.down('KeyA')).toEqual(PASSES);
});

describe('in our own window', () => {
  test('it is part of ordinary shortcuts', () => {
    const fingers = new Fingers();
    fingers.down('ControlRight', 'inWindow');
    expect(fingers.down('KeyC', 'inWindow')).toEqual(PASSES);
    fingers.up('KeyC', 'inWindow');
    expect(fingers.up('ControlRight', 'inWindow')).toEqual(PASSES);
  });
});
