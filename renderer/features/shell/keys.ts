import {
  shortcutWith,
  WINDOW_SHORTCUTS,
  type WindowShortcut,
} from '../../../preload/contract/shortcuts';
import type { App } from '../../state/app.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { closePanel, PANEL_ID } from '../assistance/close';
import { closeDetails, DETAILS_ID } from '../details/close';
import { focusSearch } from '../inventory/focus';
import { windowKeys } from '../shortcuts/pressed';

/** Does this element take typed characters itself? */
function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function isIn(target: EventTarget | null, id: string): boolean {
  return target instanceof Element && target.closest(`#${id}`) !== null;
}

/** What each does. */
const ACTIONS: Readonly<Record<WindowShortcut, (app: App) => void>> = {
  search: focusSearch,
  'quick-open': ({ quickOpen }) => quickOpen(),
  settings: ({ dialogs }) => dialogs.settings(),
  'next-tab': ({ consoles }) => consoles.activateNeighbour(1),
  'previous-tab': ({ consoles }) => consoles.activateNeighbour(-1),
  'move-tab-right': ({ obeyView }) => obeyView({ kind: 'move-tab', step: 1 }),
  'move-tab-left': ({ obeyView }) => obeyView({ kind: 'move-tab', step: -1 }),
  'close-tab': ({ obeyView }) => obeyView({ kind: 'close-tab' }),
  'reopen-tab': ({ obeyView }) => obeyView({ kind: 'reopen-tab' }),
  'full-screen': ({ obeyView }) => obeyView({ kind: 'full-screen' }),
};

/** The shortcut that was pressed, if any. One that writes a character is none in a field. */
function pressed(event: KeyboardEvent, { consoles, settings }: App): WindowShortcut | undefined {
  const keys = windowKeys(event);
  if (keys === null || (event.key.length === 1 && keys.length === 1 && takesText(event.target))) {
    return undefined;
  }
  const shortcut = shortcutWith(WINDOW_SHORTCUTS, keys, settings.shortcuts);
  // Where there is no list there is nothing to search.
  return shortcut === 'search' && consoles.activeTab !== MACHINES_TAB ? undefined : shortcut;
}

/**
 * The keys of the window. They work while the window itself has the focus; while a console has
 * it, its keys belong to the remote machine.
 */
export function handleWindowKey(event: KeyboardEvent, app: App): void {
  if (app.dialogs.open !== null) return;
  const shortcut = pressed(event, app);
  if (shortcut !== undefined) {
    event.preventDefault();
    ACTIONS[shortcut](app);
  } else if (event.key === 'Escape' && isIn(event.target, PANEL_ID)) {
    closePanel(app.assistance);
  } else if (event.key === 'Escape' && isIn(event.target, DETAILS_ID)) {
    closeDetails(app.details);
  }
}
