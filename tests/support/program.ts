import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';

export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Written to its standard input, which then ends. */
  readonly input?: string;
}

/** A program in its own process, that ends with the test, at the latest with the test's process. */
export class Program {
  readonly #child: ChildProcess;
  readonly #name: string;
  #output = '';
  #waiting: { pattern: RegExp; resolve: (match: RegExpExecArray) => void }[] = [];

  private constructor(name: string, child: ChildProcess) {
    this.#name = name;
    this.#child = child;
    const take = (text: Buffer): void => this.#take(text.toString('utf8'));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const third = child.stdio[3];
    if (third instanceof Readable) third.on('data', take);
  }

  /** Starts it. What it writes to file descriptors 1, 2 and 3 is its `output`. */
  static start(command: string, args: readonly string[], options: ProgramOptions): Program {
    // The kernel ends it should this process be killed before it can.
    const line = ['--pdeathsig', 'KILL', '--', command, ...args];
    const child = spawn('setpriv', line, {
      env: options.env,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    // It may have ended before it read.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
    return new Program(command, child);
  }

  /** Of the process; `setpriv` puts the command in its own place. */
  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error(`${this.#name} was not started`);
    return pid;
  }

  /** All it has written. */
  get output(): string {
    return this.#output;
  }

  /** Waits until its output holds this. It throws when the program ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const match = pattern.exec(this.#output);
    if (match !== null) return match;
    const gone = once(this.#child, 'exit').then(() => {
      throw new Error(`${this.#name} ended before it said ${pattern.source}:\n${this.#output}`);
    });
    const said = new Promise<RegExpExecArray>((resolve) => {
      this.#waiting.push({ pattern, resolve });
    });
    return Promise.race([said, gone]);
  }

  /** Waits until it has ended by itself. */
  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit');
    }
  }

  /** Waits until it has done its work. It throws when the program failed. */
  async succeeds(): Promise<void> {
    await this.ended();
    if (this.#child.exitCode !== 0) throw new Error(`${this.#name} failed:\n${this.#output}`);
  }

  /** Ends it and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(insist);
  }

  /** Ends it as a crash would, at once, and waits until it is gone. */
  async crash(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  #take(text: string): void {
    this.#output += text;
    this.#waiting = this.#waiting.filter(({ pattern, resolve }) => {
      const match = pattern.exec(this.#output);
      if (match !== null) resolve(match);
      return match === null;
    });
  }
}
