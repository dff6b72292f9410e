/** How consoles are shown: their size, their pictures, and which were open. No console URL is among it. */

/**
 * How large a remote screen is shown: filling its place, or so many percent, where at 100 one pixel of
 * the machine is one pixel of this computer's screen.
 */
export const ZOOMS = ['fit', 25, 50, 75, 100, 125, 150, 200, 300, 400] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The remote screen in a console's page, as seen from outside. */
export interface RemoteScreen {
  /** In pixels of the machine. */
  readonly width: number;
  readonly height: number;
  /** Does the page fit it to its own size? Else it shows it pixel by pixel. */
  readonly fitted: boolean;
}

/**
 * What is asked of the console server instead of what the cloud's link says, 0 to 9 as noVNC counts them:
 * quality 9 is the best picture, compression 9 the least data. Null leaves the link as it is.
 */
export interface StreamSettings {
  readonly quality: number | null;
  readonly compression: number | null;
}

/** A console as it looked last: a `data:` address of a small picture, kept in memory only. */
export interface Preview {
  readonly image: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

/** How many consoles can be seen at once. */
export const PANE_COUNTS = [1, 2, 4] as const;
export type PaneCount = (typeof PANE_COUNTS)[number];

/** What was open when Crashcart was used last. */
export interface LastSession {
  readonly machines: readonly LastMachine[];
  /** So many of their consoles were seen at once. */
  readonly panes: PaneCount;
}

/** A machine whose console was open then. */
export interface LastMachine {
  readonly machineId: string;
  readonly name: string;
}
