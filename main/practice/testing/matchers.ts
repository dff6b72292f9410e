import { expect } from 'vitest';

/** Vitest's matchers are `any`; as `unknown` they do not spread. */
export const anyText: unknown = expect.any(String);
export const containing = (part: string): unknown => expect.stringContaining(part);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
