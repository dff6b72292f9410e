import { type BootStep, kernelLog, MENU_ENTRIES, selfTest } from './boot';
import type { KeyPress } from './keys';
import { LinuxLogin } from './login';
import {
  type Screen,
  SCREEN_HEIGHT,
  SCREEN_WIDTH,
  type ScreenClock,
  type ScreenSubject,
} from './screen';
import type { Surface } from './surface';
import { CELL_HEIGHT, CELL_WIDTH, MARGIN, Terminal } from './terminal';

type Stage =
  | {
      readonly name: 'printing';
      readonly steps: readonly BootStep[];
      next: number;
      readonly then: 'menu' | 'login';
    }
  | { readonly name: 'menu'; readonly until: number | null; shown: number }
  | { readonly name: 'login'; readonly login: LinuxLogin };

const MENU_SECONDS = 10;
const BLINK_MS = 530;

/**
 * The text console of Linux desktops and of servers. A server begins with its self-test and a
 * boot menu; both then boot to a login prompt. Ctrl+Alt+Del starts over.
 */
export class TextScreen implements Screen {
  private readonly terminal = new Terminal(
    (SCREEN_WIDTH - 2 * MARGIN) / CELL_WIDTH,
    (SCREEN_HEIGHT - 2 * MARGIN) / CELL_HEIGHT,
  );
  private stage: Stage;
  private dueAt: number;
  private selected = 0;

  constructor(
    private readonly subject: ScreenSubject,
    private readonly kind: 'desktop' | 'server',
    private readonly clock: ScreenClock,
    /** A running desktop shows its login prompt; one that just started shows how it boots. */
    freshlyStarted: boolean,
  ) {
    this.dueAt = clock.steady();
    this.stage =
      kind === 'desktop' && !freshlyStarted ? this.atLogin() : this.boot(kind === 'server');
  }

  press(press: KeyPress): boolean {
    if (press.type === 'ctrl-alt-del') {
      this.restart();
      return true;
    }
    if (this.stage.name === 'login') return this.stage.login.press(press);
    if (this.stage.name === 'menu') return this.steerMenu(press);
    return false;
  }

  pointer(): boolean {
    return false;
  }

  advance(now: number): void {
    for (;;) {
      const { stage } = this;
      if (stage.name === 'printing') {
        const step = stage.steps[stage.next];
        if (step === undefined) {
          this.stage = stage.then === 'menu' ? this.openMenu(this.dueAt) : this.atLogin();
        } else if (this.dueAt + step[0] > now) {
          return;
        } else {
          this.dueAt += step[0];
          stage.next += 1;
          this.terminal.write(step[1]);
        }
      } else if (stage.name === 'menu' && stage.until !== null && stage.until <= now) {
        this.dueAt = stage.until;
        this.leaveMenu();
      } else {
        this.blink(now);
        return;
      }
    }
  }

  wakeAfter(now: number): number {
    if (this.stage.name === 'printing') {
      const step = this.stage.steps[this.stage.next];
      return step === undefined ? 0 : Math.max(0, this.dueAt + step[0] - now);
    }
    if (this.stage.name === 'menu') {
      if (this.stage.until === null) return 60_000;
      // At the next full second of the countdown.
      return ((this.stage.until - now) % 1000) + 1;
    }
    return BLINK_MS - (now % BLINK_MS);
  }

  /** What can be read on it, without the empty lines at the end. */
  lines(): string[] {
    const lines = Array.from({ length: this.terminal.rows }, (_, row) => this.terminal.line(row));
    while (lines.at(-1) === '') lines.pop();
    return lines;
  }

  draw(surface: Surface): void {
    this.terminal.draw(surface);
  }

  private restart(): void {
    this.dueAt = this.clock.steady();
    this.stage = this.boot(this.kind === 'server');
  }

