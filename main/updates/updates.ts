import { z } from 'zod';
import type { UpdateState } from '../../preload/contract/updates';
import { Failure, toAppError } from '../errors';
import type { Broadcast } from '../ipc/broadcast';
import { JsonFile } from '../json-file';
import type { Log } from '../log';
import type { Policy } from '../policy/policy';
import type { Settings } from '../settings/settings';
import type { Timer } from '../timer';
import type { UpdateEngine } from './engine';

/** Not at once: the start is for what the technician came for. */
const FIRST_LOOK_MS = 60_000;
const NEXT_LOOK_MS = 4 * 60 * 60_000;

/** What an installation that begins as the app ends leaves for the next start. */
const begunSchema = z.object({ version: z.literal(1), installing: z.string().nullable() });
type Begun = z.infer<typeof begunSchema>;

export interface UpdatesOptions {
  /** The version that runs. */
  readonly version: string;
  readonly isSetUp: boolean;
  readonly policy: Pick<Policy, 'updates'>;
  readonly settings: Pick<Settings, 'all' | 'onChange'>;
  /** Loads electron-updater; called once, with the first look. */
  readonly load: (feed: string | undefined) => Promise<UpdateEngine>;
  /** Where it is noted that an installation was begun. */
  readonly file: string;
  readonly broadcast: Broadcast;
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Looks for newer versions of the app, downloads one that is found and installs it when the app is quit,
 * or at once where the technician says so. What fails is told: once for a row of looks that nobody asked for.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #begun: JsonFile<Begun>;
  #state: UpdateState;
  #engine: Promise<UpdateEngine> | undefined;
  /** The engine that has something to install. */
  #loaded: UpdateEngine | undefined;
  #going: Promise<void> | undefined;
  #isTold = false;
  #cancel = (): void => undefined;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { file, log, policy, isSetUp } = options;
    this.#begun = new JsonFile(file, begunSchema, log);
    if (!policy.updates.allowed) this.#state = { state: 'off', why: 'policy' };
    else if (!isSetUp) this.#state = { state: 'off', why: 'not-set-up' };
    else this.#state = { state: 'idle' };
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Begins to look, where that is wanted; tells what came of an installation that was begun last time. */
  start(): void {
    if (this.#state.state === 'off') return;
    this.#recall();
    this.#plan(FIRST_LOOK_MS);
    let { automatic } = this.#options.settings.all.updates;
    this.#options.settings.onChange(({ updates }) => {
      if (updates.automatic === automatic) return;
      automatic = updates.automatic;
      this.#plan(FIRST_LOOK_MS);
    });
  }

  /** Looks now, because the technician wants it. What is found is downloaded, too. */
  look(): UpdateState {
    this.#requireOn();
    this.#isTold = false;
    void this.#look();
    return this.#state;
  }

  /** Not now: it is installed when the app is quit. */
  defer(): UpdateState {
    if (this.#state.state === 'ready') this.#to({ ...this.#state, deferred: true });
    return this.#state;
  }

  /** @throws Failure `not-found` when nothing was downloaded that the app could be restarted for */
  requireReady(): void {
    this.#requireOn();
    if (this.#state.state !== 'ready') throw new Failure('not-found');
  }

  /**
   * The app ends, and all that was open is closed: installs what is ready.
   * @param restarts whether the app is to start again afterwards
   */
  end(restarts: boolean): void {
    this.#cancel();
    if (this.#state.state !== 'ready') return;
    this.#note(this.#state.version);
    this.#loaded?.install(restarts);
  }

  /** @throws Failure `managed`, or `update-not-set-up` */
  #requireOn(): void {
    if (this.#state.state !== 'off') return;
    if (this.#state.why === 'not-set-up') throw new Failure('update-not-set-up');
    throw new Failure('managed', { params: { rule: 'updates' } });
  }

  #plan(ms: number): void {
    this.#cancel();
    if (!this.#options.settings.all.updates.automatic) return;
    this.#cancel = this.#options.timer.after(ms, () => {
      void this.#look();
      this.#plan(NEXT_LOOK_MS);
    });
  }

  /** One at a time; nothing is looked for while something waits to be installed. */
  #look(): Promise<void> {
    if (this.#state.state === 'ready') return Promise.resolve();
    this.#going ??= this.#run().finally(() => {
      this.#going = undefined;
    });
    return this.#going;
  }

  async #run(): Promise<void> {
    this.#to({ state: 'checking' });
    try {
      this.#engine ??= this.#options.load(this.#options.policy.updates.feed);
      const engine = await this.#engine;
      const version = await engine.find();
      if (version === null) {
        this.#to({ state: 'none', at: new Date(this.#options.now()).toISOString() });
      } else {
        this.#to({ state: 'available', version });
        await this.#download(engine, version);
      }
      this.#isTold = false;
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  async #download(engine: UpdateEngine, version: string): Promise<void> {
    let last = -1;
    await engine.download((percent) => {
      // It says so many times a second.
      if (percent === last) return;
      last = percent;
      this.#to({ state: 'downloading', version, percent });
    });
    this.#loaded = engine;
    this.#to({ state: 'ready', version, deferred: false });
  }

  #failed(thrown: unknown): void {
    const error = toAppError(thrown);
    this.#options.log.warn('No update', thrown, error.detail);
    this.#to({ state: 'failed', error });
    if (!this.#isTold) this.#options.broadcast('updates:failed', error);
    this.#isTold = true;
  }

  #to(state: UpdateState): void {
    this.#state = state;
    this.#options.broadcast('updates:changed', state);
  }

  /** An installer runs when nobody is left to tell what came of it: the next start does. */
  #recall(): void {
    const installing = this.#begun.load()?.installing ?? null;
    if (installing === null) return;
    this.#note(null);
    if (installing === this.#options.version) {
      this.#options.log.info(`Updated to ${installing}`);
      return;
    }
    this.#failed(new Failure('update-not-installed', { params: { version: installing } }));
  }

  #note(installing: string | null): void {
    try {
      this.#begun.save({ version: 1, installing });
    } catch (error) {
      this.#options.log.warn('What is installed cannot be noted', error);
    }
  }
}
