import { type UtilityProcess, utilityProcess } from 'electron';
import { Failure } from '../errors';
import type { Log } from '../log';
import { type FromProcess, fromProcess, type ToProcess } from './messages';
import type { PracticeCredentials } from './region';

/** Where the running region is and who signs in to it. */
export interface RunningPractice extends PracticeCredentials {
  readonly url: string;
}

export interface PracticeHostOptions {
  /** The bundled `process.ts`. */
  readonly script: string;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** How long the region may take to start. */
  readonly timeoutMs?: number;
}

const START_TIMEOUT_MS = 20_000;

/**
 * Runs the practice region on demand: however many ask, it is started once; when its process
 * has died, the next one who asks starts it anew (with other credentials, on another port).
 */
export class PracticeHost {
  private child: UtilityProcess | undefined;
  private running: Promise<RunningPractice> | undefined;

  constructor(private readonly options: PracticeHostOptions) {}

  /** Throws `practice-failed`. */
  start(): Promise<RunningPractice> {
    this.running ??= this.launch();
    return this.running;
  }

  /** Ends the process, and resolves when it is gone. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      if (!child.kill()) resolve();
    });
  }

  private async launch(): Promise<RunningPractice> {
    const child = utilityProcess.fork(this.options.script, [], {
      serviceName: 'Crashcart practice region',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    child.stderr?.on('data', (text: Buffer) => {
      this.options.log.warn('practice region:', text.toString('utf8').trimEnd());
    });
    child.once('exit', (code) => {
      this.options.log.info(`practice region ended with code ${String(code)}`);
      this.forget(child);
    });
    try {
      return await this.firstAnswer(child);
    } catch (error) {
      this.forget(child);
      child.kill();
      throw error;
    }
  }

  private firstAnswer(child: UtilityProcess): Promise<RunningPractice> {
    return new Promise((resolve, reject) => {
      const fail = (detail: string): void => reject(new Failure('practice-failed', { detail }));
      const limit = this.options.timeoutMs ?? START_TIMEOUT_MS;
      const timer = setTimeout(() => fail('The practice region did not start in time.'), limit);
      child.once('exit', (code) => {
        clearTimeout(timer);
        fail(`The practice region ended with code ${String(code)}.`);
      });
      child.once('message', (data: unknown) => {
        clearTimeout(timer);
        const message = fromProcess.safeParse(data);
        if (!message.success) fail('The practice region sent something unknown.');
        else this.settle(message.data, resolve, fail);
      });
      child.postMessage({ type: 'start' } satisfies ToProcess);
    });
  }

  private settle(
    message: FromProcess,
    resolve: (running: RunningPractice) => void,
    fail: (detail: string) => void,
  ): void {
    if (message.type === 'ready') resolve({ url: message.url, ...message.credentials });
    else fail(message.message);
  }

  private forget(child: UtilityProcess): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.running = undefined;
  }
}
