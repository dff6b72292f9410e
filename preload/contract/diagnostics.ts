/** What is told of this Crashcart to whoever looks after the computer: plain text, made by main. */
export interface Report {
  /** What was shown under this id is what is saved. */
  readonly id: string;
  readonly text: string;
}
