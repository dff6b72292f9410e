import type { Activity } from '../activity/activity';
import type { HandlersOf } from '../ipc/handle';
import type { Inventory } from '../inventory/inventory';
import type { Library } from '../library/library';
import type { Windows } from '../windows';
import type { Consoles } from './consoles';
import type { LastSessionKeeper } from './last-session';
import { notifyUsers } from './notice';
import type { Pictures } from './pictures';

export interface ConsoleServices {
  readonly consoles: Consoles;
  readonly inventory: Pick<Inventory, 'require'>;
  readonly windows: Pick<Windows, 'of' | 'showMain' | 'showConsole' | 'closeConsole'>;
  readonly pictures: Pictures;
  readonly lastSession: LastSessionKeeper;
  readonly activity: Pick<Activity, 'record'>;
  readonly library: Pick<Library, 'opened'>;
}

export function consoleCalls({
  consoles,
  inventory,
  windows,
  pictures,
  lastSession,
  activity,
  library,
}: ConsoleServices): HandlersOf<'consoles'> {
  return {
    'consoles:list': () => consoles.list(),
    'consoles:open': ({ machineId, ...terms }) => {
      const console = consoles.open(machineId, terms);
      library.opened(machineId);
      if (console.apart) windows.showConsole(console.id, console.machineName);
      return console;
    },
    'consoles:notify': ({ machineId, text }) =>
      notifyUsers(inventory.require(machineId), text, activity),
    'consoles:reconnect': ({ consoleId }) => consoles.reconnect(consoleId),
    'consoles:stopRetry': ({ consoleId }) => consoles.stopRetry(consoleId),
    'consoles:trustCertificate': ({ consoleId, fingerprint }) =>
      consoles.trustCertificate(consoleId, fingerprint),
    'consoles:close': ({ consoleId }) => consoles.close(consoleId),
    'consoles:setViewOnly': ({ consoleId, viewOnly }) => consoles.setViewOnly(consoleId, viewOnly),
    'consoles:setApart': async ({ consoleId, apart }) => {
      const console = await consoles.setApart(consoleId, apart);
      if (apart) {
        windows.showConsole(consoleId, console.machineName);
      } else {
        windows.showMain();
        windows.closeConsole(consoleId);
      }
      return console;
    },
    'consoles:setInSight': ({ consoleId, inSight }) => consoles.setInSight(consoleId, inSight),
    'consoles:setPageZoom': ({ consoleId, factor }) =>
      consoles.pageOf(consoleId).setZoomFactor(factor),
    'consoles:preview': ({ consoleId }) => pictures.preview(consoleId),
    'consoles:copyPicture': ({ consoleId }) => pictures.copy(consoleId),
    'consoles:savePicture': ({ consoleId }, caller) =>
      pictures.save(consoleId, windows.of(caller).window),
    'consoles:setPanes': ({ panes }) => lastSession.notePanes(panes),
    'consoles:lastSession': () => lastSession.before,
    'consoles:forgetLast': () => lastSession.forget(),
  };
}
