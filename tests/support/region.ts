import path from 'node:path';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
  type PracticeRegionOptions,
  type RecordedRequest,
} from '../../main/practice/region';
import type { TestCertificates } from './certificates';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a technician types to sign in to a cloud. */
export interface AccountEntry {
  readonly accountName: string;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  readonly region: string;
  readonly project?: string;
  readonly endpoint: string;
  readonly trustedCa: string;
  readonly consoleHosts: string;
}

/** A cloud of its own for one test: the practice region over TLS, in the test's process. */
export interface Cloud extends PracticeRegion {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** The certificate it shows, as PEM text. */
  readonly certificate: string;
  /** What to type into the sign-in form for it. */
  readonly account: AccountEntry;
  /** The requests for this path so far; `*` stands for one segment of it. */
  seen(method: string, path: string): readonly RecordedRequest[];
  /** Moves the cloud's clock on. */
  pass(seconds: number): void;
}

export interface CloudOptions extends Omit<PracticeRegionOptions, 'tls' | 'now'> {
  readonly accountName?: string;
  /** Which of the certificates the servers show; the trusted one unless told. */
  readonly certificate?: 'server' | 'selfSigned' | 'expired' | 'wrongHost';
}

/** Starts a cloud in which nothing takes time and nobody acts by himself, unless told. */
export async function startCloud(
  certificates: TestCertificates,
  { accountName = 'Test cloud', certificate = 'server', ...options }: CloudOptions = {},
): Promise<Cloud> {
  let ahead = 0;
  const { key } = certificates[certificate];
  const chain = certificates[certificate].certificate + certificates.intermediate.certificate;
  const region = await createPracticeRegion({
    novncDir: path.join(ROOT, 'node_modules/@novnc/novnc'),
    pageDir: path.join(ROOT, 'main/practice/page'),
    estate: { desktops: 40, servers: 12 },
    ...options,
    timings: { ...INSTANT_TIMINGS, ...options.timings },
    tls: { key, cert: chain },
    now: () => new Date(Date.now() + ahead),
  });
  const { host } = new URL(region.url);
  const { domainName, userName, password, region: id } = region.credentials;
  const more = {
    host,
    certificate: certificates[certificate].certificate,
    account: {
      accountName,
      domainName,
      userName,
      password,
      region: id,
      endpoint: region.url,
      trustedCa: certificates.root.certificate,
      consoleHosts: host,
    },
    seen: (method: string, path: string) => {
      const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
      return region.requests.filter(
        (request) => request.method === method && pattern.test(request.path),
      );
    },
    pass: (seconds: number) => {
      ahead += seconds * 1000;
    },
  };
  // Not a copy: the region's requests are read anew each time.
  return Object.assign(region, more);
}
