/**
 * Stands in for Electron in unit tests: `vi.mock('electron', () => import('…/testing/fake-electron'))`.
 * A test then gets typed objects from `electron` as the code does, and drives them through these
 * classes. Only what the code uses is here; whatever else it tried would fail.
 */
import { EventEmitter } from 'node:events';
import { FakeSession } from './fake-session';
import { answerInOwnWorld } from './fake-world';

type OpenHandler = (details: { url: string }) => { action: string };

/** An event that can be refused, as Electron passes it first. */
export class FakeEvent {
  prevented = false;

  constructor(readonly url = '') {}

  preventDefault(): void {
    this.prevented = true;
  }
}

/** A picture that knows what was done with it. */
export class FakeImage {
  constructor(readonly content: string) {}

  isEmpty(): boolean {
    return this.content === '';
  }

  resize({ width }: { width: number }): FakeImage {
    return new FakeImage(`${this.content} at ${width}`);
  }

  toJPEG(): Buffer {
    return Buffer.from(`${this.content} as JPEG`);
  }

  toPNG(): Buffer {
    return Buffer.from(`${this.content} as PNG`);
  }
}

/** As it was before Electron 44. */
export const clipboard = {
  images: new Array<FakeImage>(),
  writeImage(image: FakeImage): void {
    this.images.push(image);
  },
};

/** There is none before Electron 44. */
export const ClipboardItem = undefined;

let lastId = 0;

/** A page: emits what it is told to, records what is done to it. */
export class FakeContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly done: unknown[] = [];
  readonly sent: unknown[] = [];
  destroyed = false;
  pid = 1000 + lastId;
  #openHandler: OpenHandler | undefined;
  #isDebugged = false;

  constructor(readonly session = new FakeSession('')) {
    super();
  }

  readonly debugger = Object.assign(new EventEmitter(), {
    attach: (version: string): void => {
      this.#isDebugged = true;
      this.done.push(`debugger ${version}`);
    },
    isAttached: (): boolean => this.#isDebugged,
    detach: (): void => {
      this.#isDebugged = false;
      this.done.push('debugger detached');
    },
    sendCommand: (command: string, params?: object): Promise<unknown> => {
      const answer = answerInOwnWorld(command, params, () => this.runsScript());
      if (answer !== undefined) return answer;
      this.done.push(params === undefined ? command : `${command} ${JSON.stringify(params)}`);
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

  image = new FakeImage('');

  capturePage(): Promise<FakeImage> {
    return Promise.resolve(this.image);
  }

  setZoomFactor(factor: number): void {
    this.done.push(`zoom factor ${factor}`);
  }

  send(channel: string, payload: unknown): void {
    this.sent.push([channel, payload]);
  }

  /** A page that has the keyboard. */
  runsScript(): Promise<unknown> {
    this.done.push('script');
    return Promise.resolve(true);
  }

  getOSProcessId(): number {
    return this.pid;
  }

  /** The process is gone, the page's shell is not. */
  forcefullyCrashRenderer(): void {
    this.pid = 0;
    this.done.push('crashed');
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
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

/** The app: what it is told to do is noted. */
class FakeApp extends EventEmitter {
  readonly done: string[] = [];
  /** Megabytes that processes hold, by their id. */
  readonly held = new Map<number, number>();

  getAppMetrics(): object[] {
    return [...this.held].map(([pid, megabytes]) => ({
      pid,
      memory: { workingSetSize: megabytes * 1024 },
    }));
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  quit(): void {
    this.done.push('quit');
  }

  exit(code: number): void {
    this.done.push(`exit ${code}`);
  }
}

export const app = new FakeApp();

export class BrowserWindow extends EventEmitter {
  readonly options: { readonly webPreferences: { readonly partition?: string } };
  readonly webContents: FakeContents;
  shown = false;
  minimized = false;
  /** What was done to it. */
  readonly done: string[] = [];

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

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }

  hide(): void {
    this.shown = false;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
  }

  focus(): void {
    this.done.push('focus');
  }

  setContentProtection(on: boolean): void {
    this.done.push(on ? 'hidden from capture' : 'shown to capture');
  }

  /** Asks its listeners, as a real one does. */
  close(): void {
    const event = new FakeEvent();
    this.emit('close', event);
    if (!event.prevented) this.emit('closed');
  }
}

export const nativeTheme = { shouldUseDarkColors: false };

/** What was opened outside, and whether there is a program for it. */
export const shell = {
  opened: new Array<string>(),
  isAble: true,
  openExternal(url: string): Promise<void> {
    if (!this.isAble) return Promise.reject(new Error(`Failed to open ${url}`));
    this.opened.push(url);
    return Promise.resolve();
  },
  /** Says in words what went wrong, and nothing where all went well. */
  openPath(path: string): Promise<string> {
    if (!this.isAble) return Promise.resolve('No application is registered');
    this.opened.push(path);
    return Promise.resolve('');
  },
};

/** The share sheets that were shown, over which window. */
export class ShareMenu {
  static readonly shown: { texts: readonly string[]; window: BrowserWindow }[] = [];

  constructor(readonly item: { texts: readonly string[] }) {}

  popup({ window }: { window: BrowserWindow }): void {
    ShareMenu.shown.push({ texts: this.item.texts, window });
  }
}

type Handler = (event: object, input?: unknown) => unknown;

/** The calls registered, by channel. */
export const ipcHandlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (ipcHandlers.has(channel)) throw new Error(`second handler for ${channel}`);
    ipcHandlers.set(channel, handler);
  },
};

/** What is asked of a scheme of the app's own. */
interface SchemeRequest {
  readonly method: string;
  readonly url: string;
}

interface SchemeAnswer {
  readonly statusCode?: number;
  readonly data?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const schemes = new Map<string, (request: SchemeRequest) => Promise<SchemeAnswer>>();

export const protocol = {
  registerSchemesAsPrivileged(list: object[]): void {
    app.emit('schemes', list);
  },
  registerBufferProtocol(
    scheme: string,
    serve: (request: SchemeRequest, answer: (answer: SchemeAnswer) => void) => void,
  ): void {
    schemes.set(scheme, (request) => new Promise((resolve) => serve(request, resolve)));
  },
};

export const net = { fetch: (url: string): Promise<Response> => Promise.reject(new Error(url)) };

/** What the file dialog answers next. */
export const dialog = {
  filePaths: new Array<string>(),
  errors: new Array<string>(),
  showErrorBox(title: string, content: string): void {
    this.errors.push(`${title}: ${content}`);
  },
  /** What the message box answers, and what it said. */
  response: 0,
  boxes: new Array<string>(),
  showMessageBox(_window: BrowserWindow, { message }: { message: string }): Promise<object> {
    this.boxes.push(message);
    return Promise.resolve({ response: this.response });
  },
  showOpenDialog(): Promise<{ filePaths: string[] }> {
    return Promise.resolve({ filePaths: this.filePaths });
  },
  filePath: '',
  proposed: '',
  showSaveDialog(
    _window: BrowserWindow,
    { defaultPath }: { defaultPath: string },
  ): Promise<{ filePath: string }> {
    this.proposed = defaultPath;
    return Promise.resolve({ filePath: this.filePath });
  },
};
