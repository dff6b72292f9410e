import type { RemoteScreen, Zoom } from '../../../preload/contract/views';

/** How a console's page is to be shown. */
export interface PageView {
  /** The page's size; null fills its place. */
  readonly size: Size | null;
  /** How many times as large the page draws. */
  readonly factor: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What Chromium zooms a page to. */
const LEAST_FACTOR = 0.25;
const MOST_FACTOR = 5;

const PLAIN: PageView = { size: null, factor: 1 };

/**
 * Makes a zoom of what can be done with a page from outside. A page that fits the screen to its own
 * size is made as large as the screen is to be; one that shows it pixel by pixel is zoomed.
 * @param screen the remote screen; null while it has not been seen
 * @param room the place the page is shown in
 * @param density pixels of this computer's screen to one of CSS: at 100 % no pixel is blurred
 */
export function viewOf(
  zoom: Zoom,
  screen: RemoteScreen | null,
  room: Size,
  density: number,
): PageView {
  if (screen === null || room.width === 0 || room.height === 0) return PLAIN;
  const { width, height, fitted } = screen;
  if (zoom === 'fit') {
    return fitted ? PLAIN : zoomed(Math.min(room.width / width, room.height / height));
  }
  const scale = zoom / 100 / density;
  return fitted
    ? { size: { width: width * scale, height: height * scale }, factor: 1 }
    : zoomed(scale);
}

function zoomed(factor: number): PageView {
  return { size: null, factor: Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, factor)) };
}
