import { app } from 'electron';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Failure, messageOf } from '../errors';
import { readFileIfThere, writeFileAtomic } from '../files';

/** Whether the system starts Crashcart at login. The system keeps it, and may be told otherwise there. */
export interface LoginStart {
  readonly isOn: () => boolean;
  /** @throws Failure `settings-not-saved` */
  readonly set: (on: boolean) => void;
}

/** Started so, it waits in the tray. */
const HIDDEN = '--hidden';

/** Windows and macOS keep a list of their own. */
function systemLoginStart(): LoginStart {
  const item = { path: process.execPath, args: [HIDDEN] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ ...item, openAtLogin }),
  };
}

/**
 * Desktops of Linux start what stands in a folder of the user's.
 * @see {@link https://specifications.freedesktop.org/autostart-spec/latest/}
 * @param program an AppImage is mounted elsewhere at each start: it is the file itself that is started
 */
export function autostartEntry(folder: string, program: string): LoginStart {
  const file = path.join(folder, 'autostart', 'crashcart.desktop');
  return {
    // One that was switched off by the desktop's own means stays there, and says so.
    isOn: () => {
      const text = readFileIfThere(file);
      return text !== undefined && !/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(text);
    },
    set: (on) => {
      try {
        if (on) writeFileAtomic(file, entryFor(program));
        else rmSync(file, { force: true });
      } catch (error) {
        throw new Failure('settings-not-saved', { detail: messageOf(error) });
      }
    },
  };
}

function entryFor(program: string): string {
  return `[Desktop Entry]
Type=Application
Name=Crashcart
Exec=${quoted(program)} ${HIDDEN}
Icon=crashcart
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

/** As the specification of desktop entries has it: escaped once for the quotes, once for the file. */
function quoted(program: string): string {
  const inQuotes = program.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}

/** @param configFolder where a desktop of Linux keeps what its user has chosen */
export function loginStart(configFolder: string): LoginStart {
  if (process.platform !== 'linux') return systemLoginStart();
  return autostartEntry(configFolder, process.env['APPIMAGE'] ?? process.execPath);
}
