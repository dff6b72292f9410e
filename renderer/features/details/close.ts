import type { Details } from '../../state/details.svelte';
import { focusList } from '../inventory/focus';

/** Id of the panel; there is one per window. */
export const DETAILS_ID = 'machine-details';

/** Closes the panel, and gives the keyboard back to the list. */
export function closeDetails(details: Details): void {
  details.close();
  focusList();
}
