import type { App, Session } from 'electron';

/** What Chromium calls it, in every version and language. */
const SERVICE = 'network.mojom.NetworkService';

/**
 * Chromium's network process, which it starts again by itself when it breaks down. Until 2026 Electron did
 * not notice: a session that was asked for something before answers `net::ERR_FAILED` for ever after
 * (electron/electron#49572; seen on 25). And what such a session was told to trust has gone with the
 * process, in every version. So sessions are made anew.
 */
export class NetworkProcess {
  #losses = 0;

  constructor(app: Pick<App, 'on'>) {
    app.on('child-process-gone', (_event, { serviceName }) => {
      if (serviceName === SERVICE) this.#losses += 1;
    });
  }

  /**
   * A session to fetch through.
   * @param make makes a new one, ready for use: once now, and once after every loss
   * @returns gives the one of the moment, which is not to be kept
   */
  session(make: () => Session): () => Session {
    let current = make();
    let losses = this.#losses;
    return () => {
      if (losses !== this.#losses) {
        losses = this.#losses;
        current = make();
      }
      return current;
    };
  }
}
