import { Menu } from 'electron';
import { languageOf } from './language';

/** The one item that is not the system's, in the languages of the interface. */
const QUICK_OPEN = { en: 'Quick Open…', 'zh-CN': '快速打开…' } as const;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** BCP 47 tag of the interface. */
  readonly locale: string;
  /** The technician wants quick open. */
  readonly onQuickOpen: () => void;
}

/**
 * The application menu. On macOS text fields need the edit menu to copy and paste; its items are
 * named by the system, in its language. Elsewhere there is none: its accelerators (Ctrl+W, Ctrl+R …)
 * are keys a technician types into consoles. Quick open has none here for the same reason: Cmd+K is
 * the window's while no console has the keyboard.
 */
export function installMenu({ platform, locale, onQuickOpen }: MenuOptions): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const label = QUICK_OPEN[languageOf(locale)];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu' },
      { role: 'fileMenu', submenu: [{ label, click: onQuickOpen }] },
      { role: 'editMenu' },
      { role: 'windowMenu' },
    ]),
  );
}
