import { EventEmitter } from 'node:events';

type HeaderLines = Record<string, string[]>;
type OnRequest = (
  details: { url: string },
  callback: (answer: { cancel: boolean }) => void,
) => void;
type OnHeaders = (
  details: { responseHeaders?: HeaderLines; resourceType?: string; statusCode?: number },
  callback: (answer: { responseHeaders: HeaderLines }) => void,
) => void;
type OnError = (details: { resourceType: string; error: string }) => void;
type OnPermission = (
  contents: null,
  permission: string,
  callback: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void;
type OnCheck = (contents: null, permission: string, origin: string) => boolean;
type VerifyProc = (request: object, callback: (verdict: number) => void) => void;

/** Records what is installed on it, and asks it as Chromium would. */
export class FakeSession extends EventEmitter {
  readonly done: string[] = [];
  #onRequest: OnRequest | undefined;
  #onHeaders: OnHeaders | undefined;
  #onError: OnError | undefined;
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
    onErrorOccurred: (_filter: object, listener: OnError): void => {
      this.#onError = listener;
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

  /** An answer comes, or an error of the network instead. */
  meets(resourceType: string, outcome: number | string): void {
    if (typeof outcome === 'string') this.#onError?.({ resourceType, error: outcome });
    else this.#onHeaders?.({ resourceType, statusCode: outcome }, () => undefined);
  }

  resolveProxy(): Promise<string> {
    return Promise.resolve('PROXY proxy.example:3128');
  }

  setProxy({ mode }: { mode: string }): Promise<void> {
    this.done.push(`proxy ${mode}`);
    return Promise.resolve();
  }

  setSSLConfig(): void {
    this.done.push('TLS settings');
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
