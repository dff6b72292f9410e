/** One line of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
}
