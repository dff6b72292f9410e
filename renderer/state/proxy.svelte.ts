import type { Bridge } from '../../preload/contract/bridge';
import type { ProxyQuestion } from '../../preload/contract/models';

/** A proxy between this computer and the cloud that wants a login. Main asks; one at a time. */
export class Proxy {
  readonly #bridge: Bridge;
  #question = $state.raw<ProxyQuestion | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get question(): ProxyQuestion | null {
    return this.#question;
  }

  /** Listens to main; returns the end of listening. */
  start(): () => void {
    return this.#bridge.on('proxy:ask', (question) => {
      this.#question = question;
    });
  }

  /** The login travels once, to main; nothing of it stays here. */
  async give(askId: string, userName: string, password: string): Promise<void> {
    this.#done(askId);
    await this.#bridge.proxy.answer({ askId, login: { kind: 'given', userName, password } });
  }

  async decline(askId: string): Promise<void> {
    this.#done(askId);
    await this.#bridge.proxy.answer({ askId, login: { kind: 'declined' } });
  }

  /** Answered: the next question, if there is one, comes from main. */
  #done(askId: string): void {
    if (this.#question?.askId === askId) this.#question = null;
  }
}
