/**
 * Stands in for Electron in unit tests: `vi.mock('electron', () => import('…/testing/fake-electron'))`.
 * A test then gets typed objects from `electron` as the code does, and drives them through these
 * classes. Only what the code uses is here; whatever else it tried would fail.
 */
import { EventEmitter } from 'node:events';

type HeaderLines = Record<string, string[]>;
type OnRequest = (
  details: { url: string },
  callback: (answer: { cancel: boolean }) => void,
) => void;
type OnHeaders = (
  details: { responseHeaders?: HeaderLines },
  callback: (answer: { responseHeaders: HeaderLines }) => void,
) => void;
type OnPermission = (
  contents: null,
  permission: string,
  callback: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void;
type OnCheck = (contents: null, permission: string, origin: string) => boolean;
type VerifyProc = (request: object, callback: (verdict: number) => void) => void;
type OpenHandler = (details: { url: string }) => { action: string };

/** An event that can be refused, as Electron passes it first. */
export class FakeEvent {
  prevented = false;

  constructor(readonly url = '') {}

  preventDefault(): void {
    this.prevented = true;
  }
}

/** Records what is installed on it, and asks it as Chromium would. */
export class FakeSession extends EventEmitter {
  readonly done: string[] = [];
  #onRequest: OnRequest | undefined;
  #onHeaders: OnHeaders | undefined;
  #onPermission: OnPermission | undefined;
  #onCheck: OnCheck | undefined;
  #onDevice: (() => boolean) | undefined;
  #verify: VerifyProc | undefined;

  constructor(
    readonly partition: string,
    readonly options?: object,
  ) {
    super();
  }

  readonly webRequest = {
    onBeforeRequest: ({ urls }: { urls: string[] }, listener: OnRequest): void => {
      this.done.push(`watches ${urls.join(' ')}`);
      this.#onRequest = listener;
    },
    onHeadersReceived: (_filter: object, listener: OnHeaders): void => {
      this.#onHeaders = listener;
    },
  };

  setPermissionRequestHandler(handler: OnPermission): void {
    this.#onPermission = handler;
  }

  setPermissionCheckHandler(handler: OnCheck): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.#onDevice = handler;
  }

  setCertificateVerifyProc(proc: VerifyProc): void {
    this.#verify = proc;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.done.push(`spelling ${enabled ? 'on' : 'off'}`);
  }

  closeAllConnections = this.#finish('connections closed');
  clearStorageData = this.#finish('storage cleared');
  clearCache = this.#finish('cache cleared');
  clearAuthCache = this.#finish('logins cleared');

  /** Would a request for this URL leave? Without a listener everything does. */
  lets(url: string): boolean {
    let left = true;
    this.#onRequest?.({ url }, ({ cancel }) => (left = !cancel));
    return left;
  }

  /** The headers a page sees of an answer. */
  receives(responseHeaders?: HeaderLines): HeaderLines | undefined {
    let seen = responseHeaders;
    const details = responseHeaders === undefined ? {} : { responseHeaders };
    this.#onHeaders?.(details, (answer) => (seen = answer.responseHeaders));
    return seen;
  }

  /** The two ways a permission is decided; Electron's own default is to grant. */
  permits(permission: string, url: string): { request: boolean; check: boolean } {
    let request = true;
    this.#onPermission?.(null, permission, (granted) => (request = granted), {
      requestingUrl: url,
    });
    return { request, check: this.#onCheck?.(null, permission, url) ?? true };
  }

  permitsDevices(): boolean {
    return this.#onDevice?.() ?? true;
  }

  /** The verdict on a certificate: 0 trusted, -3 Chromium's own; undefined without a procedure. */
  verifies(request: object): number | undefined {
    let verdict: number | undefined;
    this.#verify?.(request, (given) => (verdict = given));
    return verdict;
  }

  #finish(what: string) {
    return (): Promise<void> => {
      this.done.push(what);
      return Promise.resolve();
    };
  }
}

let lastId = 0;

/** A page: emits what it is told to, records what is done to it. */
export class FakeContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly done: unknown[] = [];
  readonly sent: unknown[] = [];
  destroyed = false;
  #openHandler: OpenHandler | undefined;

  constructor(readonly session = new FakeSession('')) {
    super();
  }

  readonly debugger = Object.assign(new EventEmitter(), {
    attach: (version: string): void => {
      this.done.push(`debugger ${version}`);
    },
    sendCommand: (command: string): Promise<void> => {
      this.done.push(command);
      return Promise.resolve();
    },
  });

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    this.done.push(`menu shortcuts ${ignore ? 'ignored' : 'kept'}`);
  }

  setAudioMuted(muted: boolean): void {
    this.done.push(muted ? 'muted' : 'audible');
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.done.push(policy);
  }

  setVisualZoomLevelLimits(least: number, most: number): Promise<void> {
    this.done.push(`zoom ${least}-${most}`);
    return Promise.resolve();
  }

  send(channel: string, payload: unknown): void {
    this.sent.push([channel, payload]);
  }

  executeJavaScript(): Promise<void> {
    this.done.push('script');
    return Promise.resolve();
  }

  focus(): void {
    this.done.push('focus');
  }

  sendInputEvent(event: object): void {
    this.done.push(event);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }

  /** Fires a navigation event; was it refused? */
  refuses(event: 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    const fired = new FakeEvent(url);
    this.emit(event, fired);
    return fired.prevented;
  }

  /** What `window.open` of this page does; without a handler it opens. */
  opens(url: string): string {
    return this.#openHandler?.({ url }).action ?? 'allow';
  }
}

/** Every session that was asked for by name. */
export const sessions = new Map<string, FakeSession>();

export const session = {
  fromPartition(partition: string, options?: object): FakeSession {
    const known = sessions.get(partition) ?? new FakeSession(partition, options);
    sessions.set(partition, known);
    return known;
  },
};

export const app = new EventEmitter();

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: { readonly partition?: string } };
  readonly webContents: FakeContents;
  shown = false;

  constructor(options = { webPreferences: {} }) {
    super();
    this.options = options;
    const { partition } = this.options.webPreferences;
    this.webContents = new FakeContents(
      partition === undefined ? undefined : session.fromPartition(partition),
    );
  }

  show(): void {
    this.shown = true;
  }
}

export const nativeTheme = { shouldUseDarkColors: false };

type Handler = (event: object, input?: unknown) => unknown;

/** The calls registered, by channel. */
export const ipcHandlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (ipcHandlers.has(channel)) throw new Error(`second handler for ${channel}`);
    ipcHandlers.set(channel, handler);
  },
};

type Serve = (request: Request) => Promise<Response>;

export const schemes = new Map<string, Serve>();

export const protocol = {
  registerSchemesAsPrivileged(list: object[]): void {
    app.emit('schemes', list);
  },
  handle(scheme: string, serve: Serve): void {
    schemes.set(scheme, serve);
  },
};

export const net = { fetch: (url: string): Promise<Response> => Promise.reject(new Error(url)) };

/** What the file dialog answers next. */
export const dialog = {
  filePaths: new Array<string>(),
  showOpenDialog(): Promise<{ filePaths: string[] }> {
    return Promise.resolve({ filePaths: this.filePaths });
  },
};
