/** A part of the desktop, in pixels that all screens share. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size and place of a window as it was left. */
export interface Placement {
  /** Of the window when it is neither maximised nor full. */
  readonly bounds: Area;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

/** So much of the top of a window must be on a screen that a hand can take hold of it. */
const GRIP = { width: 120, height: 32 };

function shared(a: Area, b: Area): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

function sharedArea(a: Area, b: Area): number {
  const { width, height } = shared(a, b);
  return Math.max(0, width) * Math.max(0, height);
}

/** Can a hand take hold of the window there? */
function isInReach(bounds: Area, screens: readonly Area[]): boolean {
  const grip = { ...bounds, height: Math.min(GRIP.height, bounds.height) };
  return screens.some((screen) => {
    const { width, height } = shared(grip, screen);
    return width >= Math.min(GRIP.width, bounds.width) && height >= grip.height;
  });
}

/**
 * Where a window goes that was left there: where it was, as long as it can be reached, and else onto the
 * screen that has most of it, or the first one, no larger than that.
 * @param screens the parts of the screens that windows may use, the main one first
 */
export function fit(bounds: Area, screens: readonly Area[]): Area {
  const [first] = screens;
  if (first === undefined || isInReach(bounds, screens)) return bounds;
  const screen = screens.reduce(
    (best, one) => (sharedArea(bounds, one) > sharedArea(bounds, best) ? one : best),
    first,
  );
  const width = Math.min(bounds.width, screen.width);
  const height = Math.min(bounds.height, screen.height);
  const within = (at: number, from: number, room: number): number =>
    Math.round(Math.min(Math.max(at, from), from + Math.max(0, room)));
  return {
    x: within(bounds.x, screen.x, screen.width - width),
    y: within(bounds.y, screen.y, screen.height - height),
    width,
    height,
  };
}

/** Screens that stand together in one way, as at a desk or on the road, by a name of their own. */
export function arrangementOf(screens: readonly Area[]): string {
  return screens
    .map(({ x, y, width, height }) => `${width}x${height}@${x},${y}`)
    .sort()
    .join(' ');
}
