/** Id of the search box, or of what holds it; there is one per window. */
export const SEARCH_ID = 'machine-search';

/** Puts the cursor into the search box, with the old search marked for replacing. */
export function focusSearch(): void {
  const place = document.getElementById(SEARCH_ID);
  const input = place instanceof HTMLInputElement ? place : place?.querySelector('input');
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}

/** Moves into the list: to the row that Tab would reach. It is in the document wherever the list is scrolled. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[role=grid] [role=row][tabindex="0"]')?.focus();
}
