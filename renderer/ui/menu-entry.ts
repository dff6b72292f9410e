/** One line of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
  /** A line above it: another group begins. */
  readonly separated?: boolean;
  /** It is one of several choices, taken or not. */
  readonly checked?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
  /** What it costs, or why it cannot be. */
  readonly hint?: string;
  readonly disabled?: boolean;
}
