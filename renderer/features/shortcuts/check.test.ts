import { describe, expect, test } from 'vitest';
import type { KeyCombination } from '../../../preload/contract/keyboard';
import { keysOf, SHORTCUTS, type ChosenKeys } from '../../../preload/contract/shortcuts';
import { checkKeys } from './check';

const AROUND = { chosen: {}, hostKey: 'ControlRight', platform: 'linux' } as const;

const refused = (because: string): object => ({ is: 'refused', because });

test('what is usual is free of conflicts, on every platform', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    for (const shortcut of SHORTCUTS) {
      for (const keys of keysOf(shortcut, {})) {
        const check = checkKeys(shortcut, keys, { ...AROUND, platform });
        expect(check, `${shortcut}: ${keys.join('+')}`).toEqual({ is: 'free' });
      }
    }
  }
});

describe('in the window', () => {
  test.each<[KeyCombination, object]>([
    [['ControlLeft', 'KeyG'], { is: 'free' }],
    [['AltLeft', 'KeyG'], { is: 'free' }],
    [['F9'], { is: 'free' }],
    [['ControlLeft', 'KeyW'], { is: 'taken', by: 'close-tab' }],
    [['ControlLeft', 'PageDown'], { is: 'taken', by: 'next-tab' }],
    [['ControlLeft', 'KeyD'], { is: 'fixed', by: 'list-favourite' }],
    [['ControlLeft', 'AltLeft', 'Delete'], refused('system')],
    [['ControlLeft', 'AltLeft', 'KeyE'], refused('system')],
    [['AltLeft', 'F4'], refused('system')],
    [['AltLeft', 'Tab'], refused('system')],
    [['MetaLeft', 'KeyL'], refused('system')],
    [['ControlLeft', 'KeyC'], refused('text')],
    [['ControlLeft', 'Backspace'], refused('text')],
    [['KeyG'], refused('typed')],
    [['ShiftLeft', 'KeyG'], refused('typed')],
    [['Tab'], refused('typed')],
    [['Pause'], refused('lock')],
  ])('%j', (keys, verdict) => {
    expect(checkKeys('settings', keys, AROUND)).toEqual(verdict);
  });

  test('the host key is no shortcut, whichever it is', () => {
    const around = { ...AROUND, hostKey: 'F12' } as const;
    expect(checkKeys('settings', ['F12'], AROUND)).toEqual({ is: 'free' });
    expect(checkKeys('settings', ['F12'], around)).toEqual(refused('host-key'));
    expect(checkKeys('host-menu', ['F12'], around)).toEqual(refused('host-key'));
  });

  test('a Mac keeps keys of its own', () => {
    const around = { ...AROUND, platform: 'darwin' } as const;
    expect(checkKeys('settings', ['ControlLeft', 'KeyQ'], AROUND)).toEqual({ is: 'free' });
    expect(checkKeys('settings', ['ControlLeft', 'KeyQ'], around)).toEqual(refused('system'));
    expect(checkKeys('settings', ['AltLeft', 'KeyG'], around)).toEqual(refused('typed'));
  });

  test('keys are free again when they were taken from a shortcut', () => {
    const chosen: ChosenKeys = { 'close-tab': [] };
    const check = checkKeys('settings', ['ControlLeft', 'KeyW'], { ...AROUND, chosen });
    expect(check).toEqual({ is: 'free' });
  });
});

describe('with the host key', () => {
  test.each<[KeyCombination | null, object]>([
    [['KeyG'], { is: 'free' }],
    [['ShiftLeft', 'KeyW'], { is: 'free' }],
    [['KeyI'], { is: 'free' }],
    [['KeyW'], { is: 'taken', by: 'host-close-tab' }],
    [['Digit3'], { is: 'fixed', by: 'host-tab' }],
    [['CapsLock'], refused('lock')],
    [['ShiftRight'], refused('unknown')],
    [null, refused('unknown')],
  ])('%j', (keys, verdict) => {
    expect(checkKeys('host-split', keys, AROUND)).toEqual(verdict);
  });

  test('the right Shift as host key leaves no other Shift', () => {
    const around = { ...AROUND, hostKey: 'ShiftRight' } as const;
    const check = checkKeys('host-split', ['ShiftLeft', 'KeyG'], around);
    expect(check).toEqual(refused('host-key'));
  });
});
