import {
  type Action,
  type Area,
  clockText,
  displayName,
  type GraphicalState,
  shortDate,
} from './graphical-state';
import { SCREEN_HEIGHT, SCREEN_WIDTH } from './screen';
import type { Surface } from './surface';
import { drawCentred, drawText, shortened, textWidth, type TextStyle } from './text';
import { wrapped } from './wrap';

const WHITE = 0xffffff;
const INK = 0x1b2330;
const MUTED = 0x66707f;
const BAR = 48;
const TITLE = 36;
const BAR_TOP = SCREEN_HEIGHT - BAR;
const START: Area = { action: 'start', x: 10, y: BAR_TOP + 4, width: 40, height: 40 };
const MENU = { x: 10, y: BAR_TOP - 214, width: 250, height: 204 } as const;

export const ABOUT_SIZE = { width: 460, height: 300 } as const;
export const NOTES_SIZE = { width: 440, height: 270 } as const;

const ICONS: readonly { readonly action: Action; readonly label: string; readonly y: number }[] = [
  { action: 'open-about', label: 'This machine', y: 36 },
  { action: 'open-notes', label: 'Notes', y: 142 },
];

const MENU_ROWS: readonly { readonly action: Action; readonly label: string }[] = [
  { action: 'lock', label: 'Lock' },
  { action: 'sign-out', label: 'Sign out' },
  { action: 'restart', label: 'Restart' },
];

type WindowName = 'about' | 'notes';

function windowAreas(state: GraphicalState, name: WindowName): readonly Area[] {
  const place = state[name];
  if (!place.open) return [];
  const { width } = name === 'about' ? ABOUT_SIZE : NOTES_SIZE;
  return [
    { action: `close-${name}`, x: place.x + width - 42, y: place.y, width: 42, height: TITLE },
    { action: `drag-${name}`, x: place.x, y: place.y, width: width - 42, height: TITLE },
  ];
}

/** What can be clicked, the topmost first. */
export function desktopAreas(state: GraphicalState): readonly Area[] {
  const menu = MENU_ROWS.map(({ action }, index): Area => ({
    action,
    x: MENU.x + 8,
    y: MENU.y + 64 + index * 44,
    width: MENU.width - 16,
    height: 40,
  }));
  const icons = ICONS.map(({ action, y }): Area => ({ action, x: 24, y, width: 92, height: 92 }));
  const back: WindowName = state.front === 'about' ? 'notes' : 'about';
  return [
    ...(state.startMenu ? menu : []),
    START,
    ...windowAreas(state, state.front),
    ...windowAreas(state, back),
    ...icons,
  ];
}

function drawIcon(surface: Surface, state: GraphicalState, icon: (typeof ICONS)[number]): void {
  const { action, label, y } = icon;
  if (state.hover === action) surface.roundRect(24, y, 92, 92, 6, WHITE, 38);
  if (action === 'open-about') {
    surface.roundRect(46, y + 14, 48, 34, 4, 0xe9eef5);
    surface.roundRect(50, y + 18, 40, 26, 2, state.theme.accent);
    surface.rect(66, y + 48, 8, 6, 0xc5cedb);
    surface.roundRect(58, y + 53, 24, 4, 2, 0xe9eef5);
  } else {
    surface.roundRect(52, y + 12, 36, 46, 4, 0xfdf6dc);
    surface.roundRect(52, y + 12, 36, 10, 4, 0xe8b93c);
    for (const line of [30, 37, 44]) surface.rect(58, y + line, line === 44 ? 14 : 24, 2, 0xb9ad84);
  }
  drawCentred(surface, 71, y + 69, label, { size: 9.5, colour: 0x000000, alpha: 110 });
  drawCentred(surface, 70, y + 68, label, { size: 9.5, colour: WHITE, weight: 1.5 });
}

function drawFrame(surface: Surface, state: GraphicalState, name: WindowName, title: string): void {
  const { x, y } = state[name];
  const { width, height } = name === 'about' ? ABOUT_SIZE : NOTES_SIZE;
  surface.shadow(x, y + 5, width, height, 18, 96);
  surface.roundRect(x, y, width, height, 8, 0xf7f9fc);
  surface.rect(x, y + TITLE - 1, width, 1, 0xdce2ea);
  const active = state.front === name;
  drawText(surface, x + 16, y + 13, title, { size: 11, colour: active ? INK : MUTED, weight: 1.5 });
  const hovered = state.hover === `close-${name}`;
  if (hovered) surface.roundRect(x + width - 38, y + 4, 30, 28, 5, 0xd64545);
  const cross = hovered ? WHITE : MUTED;
  const centreX = x + width - 23;
  surface.line(centreX - 4.5, y + 13.5, centreX + 4.5, y + 22.5, 1.6, cross);
  surface.line(centreX + 4.5, y + 13.5, centreX - 4.5, y + 22.5, 1.6, cross);
}

