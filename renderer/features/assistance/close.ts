import type { Assistance } from '../../state/assistance.svelte';
import { MACHINES_TAB } from '../../state/consoles.svelte';
import { focusList } from '../inventory/focus';

/** Id of the panel; there is one per window. */
export const PANEL_ID = 'assistance-panel';

/** Closes the panel, and gives the keyboard back to the list it was opened from. */
export function closePanel(assistance: Assistance): void {
  const fromList = assistance.target?.tab === MACHINES_TAB;
  assistance.close();
  if (fromList) focusList();
}
