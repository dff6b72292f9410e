import { app, session, type Session, type WebContents } from 'electron';
import type { X509Certificate } from 'node:crypto';
import type { ConsoleCertificate, ConsoleState } from '../../preload/contract/models';
import type { RemoteScreen } from '../../preload/contract/views';
import { Failure } from '../errors';
import type { Log } from '../log';
import type { Timer } from '../timer';
import { isAcceptable, trustAuthorities } from '../security/certificates';
import { ShownCertificates } from '../security/shown-certificates';
import { fenceSession } from '../security/fence';
import { forgetHandshakes } from '../security/handshakes';
import { leaveOnlyWayTo } from '../security/only-way';
import type { Trail } from './doctor/evidence';
import { TrailRecorder } from './doctor/trail';
import { focusScreen } from './focus';
import { Partitions } from './partitions';
import { watchScreen } from './screen';
import { Trickle } from './trickle';
import { ignoreInput } from './view-only';
import { MemoryGuard, type Watched } from './memory';
import { watchGuest, type Watch } from './watch';

/** One console's guest: its session from the ticket on, its page from the mount on. */
interface Guest {
  readonly session: Session;
  readonly origin: string;
  readonly trail: TrailRecorder;
  readonly report: (state: ConsoleState) => void;
  readonly onScreen: (screen: RemoteScreen) => void;
  /** The certificate that was refused with this verdict of Chromium. */
  readonly certificate: (errorCode: number) => ConsoleCertificate | null;
  contents: WebContents | undefined;
  trickle: Trickle | undefined;
  isConnected: boolean;
  isInSight: boolean;
  viewOnly: boolean;
  watch: Watch | undefined;
}

/** What holds for a guest from its beginning: what it trusts beyond the system, and who may act. */
export interface GuestTerms {
  readonly authorities: readonly X509Certificate[];
  /** Fingerprint of the certificate accepted for the page's host. */
  readonly accepted: string | undefined;
  readonly viewOnly: boolean;
  /** The remote screen was seen, or has changed. */
  readonly onScreen: (screen: RemoteScreen) => void;
}

/** The pages and network sessions of the consoles: what Electron has to be told of each. */
export class Guests {
  readonly #timer: Timer;
  readonly #log: Log;
  readonly #guests = new Map<string, Guest>();
  readonly #partitions = new Partitions();
  readonly #memory: MemoryGuard;

