import type { KeyCombination } from '../../preload/contract/keyboard';
import { keyOf } from './keys';
import type { Stroke } from './plan';

/** One key going down or up, as DevTools' `Input.dispatchKeyEvent` takes it. */
export interface KeyInput {
  readonly type: 'keyDown' | 'rawKeyDown' | 'keyUp';
  readonly code: string;
  readonly key: string;
  readonly windowsVirtualKeyCode: number;
  readonly location: number;
  readonly modifiers: number;
  /** What a text field would get; old console pages wait for the `keypress` that comes with it. */
  readonly text?: string;
}

/** The bits of `modifiers`. */
const BITS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

const ALT_GR = 'AltRight';

/** Follows which modifiers are held while it makes events. */
class Sequence {
  readonly inputs: KeyInput[] = [];
  #modifiers = 0;

  down(code: string, key: string): this {
    this.#modifiers |= BITS[key] ?? 0;
    const text = this.#textOf(key);
    const more = text === undefined ? {} : { text };
    this.#add({ type: text === undefined ? 'rawKeyDown' : 'keyDown', ...more }, code, key);
    return this;
  }

  up(code: string, key: string): this {
    this.#modifiers &= ~(BITS[key] ?? 0);
    this.#add({ type: 'keyUp' }, code, key);
    return this;
  }

  #textOf(key: string): string | undefined {
    if ((this.#modifiers & ~(BITS['Shift'] ?? 0)) !== 0) return undefined;
    if (key === 'Enter') return '\r';
    return key.length === 1 ? key : undefined;
  }

  #add(how: Pick<KeyInput, 'type' | 'text'>, code: string, key: string): void {
    const { keyCode, location } = code === '' ? { keyCode: 0, location: 0 } : keyOf(code);
    this.inputs.push({
      ...how,
      code,
      key,
      windowsVirtualKeyCode: keyCode,
      location,
      modifiers: this.#modifiers,
    });
  }
}

/** The two halves of a stroke: everything down, everything up again in reverse order. */
export function strokeInputs({ code, key, shift, altGr }: Stroke): {
  down: readonly KeyInput[];
  up: readonly KeyInput[];
} {
  const down = new Sequence();
  if (shift) down.down('ShiftLeft', 'Shift');
  if (altGr) down.down(ALT_GR, 'AltGraph');
  down.down(code, key);
  const up = new Sequence().up(code, key);
  if (altGr) up.up(ALT_GR, 'AltGraph');
  if (shift) up.up('ShiftLeft', 'Shift');
  return { down: down.inputs, up: up.inputs };
}

/** A combination: its keys go down in order, and up again in reverse order. */
export function combinationInputs(keys: KeyCombination): readonly KeyInput[] {
  const sequence = new Sequence();
  const shift = keys.some((code) => code.startsWith('Shift'));
  const named = keys.map((code) => {
    const { plain, shifted } = keyOf(code);
    return [code, shift ? shifted : plain] as const;
  });
  for (const [code, key] of named) sequence.down(code, key);
  for (const [code, key] of [...named].reverse()) sequence.up(code, key);
  return sequence.inputs;
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'] as const;

/**
 * Lets go of everything. A console page passes on the release only of a key it believes to be held, so
 * each modifier is pressed and released, the one way that reaches the machine in any case. A tap of
 * Control while Alt or Meta is down keeps them from opening a menu.
 */
export function releaseInputs(): readonly KeyInput[] {
  const sequence = new Sequence();
  for (const side of ['Left', 'Right']) {
    for (const key of MODIFIERS) {
      sequence.down(`${key}${side}`, key);
      if (key === 'Alt' || key === 'Meta') {
        sequence.down('ControlLeft', 'Control').up('ControlLeft', 'Control');
      }
      sequence.up(`${key}${side}`, key);
    }
  }
  return sequence.inputs;
}
