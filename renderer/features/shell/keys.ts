import type { ViewCommand } from '../../../preload/contract/keyboard';
import type { App } from '../../state/app.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { closePanel, PANEL_ID } from '../assistance/close';
import { closeDetails, DETAILS_ID } from '../details/close';
import { focusSearch } from '../inventory/focus';

/** Does this element take typed characters itself? */
function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function isIn(target: EventTarget | null, id: string): boolean {
  return target instanceof Element && target.closest(`#${id}`) !== null;
}

/** Which neighbour tab a key asks for, if any: Ctrl+Tab and Ctrl+PageUp/PageDown, as in browsers. */
function tabStep(event: KeyboardEvent): 1 | -1 | null {
  if (!event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.key === 'Tab') return event.shiftKey ? -1 : 1;
  if (event.shiftKey) return null;
  if (event.key === 'PageDown') return 1;
  if (event.key === 'PageUp') return -1;
  return null;
}

/** What a key of browsers asks for about tabs and windows, if anything. */
function viewCommand(event: KeyboardEvent): ViewCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === 'F11' && !ctrlKey && !metaKey && !altKey) return { kind: 'full-screen' };
  if (altKey || ctrlKey === metaKey) return null;
  if (shiftKey && key === 'PageDown') return { kind: 'move-tab', step: 1 };
  if (shiftKey && key === 'PageUp') return { kind: 'move-tab', step: -1 };
  if (shiftKey && key.toLowerCase() === 't') return { kind: 'reopen-tab' };
  if (!shiftKey && key.toLowerCase() === 'w') return { kind: 'close-tab' };
  return null;
}

/** Is this Ctrl+F, Cmd+F or a slash typed outside a field? */
function asksForSearch(event: KeyboardEvent): boolean {
  if (event.altKey || event.shiftKey) return false;
  if (event.key.toLowerCase() === 'f') return event.ctrlKey !== event.metaKey;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !takesText(event.target);
}

/** Ctrl+comma or Cmd+comma, as everywhere. */
function asksForSettings(event: KeyboardEvent): boolean {
  return event.key === ',' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
}

/**
 * The keys of the window. They work while the window itself has the focus; while a console has
 * it, its keys belong to the remote machine.
 */
export function handleWindowKey(event: KeyboardEvent, app: App): void {
  if (app.dialogs.open !== null) return;
  const isPlain = !event.altKey && !event.shiftKey && event.ctrlKey !== event.metaKey;
  if (isPlain && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    app.quickOpen();
    return;
  }
  const view = viewCommand(event);
  const step = tabStep(event);
  if (view !== null) {
    event.preventDefault();
    app.obeyView(view);
  } else if (step !== null) {
    event.preventDefault();
    app.consoles.activateNeighbour(step);
  } else if (event.key === 'Escape' && isIn(event.target, PANEL_ID)) {
    closePanel(app.assistance);
  } else if (asksForSettings(event)) {
    event.preventDefault();
    app.dialogs.settings();
  } else if (event.key === 'Escape' && isIn(event.target, DETAILS_ID)) {
    closeDetails(app.details);
  } else if (asksForSearch(event) && app.consoles.activeTab === MACHINES_TAB) {
    event.preventDefault();
    focusSearch();
  }
}
