import type { X509Certificate } from 'node:crypto';

/** A certificate that a host showed and that was not trusted. */
export interface Shown {
  /** As `URL.hostname` gives it. */
  readonly hostname: string;
  readonly issuer: string;
  readonly subject: string;
  /** SHA-256, as pairs of hexadecimal digits with colons. */
  readonly fingerprint: string;
}

/** The organisation or else the name in a distinguished name, which Node gives one part a line. */
function nameIn(distinguished: string): string {
  const parts = new Map(
    distinguished.split('\n').map((line) => {
      const [kind = '', ...rest] = line.split('=');
      return [kind, rest.join('=')] as const;
    }),
  );
  const [organisation, common] = [parts.get('O'), parts.get('CN')];
  if (organisation !== undefined && common !== undefined) return `${common} (${organisation})`;
  return common ?? organisation ?? distinguished.replaceAll('\n', ', ');
}

export function shownBy(hostname: string, leaf: X509Certificate): Shown {
  return {
    hostname,
    issuer: nameIn(leaf.issuer),
    subject: nameIn(leaf.subject),
    fingerprint: leaf.fingerprint256,
  };
}

/** What the hosts of one network session showed last and was refused. */
export class ShownCertificates {
  readonly #shown = new Map<string, Shown>();

  readonly note = (shown: Shown | undefined): void => {
    if (shown !== undefined) this.#shown.set(shown.hostname, shown);
  };

  /** @param host as in a URL, with or without a port */
  of(host: string): Shown | undefined {
    return this.#shown.get(host.replace(/:\d+$/, ''));
  }
}