  constructor(timer: Timer, log: Log) {
    this.#timer = timer;
    this.#log = log;
    this.#memory = new MemoryGuard({
      timer,
      metrics: () => app.getAppMetrics(),
      pages: () => this.#pages(),
    });
  }

  /** A partition for the console of a page to come. It is free again when the guest has ended. */
  reserve(
    accountId: string,
    page: URL,
    { authorities, accepted }: Pick<GuestTerms, 'authorities' | 'accepted'>,
  ): string {
    const trust = [accepted, ...authorities.map(({ fingerprint256 }) => fingerprint256)];
    return this.#partitions.take(JSON.stringify([accountId, page.origin, ...trust]));
  }

  /**
   * Prepares the network session of a guest to come, before anything is loaded in it: in memory only,
   * fenced to the page's origin, trusting for that host the account's authorities and the certificate
   * that the technician accepted. Nothing may be mounted before it is done.
   */
  async prepare(
    partition: string,
    page: URL,
    { authorities, accepted, viewOnly, onScreen }: GuestTerms,
    report: (state: ConsoleState) => void,
  ): Promise<void> {
    const own = session.fromPartition(partition, { cache: false });
    const trail = new TrailRecorder(page.host);
    fenceSession(own, page.origin, this.#log, trail.note);
    const shown = new ShownCertificates();
    trustAuthorities(own, authorities, (hostname) => hostname === page.hostname, {
      accepted: () => accepted,
      onRefused: (refused) => {
        shown.note(refused);
        // The verdict is remembered with the session, and may be another one next time.
        this.#partitions.retire(partition);
      },
    });
    this.#guests.set(partition, {
      session: own,
      origin: page.origin,
      trail,
      report,
      onScreen,
      certificate: (errorCode) => {
        const seen = shown.of(page.host);
        if (seen === undefined) return null;
        const { issuer, subject, fingerprint } = seen;
        const mayBe = accepted === undefined ? 'yes' : 'changed';
        const acceptable = isAcceptable(errorCode) ? mayBe : 'no';
        return { host: page.host, issuer, subject, fingerprint, acceptable };
      },
      contents: undefined,
      trickle: undefined,
      isConnected: false,
      isInSight: true,
      viewOnly,
      watch: undefined,
    });
    await leaveOnlyWayTo(page, own);
  }

  /** A guest was mounted: it is known by its session, which no other has. */
  attached(contents: WebContents): void {
    const found = this.#of(contents);
    if (found === undefined) {
      close(contents);
      return;
    }
    const [partition, guest] = found;
    guest.contents = contents;
    const trickle = new Trickle(contents, this.#timer, this.#log);
    guest.trickle = trickle;
    const report = (state: ConsoleState): void => {
      guest.isConnected = state.state === 'connected';
      void holdBack(guest);
      if (guest.isConnected) void focusScreen(contents);
      guest.report(state);
    };
    const listener = { report, received: (size: number): void => trickle.received(size) };
    guest.watch = watchGuest(contents, listener, guest.certificate, this.#log);
    contents.on('dom-ready', () => void watchScreen(contents, guest.onScreen));
    this.#memory.begin();
    // Every page of the guest, should it come from another process than the one before.
    contents.on('did-navigate', () => void this.#keepViewOnly(guest));
    // Gone without our doing, e.g. because the window's page was reloaded: its ticket is spent.
    contents.once('destroyed', () => {
      guest.watch?.end();
      if (this.#guests.get(partition) !== guest) return;
      guest.report({ state: 'disconnected', reason: { code: 'connection-lost', detail: '' } });
    });
    // Menu shortcuts would act on the app while the technician types into the remote machine.
    contents.setIgnoreMenuShortcuts(true);
    contents.setAudioMuted(true);
    // A page could learn this computer's addresses through WebRTC.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    // noVNC asks before it unloads while connected; the question is asked by us, if at all.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
  }

  /** A guest stays on its own origin. */
  mayNavigate(contents: WebContents, url: string): boolean {
    const found = this.#of(contents);
    if (found === undefined) return false;
    try {
      return new URL(url).origin === found[1].origin;
    } catch {
      return false;
    }
  }

  /** @throws Failure `not-found` when the console has no page (yet) */
  contentsOf(partition: string): WebContents {
    const contents = this.#guests.get(partition)?.contents;
    if (contents === undefined || contents.isDestroyed()) throw new Failure('not-found');
    return contents;
  }

  /** Lets input through to a guest, or none; also to one whose page is still to come. */
  async setViewOnly(partition: string, viewOnly: boolean): Promise<void> {
    const guest = this.#guests.get(partition);
    if (guest === undefined) return;
    guest.viewOnly = viewOnly;
    if (guest.contents?.isDestroyed() === false) await ignoreInput(guest.contents, viewOnly);
  }

  /** Is the guest to be seen? One that is not gets what it needs to stay connected, and little more. */
  async setInSight(partition: string, isInSight: boolean): Promise<void> {
    const guest = this.#guests.get(partition);
    if (guest === undefined) return;
    guest.isInSight = isInSight;
    await holdBack(guest);
  }

  /** What the guest's requests came to so far; null when there is no guest. */
  trailOf(partition: string): Trail | null {
    return this.#guests.get(partition)?.trail.now ?? null;
  }

  /** The same, with the proxy on the way, which has to be asked for. */
  async wholeTrailOf(partition: string): Promise<Trail | null> {
    const guest = this.#guests.get(partition);
    return guest === undefined ? null : guest.trail.read(guest.session, guest.origin);
  }

  /** Ends a guest and leaves nothing of it: page, connections, cookies, storage, cache. */
  async end(partition: string): Promise<void> {
    const guest = this.#guests.get(partition);
    if (guest === undefined) return;
    this.#guests.delete(partition);
    guest.watch?.end();
    void guest.trickle?.set(false);
    const gone = closed(guest.contents);
    await guest.session.closeAllConnections();
    await guest.session.clearStorageData();
    await guest.session.clearCache();
    await guest.session.clearAuthCache();
    forgetHandshakes(guest.session);
    // Nobody waits for the page: should it never go, its partition is not used again.
    void gone.then(() => this.#partitions.giveBack(partition));
  }

  async #keepViewOnly({ contents, viewOnly }: Guest): Promise<void> {
    if (!viewOnly || contents === undefined) return;
    try {
      await ignoreInput(contents, true);
    } catch (error) {
      this.#log.error('View only could not be kept up; the console is closed', error);
      // Rather no picture than input that nobody wanted.
      if (!contents.isDestroyed()) close(contents);
    }
  }

  /** The pages that are there, each in a process of its own: no two share a session. */
  #pages(): Watched[] {
    return [...this.#guests.values()].flatMap(({ contents, watch }) => {
      if (contents === undefined || contents.isDestroyed()) return [];
      return [
        {
          pid: contents.getOSProcessId(),
          outgrew: (megabytes: number, limit: number): void => {
            this.#log.warn(`A console page held ${megabytes} MB and was ended`);
            // Said first: that its process is gone then is our own doing.
            watch?.outgrew(`${megabytes} MB (> ${limit} MB)`);
            contents.forcefullyCrashRenderer();
          },
        },
      ];
    });
  }

  #of(contents: WebContents): [string, Guest] | undefined {
    return [...this.#guests].find(([, guest]) => guest.session === contents.session);
  }
}

/** While it connects, a guest gets all there is, seen or not. */
async function holdBack({ trickle, isConnected, isInSight }: Guest): Promise<void> {
  await trickle?.set(isConnected && !isInSight);
}

/** Closes a page. @returns when it is gone */
function closed(contents: WebContents | undefined): Promise<void> {
  if (contents === undefined || contents.isDestroyed()) return Promise.resolve();
  return new Promise((resolve) => {
    contents.once('destroyed', () => resolve());
    close(contents);
  });
}

/**
 * The page itself goes with its frame in the window, which is later than what closing it here lets go of. A
 * debugger that is still attached then is called by the engine although it may be collected: the whole app
 * ends with a segmentation fault (seen with Electron 25.1.1).
 */
function close(contents: WebContents): void {
  if (contents.debugger.isAttached()) contents.debugger.detach();
  contents.close();
}
