/** One suggestion: the value that is typed for you, and a word about it. */
export interface Suggestion {
  readonly value: string;
  readonly note: string;
}
