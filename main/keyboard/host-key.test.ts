import { describe, expect, test } from 'vitest';
import { HOST_KEYS, type HostKey as Name } from '../../preload/contract/keyboard';
import { HostKey, type HostKeyInput, type Verdict } from './host-key';

type Where = 'inConsole' | 'inWindow';

/** One keyboard: it knows what it holds, as the events of a real one do. */
class Fingers {
  readonly hostKey: HostKey;
  readonly #held = new Set<string>();

  constructor(key: Name = 'ControlRight') {
    this.hostKey = new HostKey(() => key);
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

describe.each(HOST_KEYS)('the host key %s', (key) => {
  test('takes the keyboard from the console, and never reaches it', () => {
    const fingers = new Fingers(key);
    expect(fingers.down(key)).toEqual(TAKEN);
    expect(fingers.down(key, 'inConsole', true)).toEqual(TAKEN);
    expect(fingers.up(key)).toEqual({ taken: true, command: { kind: 'leave' } });
  });

  test('makes commands of the next keys while it is held, and is no tap then', () => {
    const fingers = new Fingers(key);
    fingers.down(key);
    expect(fingers.down('Tab').command).toEqual(
      key === 'ShiftRight' ? { kind: 'step', step: -1 } : { kind: 'step', step: 1 },
    );
    expect(fingers.down('Tab', 'inConsole', true)).toEqual(TAKEN);
    fingers.up('Tab');
    expect(fingers.down('Digit3').command).toEqual({ kind: 'tab', number: 3 });
    fingers.up('Digit3');
    expect(fingers.up(key)).toEqual(TAKEN);
    expect(fingers.down('KeyA')).toEqual(PASSES);
  });
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

test('pressed in the console and let go of in the window, after a change of tabs', () => {
  const fingers = new Fingers('ScrollLock');
  fingers.down('ScrollLock');
  fingers.down('Tab');
  expect(fingers.up('Tab', 'inWindow')).toEqual(PASSES);
  expect(fingers.up('ScrollLock', 'inWindow')).toEqual(PASSES);
  expect(fingers.down('KeyA')).toEqual(PASSES);
});

describe('in our own window', () => {
  test('it gives the keyboard back', () => {
    const fingers = new Fingers();
    expect(fingers.tap('ControlRight', 'inWindow')).toEqual({
      taken: false,
      command: { kind: 'return' },
    });
  });

  test('it is part of ordinary shortcuts', () => {
    const fingers = new Fingers();
    fingers.down('ControlRight', 'inWindow');
    expect(fingers.down('KeyC', 'inWindow')).toEqual(PASSES);
    fingers.up('KeyC', 'inWindow');
    expect(fingers.up('ControlRight', 'inWindow')).toEqual(PASSES);
  });
});
