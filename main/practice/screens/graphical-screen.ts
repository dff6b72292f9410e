import { backdrop, themeOf } from './backdrop';
import { ABOUT_SIZE, desktopAreas, drawDesktop, NOTES_SIZE } from './desktop-view';
import { type Action, type Area, type GraphicalState, inside, type View } from './graphical-state';
import type { KeyPress } from './keys';
import {
  type Screen,
  SCREEN_HEIGHT,
  SCREEN_WIDTH,
  type ScreenClock,
  type ScreenSubject,
} from './screen';
import { drawSecurity, securityAreas } from './security-view';
import { drawLeaving, drawSignIn, drawWelcome, SIGN_IN_AREAS } from './sign-in-view';
import type { Surface } from './surface';

const BLINK_MS = 530;
const TURN_MS = 110;
const WELCOME_MS = 1300;
const LEAVING_MS = 2200;
const MAX_PASSWORD = 127;
const MAX_TEXT = 600;

/** A Windows-like desktop: sign-in, welcome, desktop, and the screen of Ctrl+Alt+Del. */
export class GraphicalScreen implements Screen {
  private readonly state: GraphicalState;
  /** When the welcome or goodbye is over. */
  private until = 0;
  private drag:
    { readonly name: 'about' | 'notes'; readonly dx: number; readonly dy: number } | undefined;
  private buttonDown = false;

  constructor(
    subject: ScreenSubject,
    private readonly clock: ScreenClock,
  ) {
    this.state = {
      subject,
      theme: themeOf(subject.name),
      view: 'sign-in',
      before: 'sign-in',
      passwordLength: 0,
      message: '',
      about: { open: true, x: 176, y: 84 },
      notes: { open: true, x: 480, y: 330 },
      front: 'notes',
      text: '',
      startMenu: false,
      hover: undefined,
      caret: true,
      turn: 0,
      doing: '',
      time: clock.wall(),
    };
  }

  get view(): View {
    return this.state.view;
  }

  press(press: KeyPress): boolean {
    const { state } = this;
    if (press.type === 'ctrl-alt-del') {
      if (state.view !== 'sign-in' && state.view !== 'desktop') return false;
      state.before = state.view;
      this.show('security');
      return true;
    }
    switch (state.view) {
      case 'sign-in':
        return this.typePassword(press);
      case 'desktop':
        return this.typeNote(press);
      case 'security':
        if (press.type === 'key' && press.key === 'escape') return this.act('cancel');
        return false;
      case 'welcome':
      case 'leaving':
        return false;
    }
  }

  pointer(x: number, y: number, buttons: number): boolean {
    const { state } = this;
    const isDown = (buttons & 1) !== 0;
    const clicked = isDown && !this.buttonDown;
    this.buttonDown = isDown;
    if (!isDown) this.drag = undefined;
    if (this.drag !== undefined) {
      const { name, dx, dy } = this.drag;
      const size = name === 'about' ? ABOUT_SIZE : NOTES_SIZE;
      state[name].x = Math.min(Math.max(x - dx, 0), SCREEN_WIDTH - size.width);
      state[name].y = Math.min(Math.max(y - dy, 0), SCREEN_HEIGHT - size.height - 48);
      return true;
    }
    const action = this.areas().find((area) => inside(area, x, y))?.action;
    const hoverChanged = action !== state.hover;
    state.hover = action;
    if (!clicked) return hoverChanged;
    if (action === 'drag-about' || action === 'drag-notes') {
      const name = action === 'drag-about' ? 'about' : 'notes';
      this.drag = { name, dx: x - state[name].x, dy: y - state[name].y };
      state.front = name;
      state.startMenu = false;
      return true;
    }
    if (action !== undefined) return this.act(action);
    const menuWasOpen = state.startMenu;
    state.startMenu = false;
    return menuWasOpen || hoverChanged;
  }

