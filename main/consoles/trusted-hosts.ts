import { z } from 'zod';
import { JsonFile } from '../json-file';
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
  readonly #file: JsonFile<z.output<typeof fileSchema>>;
  #hosts: Map<string, string> | undefined;

  constructor(file: string, log: Log) {
    this.#file = new JsonFile(file, fileSchema, log);
  }

  /** The fingerprint accepted for a host. */
  of(host: string): string | undefined {
    return this.#all().get(host);
  }

  /** @throws Failure `settings-not-saved`; then it is not accepted */
  accept(host: string, fingerprint: string): void {
    const hosts = new Map([...this.#all(), [host, fingerprint]]);
    this.#file.save({ version: 1, hosts: Object.fromEntries(hosts) });
    this.#hosts = hosts;
  }

  #all(): Map<string, string> {
    this.#hosts ??= new Map(Object.entries(this.#file.load()?.hosts ?? {}));
    return this.#hosts;
  }
}
