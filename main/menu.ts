import { Menu } from 'electron';

/**
 * The application menu. On macOS text fields need the edit menu to copy and paste; its items are
 * named by the system, in its language. Elsewhere there is none: its accelerators (Ctrl+W, Ctrl+R …)
 * are keys a technician types into consoles.
 */
export function installMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