function drawAbout(surface: Surface, state: GraphicalState): void {
  drawFrame(surface, state, 'about', 'This machine');
  const { x, y } = state.about;
  const { name, hostName, address, system, user, region } = state.subject;
  const big: TextStyle = { size: 17, colour: INK, weight: 2.1 };
  drawText(surface, x + 24, y + 62, shortened(name, ABOUT_SIZE.width - 48, big), big);
  drawText(surface, x + 24, y + 94, system, { size: 10.5, colour: MUTED });
  const rows = [
    ['Host name', hostName],
    ['Address', address],
    ['Signed in', user === '' ? 'Administrator' : displayName(user)],
    ['Region', region],
  ] as const;
  for (const [index, [label, value]] of rows.entries()) {
    const top = y + 130 + index * 32;
    surface.rect(x + 24, top - 10, ABOUT_SIZE.width - 48, 1, 0xe3e8ef);
    drawText(surface, x + 24, top, label, { size: 10.5, colour: MUTED });
    const style: TextStyle = { size: 10.5, colour: INK };
    drawText(surface, x + 150, top, shortened(value, ABOUT_SIZE.width - 176, style), style);
  }
  const note = 'This machine exists only in the practice region.';
  drawText(surface, x + 24, y + ABOUT_SIZE.height - 28, note, { size: 9.5, colour: MUTED });
}

function drawNotes(surface: Surface, state: GraphicalState): void {
  drawFrame(surface, state, 'notes', 'Notes');
  const { x, y } = state.notes;
  const style: TextStyle = { size: 12, colour: INK, weight: 1.5 };
  const lines = wrapped(state.text, NOTES_SIZE.width - 44, style).slice(-8);
  if (state.text === '') {
    drawText(surface, x + 24, y + 58, 'Type something', { ...style, colour: 0x9aa3b0 });
  }
  let end = x + 20;
  for (const [index, line] of lines.entries()) {
    end = drawText(surface, x + 20, y + 58 + index * 25, line, style);
  }
  if (state.caret && state.front === 'notes') {
    surface.rect(end, y + 54 + (lines.length - 1) * 25, 2, 20, state.theme.accent);
  }
}

function drawBar(surface: Surface, state: GraphicalState): void {
  surface.rect(0, BAR_TOP, SCREEN_WIDTH, BAR, 0x0c1420, 214);
  surface.rect(0, BAR_TOP, SCREEN_WIDTH, 1, WHITE, 22);
  if (state.hover === 'start' || state.startMenu) {
    surface.roundRect(START.x, START.y, 40, 40, 6, WHITE, state.startMenu ? 56 : 36);
  }
  surface.roundRect(START.x + 10, START.y + 10, 20, 20, 5, state.theme.accent);
  surface.roundRect(START.x + 16, START.y + 16, 8, 8, 2, WHITE);
  const style: TextStyle = { size: 11, colour: WHITE, weight: 1.5 };
  const name = shortened(state.subject.name, SCREEN_WIDTH - 230, style);
  drawText(surface, 66, BAR_TOP + 19, name, style);
  const right = (text: string, top: number): void => {
    const small: TextStyle = { size: 9.5, colour: WHITE, alpha: 235 };
    drawText(surface, SCREEN_WIDTH - 18 - textWidth(text, small), top, text, small);
  };
  right(clockText(state.time), BAR_TOP + 10);
  right(shortDate(state.time), BAR_TOP + 28);
}

function drawMenu(surface: Surface, state: GraphicalState): void {
  surface.roundRect(MENU.x, MENU.y, MENU.width, MENU.height, 10, 0x121c2b, 244);
  const style: TextStyle = { size: 13, colour: WHITE, weight: 1.7 };
  const { user } = state.subject;
  const name = user === '' ? 'Administrator' : displayName(user);
  drawText(surface, MENU.x + 20, MENU.y + 24, shortened(name, MENU.width - 40, style), style);
  surface.rect(MENU.x + 12, MENU.y + 56, MENU.width - 24, 1, WHITE, 36);
  for (const [index, { action, label }] of MENU_ROWS.entries()) {
    const top = MENU.y + 64 + index * 44;
    if (state.hover === action) {
      surface.roundRect(MENU.x + 8, top, MENU.width - 16, 40, 6, WHITE, 36);
    }
    drawText(surface, MENU.x + 20, top + 14, label, { size: 12, colour: WHITE, weight: 1.5 });
  }
}

export function drawDesktop(surface: Surface, state: GraphicalState): void {
  for (const icon of ICONS) drawIcon(surface, state, icon);
  const windows = { about: drawAbout, notes: drawNotes };
  const order: readonly WindowName[] =
    state.front === 'about' ? ['notes', 'about'] : ['about', 'notes'];
  for (const name of order) if (state[name].open) windows[name](surface, state);
  drawBar(surface, state);
  if (state.startMenu) drawMenu(surface, state);
}
