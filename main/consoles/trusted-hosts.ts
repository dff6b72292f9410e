import { z } from 'zod';
import { Failure } from '../errors';
import { readFileIfThere, setAside, writeFileAtomic } from '../files';
import type { Log } from '../log';

const fileSchema = z.object({
  version: z.literal(1),
  /** `host` or `host:port` → SHA-256 fingerprint. */
  hosts: z.record(z.string(), z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)),
});

/**
 * The certificates that the technician accepted for console hosts, in `console-certificates.json`: one
 * fingerprint per host, which is no secret. They count for console pages alone, never for the APIs.
 */
export class TrustedHosts {
  readonly #file: string;
  readonly #log: Log;
  #hosts: Map<string, string> | undefined;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /** The fingerprint accepted for a host. */
  of(host: string): string | undefined {
    return this.#all().get(host);
  }

  /** @throws Failure `settings-not-saved`; then it is not accepted */
  accept(host: string, fingerprint: string): void {
    const hosts = new Map([...this.#all(), [host, fingerprint]]);
    const file = { version: 1, hosts: Object.fromEntries(hosts) };
    try {
      writeFileAtomic(this.#file, `${JSON.stringify(file, null, 2)}\n`);
    } catch (error) {
      throw new Failure('settings-not-saved', {
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    this.#hosts = hosts;
  }

  #all(): Map<string, string> {
    this.#hosts ??= this.#load();
    return this.#hosts;
  }

  #load(): Map<string, string> {
    try {
      const text = readFileIfThere(this.#file);
      if (text === undefined) return new Map();
      return new Map(Object.entries(fileSchema.parse(JSON.parse(text)).hosts));
    } catch (error) {
      this.#log.error('console-certificates.json cannot be read', error);
      this.#setAside();
      return new Map();
    }
  }

  #setAside(): void {
    try {
      setAside(this.#file, new Date());
    } catch (error) {
      this.#log.error('console-certificates.json could not be set aside', error);
    }
  }
}
