import { Menu } from 'electron';
import type { HelpTopic } from '../preload/contract/events';
import { languageOf } from './language';

/** The items that are not the system's, in the languages of the interface. */
const WORDS = {
  en: { quickOpen: 'Quick Open…', diagnostics: 'Diagnostics…', about: 'About and Licences…' },
  'zh-CN': { quickOpen: '快速打开…', diagnostics: '诊断信息…', about: '关于与许可证…' },
} as const;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** BCP 47 tag of the interface. */
  readonly locale: string;
  /** The technician wants quick open. */
  readonly onQuickOpen: () => void;
  readonly onHelp: (topic: HelpTopic) => void;
}

/**
 * Leaves the application menu out where it is not needed: its accelerators (Ctrl+W, Ctrl+R …) are keys a technician
 * types into consoles. Called before the app is ready, when Electron would make one of its own.
 */
export function leaveMenuOut(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') Menu.setApplicationMenu(null);
}

/**
 * The application menu of macOS, where text fields need the edit menu to copy and paste; its items are
 * named by the system, in its language. Quick open has no keys here: Cmd+K is the window's while no console
 * has the keyboard.
 */
export function installMenu({ platform, locale, onQuickOpen, onHelp }: MenuOptions): void {
  if (platform !== 'darwin') return;
  const words = WORDS[languageOf(locale)];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu' },
      { role: 'fileMenu', submenu: [{ label: words.quickOpen, click: onQuickOpen }] },
      { role: 'editMenu' },
      { role: 'windowMenu' },
      {
        role: 'help',
        submenu: [
          { label: words.diagnostics, click: () => onHelp('diagnostics') },
          { label: words.about, click: () => onHelp('about') },
        ],
      },
    ]),
  );
}