  advance(now: number): void {
    const { state } = this;
    state.time = this.clock.wall();
    state.caret = Math.floor(now / BLINK_MS) % 2 === 0;
    state.turn = Math.floor(now / TURN_MS);
    if (state.view === 'welcome' && now >= this.until) this.show('desktop');
    if (state.view === 'leaving' && now >= this.until) this.show('sign-in');
  }

  wakeAfter(now: number): number {
    const { view } = this.state;
    if (view === 'welcome' || view === 'leaving') return TURN_MS - (now % TURN_MS);
    if (view === 'security') return 30_000;
    return BLINK_MS - (now % BLINK_MS);
  }

  draw(surface: Surface): void {
    const { state } = this;
    surface.copy(backdrop(state.theme));
    const views = {
      'sign-in': drawSignIn,
      welcome: drawWelcome,
      desktop: drawDesktop,
      security: drawSecurity,
      leaving: drawLeaving,
    };
    views[state.view](surface, state);
  }

  private areas(): readonly Area[] {
    const { view, before } = this.state;
    if (view === 'sign-in') return SIGN_IN_AREAS;
    if (view === 'desktop') return desktopAreas(this.state);
    return view === 'security' ? securityAreas(before) : [];
  }

  private typePassword(press: KeyPress): boolean {
    const { state } = this;
    if (press.type === 'character' && !press.control) {
      state.passwordLength = Math.min(MAX_PASSWORD, state.passwordLength + 1);
      state.message = '';
      return true;
    }
    if (press.type !== 'key') return false;
    if (press.key === 'enter') return this.act('submit');
    if (press.key === 'backspace' || press.key === 'escape') {
      state.passwordLength = press.key === 'escape' ? 0 : Math.max(0, state.passwordLength - 1);
      return true;
    }
    return false;
  }

  private typeNote(press: KeyPress): boolean {
    const { state } = this;
    if (press.type === 'key' && press.key === 'escape') {
      state.startMenu = false;
      return true;
    }
    if (!state.notes.open || press.type === 'ctrl-alt-del') return false;
    state.front = 'notes';
    if (press.type === 'character') {
      if (press.control) return false;
      state.text = (state.text + press.character).slice(-MAX_TEXT);
    } else if (press.key === 'enter') state.text = `${state.text}\n`.slice(-MAX_TEXT);
    else if (press.key === 'backspace') state.text = Array.from(state.text).slice(0, -1).join('');
    else return false;
    return true;
  }

  private act(action: Action): boolean {
    const { state } = this;
    switch (action) {
      case 'submit':
        if (state.passwordLength === 0) state.message = 'Type a password first';
        else this.waitIn('welcome', WELCOME_MS, '');
        return true;
      case 'start':
        state.startMenu = !state.startMenu;
        return true;
      case 'lock':
        this.show('sign-in');
        return true;
      case 'sign-out':
        state.text = '';
        this.waitIn('leaving', LEAVING_MS, 'Signing out');
        return true;
      case 'restart':
        state.text = '';
        this.waitIn('leaving', LEAVING_MS, 'Restarting');
        return true;
      case 'cancel':
        this.show(state.before);
        return true;
      case 'open-about':
      case 'open-notes':
      case 'close-about':
      case 'close-notes':
        return this.placeWindow(action);
      case 'drag-about':
      case 'drag-notes':
        return false;
    }
  }

  private placeWindow(
    action: 'open-about' | 'open-notes' | 'close-about' | 'close-notes',
  ): boolean {
    const name = action.endsWith('about') ? 'about' : 'notes';
    this.state[name].open = action.startsWith('open');
    if (this.state[name].open) this.state.front = name;
    this.state.startMenu = false;
    return true;
  }

  private waitIn(view: 'welcome' | 'leaving', ms: number, doing: string): void {
    this.until = this.clock.steady() + ms;
    this.state.doing = doing;
    this.show(view);
  }

  private show(view: View): void {
    const { state } = this;
    state.view = view;
    state.passwordLength = 0;
    state.message = '';
    state.startMenu = false;
    state.hover = undefined;
    this.drag = undefined;
  }
}
