import type { Retry } from '../../preload/contract/doctor';
import type { Timer } from '../timer';
import type { Prognosis } from './doctor/prognosis';

/** The pause before the first attempt; it doubles with every further one. */
const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
/** Every attempt mints a ticket: about three minutes of trying, then the technician decides. */
export const MOST_ATTEMPTS = 8;
/** Up to this part of a pause is added by chance, so that many consoles do not ask at once. */
const JITTER = 0.3;
/** A picture that stayed so long was a success: a later drop is a new story. */
const STEADY_MS = 30_000;
/** How often it is looked whether the network is back, while somebody waits for it. */
const LOOK_MS = 2_000;

export interface ReconnectOptions {
  readonly timer: Timer;
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** Connects a console with a new ticket. */
  readonly connect: (consoleId: string) => void;
  /** What `of` says of a console has changed. */
  readonly changed: (consoleId: string) => void;
}

interface Story {
  attempts: number;
  connectedAt: number | undefined;
  retry: Retry;
  cancel: () => void;
}

const NONE: Retry = { state: 'none' };

/**
 * When the consoles are connected again by themselves: a bounded number of attempts with growing
 * pauses. It knows nothing of consoles but their ids, and asks for nothing itself.
 */
export class Reconnect {
  readonly #options: ReconnectOptions;
  readonly #stories = new Map<string, Story>();

  constructor(options: ReconnectOptions) {
    this.#options = options;
  }

  of(consoleId: string): Retry {
    return this.#stories.get(consoleId)?.retry ?? NONE;
  }

  /** The picture is there. */
  connected(consoleId: string): void {
    const story = this.#story(consoleId);
    story.cancel();
    story.retry = NONE;
    story.connectedAt = this.#options.now();
  }

  /** The picture is not there (any more): what may be done about it, is. */
  plan(consoleId: string, prognosis: Prognosis): void {
    const story = this.#story(consoleId);
    // The page of the old ticket has something more to say: the attempt that is planned stays.
    if (story.retry.state === 'waiting' && prognosis.again === 'later') return;
    story.cancel();
    const { connectedAt } = story;
    story.connectedAt = undefined;
    if (connectedAt !== undefined && this.#options.now() - connectedAt >= STEADY_MS) {
      story.attempts = 0;
    }
    if (story.retry.state === 'stopped') return;
    if (prognosis.again === 'never') story.retry = NONE;
    else if (prognosis.again === 'network') this.#waitForNetwork(consoleId, story);
    else if (prognosis.again === 'machine') story.retry = { state: 'machine' };
    else this.#wait(consoleId, story, prognosis.leastMs);
  }

  /** What was waited for is there: at once, and counted anew, unless the technician wants no more. */
  now(consoleId: string): void {
    const story = this.#story(consoleId);
    if (story.retry.state === 'stopped') return;
    story.cancel();
    story.attempts = 0;
    this.#go(consoleId, story);
  }

  /** The technician takes it into his own hands: what follows counts anew. */
  reset(consoleId: string): void {
    this.#stories.get(consoleId)?.cancel();
    this.#stories.delete(consoleId);
  }

  /** The technician wants no more attempts. */
  stop(consoleId: string): void {
    const story = this.#stories.get(consoleId);
    if (story === undefined || story.retry.state === 'none') return;
    story.cancel();
    story.retry = { state: 'stopped' };
    this.#options.changed(consoleId);
  }

  /** The computer woke: whoever waits has waited long enough. */
  wake(): void {
    for (const [consoleId, story] of this.#stories) {
      if (story.retry.state !== 'waiting') continue;
      story.cancel();
      story.attempts = 0;
      this.#wait(consoleId, story, 0);
      this.#options.changed(consoleId);
    }
  }

  #wait(consoleId: string, story: Story, leastMs: number): void {
    const { timer, now, random } = this.#options;
    if (story.attempts >= MOST_ATTEMPTS) {
      story.retry = { state: 'given-up', attempts: story.attempts };
      return;
    }
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** story.attempts);
    const ms = Math.max(leastMs, pause) * (1 + JITTER * random());
    story.attempts += 1;
    story.retry = {
      state: 'waiting',
      at: new Date(now() + ms).toISOString(),
      attempt: story.attempts,
      most: MOST_ATTEMPTS,
    };
    story.cancel = timer.after(ms, () => this.#go(consoleId, story));
  }

  #waitForNetwork(consoleId: string, story: Story): void {
    const { timer, isOnline } = this.#options;
    story.retry = { state: 'offline' };
    story.cancel = timer.after(LOOK_MS, () => {
      if (isOnline()) this.#go(consoleId, story);
      else this.#waitForNetwork(consoleId, story);
    });
  }

  #go(consoleId: string, story: Story): void {
    story.retry = NONE;
    story.cancel = () => undefined;
    this.#options.connect(consoleId);
  }

  #story(consoleId: string): Story {
    const known = this.#stories.get(consoleId);
    if (known !== undefined) return known;
    const story: Story = {
      attempts: 0,
      connectedAt: undefined,
      retry: NONE,
      cancel: () => undefined,
    };
    this.#stories.set(consoleId, story);
    return story;
  }
}