  private boot(withSelfTest: boolean): Stage {
    this.terminal.clear();
    this.terminal.cursorVisible = false;
    this.selected = 0;
    return withSelfTest
      ? { name: 'printing', steps: selfTest(this.subject), next: 0, then: 'menu' }
      : { name: 'printing', steps: kernelLog(this.subject, false), next: 0, then: 'login' };
  }

  private atLogin(): Stage {
    this.terminal.clear();
    const { wall } = this.clock;
    const login = new LinuxLogin(this.terminal, this.subject, wall(), wall, () => this.restart());
    return { name: 'login', login };
  }

  private openMenu(now: number): Stage {
    const stage: Stage = { name: 'menu', until: now + MENU_SECONDS * 1000, shown: MENU_SECONDS };
    this.drawMenu(stage.shown);
    return stage;
  }

  private steerMenu(press: KeyPress): boolean {
    if (press.type !== 'key') return false;
    const { length } = MENU_ENTRIES;
    if (press.key === 'enter') {
      this.dueAt = this.clock.steady();
      this.leaveMenu();
    } else if (press.key === 'up' || press.key === 'down') {
      this.selected = (this.selected + (press.key === 'up' ? length - 1 : 1)) % length;
      // As soon as somebody chooses, nothing starts by itself any more.
      this.stage = { name: 'menu', until: null, shown: 0 };
      this.drawMenu(null);
    } else return false;
    return true;
  }

  private leaveMenu(): void {
    this.terminal.clear();
    if (this.selected <= 1) {
      const steps = kernelLog(this.subject, this.selected === 1);
      this.stage = { name: 'printing', steps, next: 0, then: 'login' };
      return;
    }
    const what =
      this.selected === 2 ? 'Testing 256 GB of memory …' : 'Firmware setup is locked here.';
    const steps: BootStep[] = [
      [0, `${what}\n`],
      [2500, `${this.selected === 2 ? 'No errors found.\n' : ''}\nBack to the boot menu …\n`],
      [1500, ''],
    ];
    this.selected = 0;
    this.stage = { name: 'printing', steps, next: 0, then: 'menu' };
  }

  private drawMenu(secondsLeft: number | null): void {
    const { terminal } = this;
    const width = 64;
    const left = Math.floor((terminal.columns - width) / 2);
    const top = 12;
    const line = '─'.repeat(width - 2);
    terminal.clear();
    const put = (row: number, text: string, column = left): void => {
      terminal.moveTo(row, column);
      terminal.write(text);
    };
    put(top - 3, `\u001b[97m${this.subject.name}\u001b[0m`);
    put(top - 2, '\u001b[90mBoot loader\u001b[0m');
    put(top, `┌${line}┐`);
    for (const [index, entry] of MENU_ENTRIES.entries()) {
      const chosen = index === this.selected;
      const text = ` ${chosen ? '▸' : ' '} ${entry}`.padEnd(width - 2);
      put(top + 1 + index, `│${chosen ? `\u001b[7m${text}\u001b[0m` : text}│`);
    }
    put(top + MENU_ENTRIES.length + 1, `└${line}┘`);
    put(
      top + MENU_ENTRIES.length + 3,
      'Choose with \u001b[97m↑\u001b[0m and \u001b[97m↓\u001b[0m, start with \u001b[97mEnter\u001b[0m.',
    );
    if (secondsLeft !== null) {
      const unit = secondsLeft === 1 ? 'second' : 'seconds';
      put(
        top + MENU_ENTRIES.length + 4,
        `\u001b[90mThe marked entry starts in ${String(secondsLeft)} ${unit}.\u001b[0m`,
      );
    }
    terminal.moveTo(terminal.rows - 1, 0);
  }

  private blink(now: number): void {
    if (this.stage.name === 'menu') {
      if (this.stage.until === null) return;
      const left = Math.ceil((this.stage.until - now) / 1000);
      if (left === this.stage.shown) return;
      this.stage.shown = left;
      this.drawMenu(left);
      return;
    }
    this.terminal.cursorVisible = Math.floor(now / BLINK_MS) % 2 === 0;
  }
}
