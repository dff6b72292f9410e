/** One line of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
  /** A line above it: another group begins. */
  readonly separated?: boolean;
}
