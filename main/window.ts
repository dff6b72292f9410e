import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from './security/origin';

/** Background before the first paint, as in `renderer/tokens.css`, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#16171a' };

/** The main window, or that of one console. */
export type WindowKind = 'main' | 'console';

/** A console's own window starts smaller: it stands beside others. */
const SIZES = { main: { width: 1280, height: 800 }, console: { width: 1024, height: 720 } };

/**
 * Makes a window. Every security switch is written out, although some are defaults: whoever
 * changes one has to do it here and say why.
 * @param shows itself as soon as its page is there
 */
export function createWindow(
  preload: string,
  kind: WindowKind,
  title: string,
  shows = true,
): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZES[kind],
    // As narrow as a phone: a screen of 1280 pixels at 400 % has no more (WCAG 1.4.10).
    minWidth: 320,
    minHeight: 256,
    show: false,
    // Else the empty document before our page waits for the graphics process, and our page for that.
    paintWhenInitiallyHidden: false,
    title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      // Consoles are guests in `<webview>` tags; `security/webview` lets them attach by ticket only.
      webviewTag: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  if (shows) window.webContents.once('dom-ready', () => window.show());
  // The page's title would otherwise follow the document of a console.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Loads our page into the window. Closing the window meanwhile ends the loading, and is no error. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  const closed = new Promise<void>((resolve) => window.once('close', () => resolve()));
  await Promise.race([window.loadURL(`${APP_ORIGIN}/`), closed]);
}
