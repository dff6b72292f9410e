import { randomBytes } from 'node:crypto';

/** What a token is good for. At most one of the two is set; neither is an unscoped token. */
export interface Scope {
  readonly projectId: string | null;
  readonly domainId: string | null;
}

export interface IssuedToken extends Scope {
  readonly value: string;
  readonly userId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export type TokenVerdict =
  | { readonly state: 'valid'; readonly token: IssuedToken }
  | { readonly state: 'expired'; readonly token: IssuedToken }
  | { readonly state: 'revoked' }
  | { readonly state: 'unknown' };

/** A token is valid for 24 hours (section 3.1). */
export const TOKEN_HOURS = 24;
/** Real ones are signed documents of several KB; ours are as long, and only random. */
const TOKEN_BYTES = 3300;
const KEPT = 2000;

/** The tokens the region has issued. A new one does not end the others. */
export class TokenStore {
  private readonly tokens = new Map<string, IssuedToken>();
  private readonly revoked = new Set<string>();

  constructor(private readonly now: () => Date) {}

  issue(userId: string, scope: Scope): IssuedToken {
    const issuedAt = this.now();
    const token: IssuedToken = {
      ...scope,
      // `MII` is how a signed document (PKI token) begins in base64; `-` replaces `/` there.
      value: `MII${randomBytes(TOKEN_BYTES).toString('base64').replaceAll('/', '-')}`,
      userId,
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
    if (token === undefined) return { state: 'unknown' };
    return { state: token.expiresAt > this.now() ? 'valid' : 'expired', token };
  }

  /** As after a change of password or permissions: every token must be updated. */
  revokeAll(): void {
    for (const value of this.tokens.keys()) this.revoked.add(value);
    this.tokens.clear();
  }
}
