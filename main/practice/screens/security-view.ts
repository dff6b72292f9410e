import type { Action, Area, GraphicalState } from './graphical-state';
import { SCREEN_WIDTH } from './screen';
import { drawMachineName } from './sign-in-view';
import type { Surface } from './surface';
import { drawCentred } from './text';

const WIDTH = 260;
const HEIGHT = 46;
const TOP = 250;
const LEFT = SCREEN_WIDTH / 2 - WIDTH / 2;

const LABELS: Partial<Record<Action, string>> = {
  lock: 'Lock',
  'sign-out': 'Sign out',
  restart: 'Restart',
  cancel: 'Cancel',
};

/** What Ctrl+Alt+Del offers; nobody is signed in at the sign-in screen. */
export function securityAreas(before: 'sign-in' | 'desktop'): readonly Area[] {
  const actions: readonly Action[] =
    before === 'desktop' ? ['lock', 'sign-out', 'restart', 'cancel'] : ['restart', 'cancel'];
  return actions.map((action, index) => ({
    action,
    x: LEFT,
    y: TOP + index * (HEIGHT + 8) + (action === 'cancel' ? 28 : 0),
    width: WIDTH,
    height: HEIGHT,
  }));
}

export function drawSecurity(surface: Surface, state: GraphicalState): void {
  surface.rect(0, 0, surface.width, surface.height, 0x071018, 176);
  const title = { size: 13, colour: 0xffffff, alpha: 200 };
  drawCentred(surface, SCREEN_WIDTH / 2, TOP - 58, 'Ctrl + Alt + Del', title);
  for (const area of securityAreas(state.before)) {
    const hovered = state.hover === area.action;
    if (area.action === 'cancel') {
      surface.roundRect(area.x, area.y, area.width, area.height, 6, 0xffffff, hovered ? 90 : 40);
    } else if (hovered) {
      surface.roundRect(area.x, area.y, area.width, area.height, 6, 0xffffff, 48);
    }
    const style = { size: 15, colour: 0xffffff, weight: 1.8 };
    drawCentred(surface, SCREEN_WIDTH / 2, area.y + 15, LABELS[area.action] ?? '', style);
  }
  drawMachineName(surface, state);
}
