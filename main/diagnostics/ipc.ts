import type { BrowserWindow } from 'electron';
import type { Caller, HandlersOf } from '../ipc/handle';
import { saveText } from '../save-dialog';
import { openFolder } from '../security/ways-out';
import type { Diagnostics } from './diagnostics';

export interface DiagnosticsServices {
  readonly diagnostics: Pick<Diagnostics, 'make' | 'shown'>;
  readonly windowOf: (caller: Caller) => BrowserWindow;
  /** The folder that the file dialog begins in. */
  readonly folder: () => string;
  readonly logFolder: string;
  readonly now: () => Date;
}

export function diagnosticsCalls(services: DiagnosticsServices): HandlersOf<'diagnostics'> {
  const { diagnostics, windowOf, folder, logFolder, now } = services;
  return {
    'diagnostics:make': () => diagnostics.make(),
    'diagnostics:save': ({ reportId }, caller) => {
      const text = diagnostics.shown(reportId);
      const name = `Crashcart diagnostics ${now().toISOString().slice(0, 10)}`;
      const proposal = { folder: folder(), name, extension: 'txt' };
      return saveText(windowOf(caller), proposal, () => text, 'diagnostics-not-saved');
    },
    'diagnostics:showLog': () => openFolder(logFolder),
  };
}
