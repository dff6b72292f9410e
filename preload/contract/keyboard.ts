/** Keys, layouts and typing, as the bridge carries them. */

/**
 * Keyboard layouts a remote machine may have. French and Spanish are listed twice: on Windows some
 * of their accents are dead keys (`~`, and in French the grave), on Linux they are not.
 */
export const KEYBOARD_LAYOUTS = [
  'us',
  'uk',
  'de',
  'fr-windows',
  'fr-linux',
  'es-windows',
  'es-linux',
  'ja',
  'ch-de',
  'ch-fr',
] as const;
export type KeyboardLayout = (typeof KEYBOARD_LAYOUTS)[number];

/**
 * What a console passes on to its machine. `positions`: which key was pressed; the machine's own
 * layout makes a character of it (hypervisors, management controllers). `characters`: which character
 * was meant (VNC servers inside the system); then any character can be typed, whatever the layout.
 */
export const KEY_PASSINGS = ['positions', 'characters'] as const;
export type KeyPassing = (typeof KEY_PASSINGS)[number];

/** How fast text is typed. Consoles drop keys that come too fast, so the first is the default. */
export const TYPING_PACES = ['careful', 'normal', 'fast'] as const;
export type TypingPace = (typeof TYPING_PACES)[number];

/** The keys one may choose as host key: each alone, and little missed on the remote machine. */
export const HOST_KEYS = [
  'ControlRight',
  'ShiftRight',
  'MetaRight',
  'ContextMenu',
  'ScrollLock',
  'Pause',
  'F12',
] as const;
export type HostKey = (typeof HOST_KEYS)[number];

/** The keys that hold a combination together, in the order they are pressed. */
export const MODIFIER_KEYS = ['ControlLeft', 'AltLeft', 'ShiftLeft', 'MetaLeft'] as const;

/** The keys a combination may end with, by their codes (`KeyboardEvent.code`). */
// prettier-ignore
export const PLAIN_KEYS = [
  'Delete', 'Tab', 'Escape', 'Enter', 'Space', 'Backspace', 'Insert', 'Home', 'End', 'PageUp',
  'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PrintScreen', 'ScrollLock', 'Pause', 'CapsLock', 'NumLock',
  'ContextMenu', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9',
  'F10', 'F11', 'F12', 'KeyA', 'KeyB', 'KeyC', 'KeyD', 'KeyE', 'KeyF', 'KeyG',
  'KeyH', 'KeyI', 'KeyJ', 'KeyK', 'KeyL', 'KeyM', 'KeyN', 'KeyO', 'KeyP', 'KeyQ',
  'KeyR', 'KeyS', 'KeyT', 'KeyU', 'KeyV', 'KeyW', 'KeyX', 'KeyY', 'KeyZ', 'Digit0',
  'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Minus',
  'Equal', 'Comma', 'Period', 'Slash', 'Backquote', 'ControlRight', 'AltRight', 'ShiftRight', 'MetaRight',
] as const;

export const COMBINATION_KEYS = [...MODIFIER_KEYS, ...PLAIN_KEYS] as const;
export type CombinationKey = (typeof COMBINATION_KEYS)[number];

/** Keys pressed one after the other and released in reverse order, e.g. Ctrl, Alt, Del. */
export type KeyCombination = readonly CombinationKey[];

/** What typing a text would mean, told before anything is typed. */
export interface TextCheck {
  /** Keys to press, modifiers not counted. */
  readonly keys: number;
  readonly lines: number;
  readonly milliseconds: number;
  /** The characters that cannot be typed, each once, in the order they stand. Then nothing is typed. */
  readonly untypeable: readonly string[];
}

/** How typing ended. Anything but `done` leaves a part of the text on the machine. */
export type TypingEnd = 'done' | 'stopped' | 'key-pressed' | 'keyboard-lost' | 'page-gone';

/** Progress of typing into one console. The text itself is never told. */
export interface Typing {
  readonly consoleId: string;
  readonly typed: number;
  readonly total: number;
  /** Null while it goes on. */
  readonly end: TypingEnd | null;
}

/** What the technician asks for with the host key while a console, or the window, has the keyboard. */
export type HostCommand =
  /** The host key by itself, pressed while the console or our own window had the keyboard. */
  | { readonly kind: 'leave' | 'return' }
  | { readonly kind: 'step'; readonly step: 1 | -1 }
  /** 0 is the machine list. */
  | { readonly kind: 'tab'; readonly number: number }
  | { readonly kind: 'menu' | 'type' | 'clipboard' | 'ctrl-alt-del' | 'release' | 'view-only' }
  | { readonly kind: 'quick-open' }
  | ViewCommand;

/** Those about tabs, windows and pictures. */
export type ViewCommand =
  /** Moves the tab along the strip. */
  | { readonly kind: 'move-tab'; readonly step: 1 | -1 }
  /** Goes to another of the consoles that are shown together. */
  | { readonly kind: 'pane'; readonly step: 1 | -1 }
  | { readonly kind: 'close-tab' | 'reopen-tab' | 'own-window' }
  | { readonly kind: 'split' | 'full-screen' | 'copy-picture' };
