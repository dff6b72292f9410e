import { randomBytes } from 'node:crypto';

/** What a token is good for. At most one of the two is set; neither is an unscoped token. */
export interface Scope {
  readonly projectId: string | null;
  readonly domainId: string | null;
}

export interface IssuedToken extends Scope {
  readonly value: string;
  readonly userId: string;
  /** How its owner proved who he is. */
  readonly methods: readonly string[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export type TokenVerdict =
  | { readonly state: 'valid'; readonly token: IssuedToken }
  | { readonly state: 'expired'; readonly token: IssuedToken }
  | { readonly state: 'revoked' }
  /** Issued by another region. */
  | { readonly state: 'foreign' }
  | { readonly state: 'unknown' };

/** A token is valid for 24 hours (section 3.1). */
export const TOKEN_HOURS = 24;
/** Real ones are signed documents of several KB; ours are as long, and random behind their head. */
const TOKEN_BYTES = 3300;
/** What a token begins with: who issued it. */
const head = (region: string): string => `practice token of ${region};`;
const HEAD = /^practice token of ([^;]{1,100});/;
/** A region that runs for weeks forgets the tokens that nobody has used for the longest time. */
const KEPT = 2000;

/** The tokens the region has issued. A new one does not end the others. */
export class TokenStore {
  private readonly tokens = new Map<string, IssuedToken>();
  private readonly revoked = new Set<string>();

  constructor(
    private readonly region: string,
    private readonly now: () => Date,
  ) {}

  issue(userId: string, scope: Scope, methods: readonly string[]): IssuedToken {
    const issuedAt = this.now();
    const content = Buffer.concat([Buffer.from(head(this.region)), randomBytes(TOKEN_BYTES)]);
    const token: IssuedToken = {
      ...scope,
      // `MII` is how a signed document (PKI token) begins in base64; `-` replaces `/` there.
      value: `MII${content.toString('base64').replaceAll('/', '-')}`,
      userId,
      methods,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + TOKEN_HOURS * 3_600_000),
    };
    this.tokens.set(token.value, token);
    if (this.tokens.size > KEPT) {
      for (const oldest of this.tokens.keys()) {
        this.tokens.delete(oldest);
        break;
      }
    }
    return token;
  }

  check(value: string): TokenVerdict {
    if (this.revoked.has(value)) return { state: 'revoked' };
    const token = this.tokens.get(value);
    if (token === undefined) return { state: this.isForeign(value) ? 'foreign' : 'unknown' };
    // One that is in use is the last to be forgotten.
    this.tokens.delete(value);
    this.tokens.set(value, token);
    return { state: token.expiresAt > this.now() ? 'valid' : 'expired', token };
  }

  private isForeign(value: string): boolean {
    if (!value.startsWith('MII')) return false;
    const begin = Buffer.from(value.slice(3, 203).replaceAll('-', '/'), 'base64').toString(
      'latin1',
    );
    const region = HEAD.exec(begin)?.[1];
    return region !== undefined && region !== this.region;
  }

  /** As after a change of password or permissions: every token must be updated. */
  revokeAll(): void {
    for (const value of this.tokens.keys()) this.revoked.add(value);
    this.tokens.clear();
  }
}
