import type { RfbDisplay, RfbSession } from '../rfb/session';
import { type Rect, TILE } from '../rfb/tiles';
import { Keyboard } from './keys';
import { type Screen, SCREEN_HEIGHT, SCREEN_WIDTH, type ScreenClock } from './screen';
import { Surface } from './surface';

/** No faster than this, however impatient a screen is. */
const MIN_WAKE_MS = 25;
/** At least this often: the machine may have been switched off meanwhile. */
const MAX_WAKE_MS = 1000;

export interface MachineSource {
  readonly name: string;
  /** A screen for the machine as it is now. */
  readonly makeScreen: (freshlyStarted: boolean) => Screen;
  /** Grows with every boot of the machine; undefined while it does not run. */
  readonly boots: () => number | undefined;
}

/**
 * What one machine shows, to however many look at it. There is a timer and there are pictures
 * only while somebody does; the state of the screen stays.
 */
export class MachineScreen implements RfbDisplay {
  private readonly viewers = new Set<RfbSession>();
  private readonly keyboard = new Keyboard();
  private screen: Screen;
  private boots: number;
  private shown = new Surface(0, 0);
  private draft = new Surface(0, 0);
  private timer: NodeJS.Timeout | undefined;
  private redrawDue = false;

  constructor(
    private readonly source: MachineSource,
    private readonly clock: ScreenClock,
  ) {
    this.boots = source.boots() ?? 0;
    this.screen = source.makeScreen(false);
  }

  get name(): string {
    return this.source.name;
  }

  get picture(): Surface {
    return this.shown;
  }

  get watched(): boolean {
    return this.viewers.size > 0;
  }

  /** Call before a session is made of this display. */
  wake(): void {
    if (this.watched) return;
    this.shown = new Surface(SCREEN_WIDTH, SCREEN_HEIGHT);
    this.draft = new Surface(SCREEN_WIDTH, SCREEN_HEIGHT);
    this.followMachine();
    this.redraw();
  }

  add(session: RfbSession): void {
    this.viewers.add(session);
    if (this.timer === undefined) this.tick();
  }

  remove(session: RfbSession): void {
    this.viewers.delete(session);
    if (this.watched) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    // Six megabytes per machine are worth giving back.
    this.shown = new Surface(0, 0);
    this.draft = new Surface(0, 0);
  }

  key(keysym: number, down: boolean): void {
    const press = this.keyboard.press(keysym, down);
    if (press === undefined) return;
    this.screen.advance(this.clock.steady());
    if (this.screen.press(press)) this.redrawSoon();
  }

  pointer(x: number, y: number, buttons: number): void {
    if (this.screen.pointer(x, y, buttons)) this.redrawSoon();
  }

  cutText(): void {
    // The clipboard of the client; these machines have none.
  }

  exclusive(session: RfbSession): void {
    for (const other of this.viewers)
      if (other !== session) other.close('another viewer took over');
  }

  /** Every viewer leaves, e.g. because the machine was switched off. */
  closeAll(reason: string): void {
    for (const viewer of this.viewers) viewer.close(reason);
  }

  private tick(): void {
    if (this.followMachine() === 'off') {
      this.closeAll('the machine was switched off');
      return;
    }
    this.redraw();
    const now = this.clock.steady();
    const wait = Math.min(MAX_WAKE_MS, Math.max(MIN_WAKE_MS, this.screen.wakeAfter(now)));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tick(), wait);
    this.timer.unref();
  }

  private followMachine(): 'on' | 'off' {
    const boots = this.source.boots();
    if (boots === undefined) return 'off';
    if (boots !== this.boots) {
      this.boots = boots;
      this.screen = this.source.makeScreen(true);
    }
    return 'on';
  }

  /** Several inputs that arrive together are drawn once. */
  private redrawSoon(): void {
    if (this.redrawDue) return;
    this.redrawDue = true;
    setImmediate(() => {
      this.redrawDue = false;
      // What was typed may have changed when the screen next moves by itself.
      if (this.watched) this.tick();
    });
  }

  /** Draws, and tells the viewers which tiles differ from what they were shown. */
  private redraw(): void {
    this.screen.advance(this.clock.steady());
    this.screen.draw(this.draft);
    const { width, height } = this.draft;
    for (let y = 0; y < height; y += TILE) {
      for (let x = 0; x < width; x += TILE) {
        const tile = { x, y, width: Math.min(TILE, width - x), height: Math.min(TILE, height - y) };
        if (this.takeOver(tile)) for (const viewer of this.viewers) viewer.changed(tile);
      }
    }
    for (const viewer of this.viewers) viewer.flush();
  }

  /** Copies a tile from the draft where it differs; true when it did. */
  private takeOver(tile: Rect): boolean {
    const from = this.draft.pixels;
    const to = this.shown.pixels;
    let differs = false;
    for (let row = 0; row < tile.height; row += 1) {
      const start = (tile.y + row) * this.draft.width + tile.x;
      for (let index = start; index < start + tile.width; index += 1) {
        const pixel = from[index] ?? 0;
        if (pixel !== to[index]) {
          to[index] = pixel;
          differs = true;
        }
      }
    }
    return differs;
  }
}
