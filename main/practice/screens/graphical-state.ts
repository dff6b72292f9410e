import type { Theme } from './backdrop';
import type { ScreenSubject } from './screen';

/** What can be clicked. */
export type Action =
  | 'submit'
  | 'restart'
  | 'start'
  | 'lock'
  | 'sign-out'
  | 'cancel'
  | 'open-about'
  | 'open-notes'
  | 'close-about'
  | 'close-notes'
  | 'drag-about'
  | 'drag-notes';

export interface Area {
  readonly action: Action;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type View = 'sign-in' | 'welcome' | 'desktop' | 'security' | 'leaving';

export interface WindowPlace {
  open: boolean;
  x: number;
  y: number;
}

/** All that the graphical screen shows is drawn from this. */
export interface GraphicalState {
  readonly subject: ScreenSubject;
  readonly theme: Theme;
  view: View;
  /** Where the security screen goes back to. */
  before: 'sign-in' | 'desktop';
  passwordLength: number;
  message: string;
  readonly about: WindowPlace;
  readonly notes: WindowPlace;
  /** The window in front. */
  front: 'about' | 'notes';
  text: string;
  startMenu: boolean;
  hover: Action | undefined;
  caret: boolean;
  /** Step of the waiting animation. */
  turn: number;
  /** "Signing out", "Restarting". */
  doing: string;
  time: Date;
}

export const inside = (area: Area, x: number, y: number): boolean =>
  x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;

const pad = (value: number): string => String(value).padStart(2, '0');

export const clockText = (time: Date): string =>
  `${pad(time.getHours())}:${pad(time.getMinutes())}`;

const LONG_DATE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

export const dateText = (time: Date): string => LONG_DATE.format(time);

export const shortDate = (time: Date): string =>
  `${String(time.getFullYear())}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;

/** Up to two letters for the round picture of a user. */
export function initials(name: string): string {
  const parts = name.split(/[.\s_-]+/).filter((part) => part !== '');
  const [first = '', second = ''] = parts;
  if (/^[\u4e00-\u9fff]/.test(first)) return Array.from(first)[0] ?? '';
  return `${first.slice(0, 1)}${second.slice(0, 1)}`.toUpperCase();
}

/** `anna.mueller` → `Anna Mueller`; Chinese names stay as they are. */
export function displayName(name: string): string {
  return name
    .split('.')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ');
}
