/** X11 keysyms, the key codes of RFB (RFC 6143, 7.5.4). */
export const KEY = {
  backspace: 0xff08,
  tab: 0xff09,
  enter: 0xff0d,
  escape: 0xff1b,
  delete: 0xffff,
  home: 0xff50,
  left: 0xff51,
  up: 0xff52,
  right: 0xff53,
  down: 0xff54,
  end: 0xff57,
  keypadEnter: 0xff8d,
  keypadDelete: 0xff9f,
  shiftLeft: 0xffe1,
  shiftRight: 0xffe2,
  controlLeft: 0xffe3,
  controlRight: 0xffe4,
  altLeft: 0xffe9,
  altRight: 0xffea,
} as const;

/** What a key press means to a screen. */
export type KeyPress =
  | { readonly type: 'character'; readonly character: string; readonly control: boolean }
  | {
      readonly type: 'key';
      readonly key:
        | 'enter'
        | 'backspace'
        | 'delete'
        | 'escape'
        | 'tab'
        | 'left'
        | 'right'
        | 'up'
        | 'down'
        | 'home'
        | 'end';
    }
  | { readonly type: 'ctrl-alt-del' };

const NAMED: ReadonlyMap<number, Extract<KeyPress, { type: 'key' }>['key']> = new Map([
  [KEY.enter, 'enter'],
  [KEY.keypadEnter, 'enter'],
  [KEY.backspace, 'backspace'],
  [KEY.delete, 'delete'],
  [KEY.keypadDelete, 'delete'],
  [KEY.escape, 'escape'],
  [KEY.tab, 'tab'],
  [KEY.left, 'left'],
  [KEY.right, 'right'],
  [KEY.up, 'up'],
  [KEY.down, 'down'],
  [KEY.home, 'home'],
  [KEY.end, 'end'],
]);

/** The character of a keysym: Latin-1 as it is, others as 0x01000000 + code point. */
export function characterOf(keysym: number): string | undefined {
  if ((keysym >= 0x20 && keysym <= 0x7e) || (keysym >= 0xa0 && keysym <= 0xff)) {
    return String.fromCodePoint(keysym);
  }
  if (keysym >= 0x01000100 && keysym <= 0x0110ffff)
    return String.fromCodePoint(keysym - 0x01000000);
  // The digits of the keypad.
  if (keysym >= 0xffb0 && keysym <= 0xffb9) return String(keysym - 0xffb0);
  return undefined;
}

/** Follows the modifier keys, and says what a press means. */
export class Keyboard {
  private readonly down = new Set<number>();

  /** Undefined for releases, modifiers and keys that mean nothing here. */
  press(keysym: number, isDown: boolean): KeyPress | undefined {
    if (!isDown) {
      this.down.delete(keysym);
      return undefined;
    }
    // Nobody presses more keys at once; a client that never releases must not fill the memory.
    if (this.down.size > 32) this.down.clear();
    this.down.add(keysym);
    const control = this.down.has(KEY.controlLeft) || this.down.has(KEY.controlRight);
    const alt = this.down.has(KEY.altLeft) || this.down.has(KEY.altRight);
    const key = NAMED.get(keysym);
    if (key === 'delete' && control && alt) return { type: 'ctrl-alt-del' };
    if (key !== undefined) return { type: 'key', key };
    const character = characterOf(keysym);
    return character === undefined ? undefined : { type: 'character', character, control };
  }
}
