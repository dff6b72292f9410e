/** One line of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
  /** Why it cannot be chosen now; it stays in reach, so that this can be read. */
  readonly unavailable?: string;
  /** One of several choices, chosen or not. */
  readonly checked?: boolean;
  /** A line above it: another group begins. */
  readonly separated?: boolean;
  /** The keys that do the same. */
  readonly keys?: string | undefined;
  /** What it costs, or why it cannot be. */
  readonly hint?: string;
  readonly disabled?: boolean;
}
