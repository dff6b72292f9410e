import {
  type Area,
  clockText,
  dateText,
  displayName,
  type GraphicalState,
  initials,
} from './graphical-state';
import { SCREEN_HEIGHT, SCREEN_WIDTH } from './screen';
import type { Surface } from './surface';
import { drawCentred, drawText, shortened, textWidth } from './text';

const WHITE = 0xffffff;
const INK = 0x1b2330;
const MIDDLE = SCREEN_WIDTH / 2;
const BOX = { x: MIDDLE - 130, y: 452, width: 260, height: 40 } as const;
const MAX_DOTS = 17;

const SUBMIT: Area = {
  action: 'submit',
  x: BOX.x + BOX.width - 40,
  y: BOX.y,
  width: 40,
  height: BOX.height,
};
const RESTART: Area = {
  action: 'restart',
  x: SCREEN_WIDTH - 76,
  y: SCREEN_HEIGHT - 76,
  width: 44,
  height: 44,
};

export const SIGN_IN_AREAS: readonly Area[] = [SUBMIT, RESTART];

/** The machine's name where it always is: bottom left. */
export function drawMachineName(surface: Surface, state: GraphicalState): void {
  const { name, address, region } = state.subject;
  const style = { size: 15, colour: WHITE, weight: 1.9 };
  drawText(surface, 32, SCREEN_HEIGHT - 74, shortened(name, SCREEN_WIDTH - 190, style), style);
  const place = address === '' ? region : `${address}  ·  ${region}`;
  drawText(surface, 32, SCREEN_HEIGHT - 45, place, { size: 10, colour: WHITE, alpha: 190 });
}

function drawUser(surface: Surface, state: GraphicalState): void {
  const { user } = state.subject;
  surface.disc(MIDDLE, 322, 58, WHITE, 235);
  surface.disc(MIDDLE, 322, 54, state.theme.accent);
  const letters = user === '' ? 'A' : initials(user);
  drawCentred(surface, MIDDLE, 304, letters, { size: 34, colour: WHITE, weight: 3.2 });
  const name = user === '' ? 'Administrator' : displayName(user);
  drawCentred(surface, MIDDLE, 402, name, { size: 20, colour: WHITE, weight: 2 });
}

function drawPassword(surface: Surface, state: GraphicalState): void {
  surface.roundRect(BOX.x - 1, BOX.y - 1, BOX.width + 2, BOX.height + 2, 7, 0x000000, 60);
  surface.roundRect(BOX.x, BOX.y, BOX.width, BOX.height, 6, WHITE, 240);
  const dots = Math.min(state.passwordLength, MAX_DOTS);
  const textX = BOX.x + 16;
  if (dots === 0)
    drawText(surface, textX + 4, BOX.y + 14, 'Password', { size: 11, colour: 0x7a8494 });
  for (let index = 0; index < dots; index += 1) {
    surface.disc(textX + 5 + index * 11.5, BOX.y + BOX.height / 2, 3.6, INK);
  }
  if (state.caret) {
    surface.rect(textX + Math.round(dots * 11.5) - (dots === 0 ? 1 : 0), BOX.y + 10, 2, 20, INK);
  }
  const colour = state.hover === 'submit' ? 0xffffff : state.theme.accent;
  const arrow = state.hover === 'submit' ? state.theme.accent : 0xffffff;
  surface.roundRect(SUBMIT.x + 4, SUBMIT.y + 4, 32, 32, 4, colour);
  if (state.hover === 'submit')
    surface.frame(SUBMIT.x + 4, SUBMIT.y + 4, 32, 32, state.theme.accent, 90);
  const x = SUBMIT.x + 20;
  const y = SUBMIT.y + 20;
  surface.line(x - 7, y, x + 7, y, 2.2, arrow);
  surface.line(x + 2, y - 5, x + 7, y, 2.2, arrow);
  surface.line(x + 2, y + 5, x + 7, y, 2.2, arrow);
}

function drawRestart(surface: Surface, state: GraphicalState): void {
  const hovered = state.hover === 'restart';
  const x = RESTART.x + 22;
  const y = RESTART.y + 22;
  surface.disc(x, y, 22, WHITE, hovered ? 70 : 28);
  for (let step = 0; step < 22; step += 1) {
    const angle = (-55 + step * 13.2) * (Math.PI / 180);
    const next = (-55 + (step + 1) * 13.2) * (Math.PI / 180);
    surface.line(
      x + 9 * Math.cos(angle),
      y + 9 * Math.sin(angle),
      x + 9 * Math.cos(next),
      y + 9 * Math.sin(next),
      2,
      WHITE,
    );
  }
  surface.line(x, y - 12, x, y - 2, 2, WHITE);
  if (!hovered) return;
  const style = { size: 11, colour: WHITE };
  const width = textWidth('Restart', style) + 24;
  surface.roundRect(RESTART.x + 44 - width, RESTART.y - 40, width, 30, 5, 0x0c1420, 220);
  drawText(surface, RESTART.x + 56 - width, RESTART.y - 31, 'Restart', style);
}

export function drawSignIn(surface: Surface, state: GraphicalState): void {
  drawCentred(surface, MIDDLE, 92, clockText(state.time), { size: 66, colour: WHITE, weight: 4 });
  drawCentred(surface, MIDDLE, 186, dateText(state.time), { size: 16, colour: WHITE, weight: 1.7 });
  drawUser(surface, state);
  drawPassword(surface, state);
  const hint = state.message === '' ? 'Practice: any password will do' : state.message;
  drawCentred(surface, MIDDLE, 512, hint, { size: 10.5, colour: WHITE, alpha: 215 });
  drawMachineName(surface, state);
  drawRestart(surface, state);
}

/** Dots that chase each other round. */
export function drawWaiting(surface: Surface, x: number, y: number, turn: number): void {
  for (let index = 0; index < 8; index += 1) {
    const angle = (index / 8) * Math.PI * 2;
    const age = (turn - index + 800) % 8;
    const alpha = 255 - age * 28;
    surface.disc(x + 17 * Math.cos(angle), y + 17 * Math.sin(angle), 2.8, WHITE, alpha);
  }
}

export function drawWelcome(surface: Surface, state: GraphicalState): void {
  drawUser(surface, state);
  drawWaiting(surface, MIDDLE, 472, state.turn);
  drawCentred(surface, MIDDLE, 512, 'Welcome', { size: 15, colour: WHITE, weight: 1.7 });
  drawMachineName(surface, state);
}

export function drawLeaving(surface: Surface, state: GraphicalState): void {
  drawWaiting(surface, MIDDLE, 340, state.turn);
  drawCentred(surface, MIDDLE, 392, state.doing, { size: 18, colour: WHITE, weight: 1.9 });
  drawMachineName(surface, state);
}
