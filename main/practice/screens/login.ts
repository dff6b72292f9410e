import type { KeyPress } from './keys';
import { runCommand } from './shell';
import type { ScreenSubject } from './screen';
import type { Terminal } from './terminal';

type Stage = 'name' | 'password' | 'shell';
const MAX_LINE = 200;

/** A Linux console after boot: login prompt, then a tiny shell. Any password will do. */
export class LinuxLogin {
  private stage: Stage = 'name';
  private line = '';
  private user = '';
  private readonly history: string[] = [];
  private recalled = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly subject: ScreenSubject,
    private readonly booted: Date,
    private readonly now: () => Date,
    private readonly reboot: () => void,
  ) {
    this.greet();
  }

  /** True when something was written. */
  press(press: KeyPress): boolean {
    if (press.type === 'ctrl-alt-del') return false;
    if (press.type === 'character') return this.typeCharacter(press.character, press.control);
    if (press.key === 'backspace') return this.backspace();
    if (press.key === 'up' || press.key === 'down') {
      return this.stage === 'shell' && this.recall(press.key === 'up' ? -1 : 1);
    }
    if (press.key !== 'enter') return false;
    this.terminal.write('\n');
    this.enter();
    return true;
  }

  private typeCharacter(character: string, control: boolean): boolean {
    if (control) {
      if (character.toLowerCase() !== 'c') return false;
      this.terminal.write('^C\n');
      this.line = '';
      if (this.stage === 'password') this.stage = 'name';
      this.prompt();
      return true;
    }
    if (this.line.length >= MAX_LINE) return false;
    this.line += character;
    if (this.stage === 'password') return false;
    this.terminal.write(character);
    return true;
  }

  private backspace(): boolean {
    const letters = Array.from(this.line);
    const last = letters.pop();
    if (last === undefined) return false;
    this.line = letters.join('');
    if (this.stage === 'password') return false;
    this.terminal.erase(last);
    return true;
  }

  private recall(step: number): boolean {
    const index = Math.min(this.history.length, Math.max(0, this.recalled + step));
    if (index === this.recalled) return false;
    this.recalled = index;
    for (const character of Array.from(this.line).reverse()) this.terminal.erase(character);
    this.line = this.history[index] ?? '';
    this.terminal.write(this.line);
    return true;
  }

  private enter(): void {
    const line = this.line;
    this.line = '';
    if (this.stage === 'name') {
      this.user = line.trim();
      if (this.user !== '') this.stage = 'password';
      this.prompt();
    } else if (this.stage === 'password') {
      this.stage = 'shell';
      const last = this.now().toUTCString().replace('GMT', 'UTC');
      this.terminal.write(
        `Last login: ${last} on tty1\nType \u001b[97mhelp\u001b[0m for what can be done here.\n`,
      );
      this.prompt();
    } else this.run(line);
  }

  private run(line: string): void {
    if (line.trim() !== '') this.history.push(line);
    this.recalled = this.history.length;
    const { subject, user, now, booted } = this;
    const result = runCommand(line, { subject, user, now, booted });
    if (result.type === 'reboot') {
      this.reboot();
      return;
    }
    if (result.type === 'exit') {
      this.stage = 'name';
      this.terminal.clear();
      this.greet();
      return;
    }
    if (result.type === 'output') this.terminal.write(result.text);
    else this.terminal.clear();
    this.prompt();
  }

  private greet(): void {
    const { name, system, address } = this.subject;
    this.terminal.write(`${system} \u001b[97m${name}\u001b[0m tty1\n`);
    this.terminal.write(
      `\u001b[90m${address === '' ? '' : `${address} · `}practice region\u001b[0m\n\n`,
    );
    this.prompt();
  }

  private prompt(): void {
    const host = this.subject.name;
    if (this.stage === 'name') this.terminal.write(`${host} login: `);
    else if (this.stage === 'password') this.terminal.write('Password: ');
    else this.terminal.write(`\u001b[92m${this.user}@${host}\u001b[0m:\u001b[94m~\u001b[0m$ `);
  }
}
