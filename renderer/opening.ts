import type { Bridge } from '../preload/contract/bridge';
import type { Library } from '../preload/contract/library';
import type { Account, AppInfo, Machine } from '../preload/contract/models';
import type { Result } from '../preload/contract/result';
import type { Settings } from '../preload/contract/settings';

/** What main knows as the window opens. */
export interface Opening {
  readonly info: AppInfo | null;
  /** Null when they could not be read. */
  readonly settings: Settings | null;
  readonly accounts: Result<readonly Account[]>;
  /** The machines as they were seen before the app started. */
  readonly lastKnown: readonly Machine[];
  readonly library: Library | null;
}

/**
 * Asks for all of it at once and before anything is drawn, so that what is painted first is the list in the
 * technician's language, and not a page that changes four times on its way there.
 */
export async function readOpening(bridge: Bridge): Promise<Opening> {
  const [info, settings, accounts, lastKnown, library] = await Promise.all([
    bridge.app.info(),
    bridge.settings.get(),
    bridge.accounts.list(),
    bridge.inventory.lastKnown(),
    bridge.library.get(),
  ]);
  return {
    info: valueOf(info),
    settings: valueOf(settings),
    accounts,
    lastKnown: valueOf(lastKnown) ?? [],
    library: valueOf(library),
  };
}

function valueOf<T>(result: Result<T>): T | null {
  return result.ok ? result.value : null;
}
