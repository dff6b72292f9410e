import { z } from 'zod';
import type { RemoteScreen } from '../../preload/contract/views';
import { runInOwnWorld, type Scriptable } from './own-world';

/*
 * How large a remote screen is shown is decided from outside its page, whatever the page is made of:
 *
 * - Every console page draws the remote screen on a canvas, with as many pixels as the machine's screen
 *   has. That is all that is read of it; a page without one is shown as it comes.
 * - A page that fits the screen to its own size (noVNC with `resize=scale`, as the cloud's links for
 *   servers say) is made as large as the screen is to be. The place it is shown in scrolls.
 * - A page that shows it pixel by pixel keeps the size of its place, and is zoomed as web pages are
 *   (`setZoomFactor`; each console has a session of its own, so that no other follows).
 *
 * So no link has to be changed for it, and no new ticket is spent.
 */

const screenSchema = z.object({
  width: z.number().int().min(1).max(65_535),
  height: z.number().int().min(1).max(65_535),
  fitted: z.boolean(),
});

/** Answers as soon as the screen is another than the one that is known. */
function nextScreen(known: RemoteScreen | null): string {
  return `new Promise((tell) => {
    const measure = () => {
      const area = (canvas) => canvas.width * canvas.height;
      const [screen] = [...document.querySelectorAll('canvas')].sort((a, b) => area(b) - area(a));
      if (screen === undefined || area(screen) === 0 || screen.offsetWidth === 0) return null;
      const { width, height } = screen;
      return { width, height, fitted: Math.abs(screen.offsetWidth - width) > 1 };
    };
    const look = () => {
      const now = measure();
      if (now === null || JSON.stringify(now) === '${JSON.stringify(known)}') return;
      changes.disconnect();
      window.removeEventListener('resize', look);
      tell(now);
    };
    const changes = new MutationObserver(look);
    changes.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['width', 'height', 'style'],
    });
    window.addEventListener('resize', look);
    look();
  })`;
}

/** Tells of the remote screen in a page from now on, until the page goes. */
export async function watchScreen(
  guest: Scriptable,
  report: (screen: RemoteScreen) => void,
): Promise<void> {
  /** As it was measured, and as it was told. */
  let known: RemoteScreen | null = null;
  let told: RemoteScreen | null = null;
  try {
    for (;;) {
      known = screenSchema.parse(await runInOwnWorld(guest, nextScreen(known)));
      // A page that has fitted it once does so always; that it shows it pixel by pixel may be chance.
      const now: RemoteScreen = { ...known, fitted: known.fitted || told?.fitted === true };
      if (JSON.stringify(now) === JSON.stringify(told)) continue;
      told = now;
      report(now);
    }
  } catch {
    // The page is gone or runs no script; it is shown as it comes.
  }
}
