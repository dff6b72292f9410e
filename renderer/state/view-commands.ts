import type { ViewCommand } from '../../preload/contract/keyboard';
import type { App } from './app.svelte';
import { MACHINES_TAB } from './consoles.svelte';
import { PANE_COUNTS } from '../../preload/contract/views';

type Needs = Pick<App, 'consoles' | 'pictures' | 'window'>;

/** Does what the host key, or a key of the window, asks for about tabs, windows and pictures. */
export function obeyView(command: ViewCommand, { consoles, pictures, window }: Needs): void {
  const { active, panes } = consoles;
  // What is about a tab gives the keyboard back to it when it is done.
  switch (command.kind) {
    case 'move-tab':
      if (active !== null) consoles.moveBy(active.id, command.step);
      consoles.giveKeyboard();
      return;
    case 'pane': {
      const next = panes.neighbour(command.step);
      if (active !== null && next !== null) consoles.activate(next);
      return;
    }
    case 'split': {
      const index = PANE_COUNTS.findIndex((count) => count === panes.count);
      if (active !== null) consoles.split(PANE_COUNTS[(index + 1) % PANE_COUNTS.length] ?? 1);
      return;
    }
    case 'close-tab':
      if (active !== null) void consoles.close(active.id);
      consoles.giveKeyboard();
      return;
    case 'reopen-tab':
      void consoles.reopen();
      return;
    case 'own-window':
      if (active !== null) void consoles.setApart(active.id, !active.apart);
      return;
    case 'full-screen':
      void window.toggleFullScreen();
      if (consoles.activeTab !== MACHINES_TAB) consoles.giveKeyboard();
      return;
    case 'copy-picture':
      if (active !== null) void pictures.copy(active.id);
      consoles.giveKeyboard();
      return;
  }
}
