const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** Is the technician in a field of our own window that can be seen? */
export function isTyping(): boolean {
  const field = document.activeElement;
  return field !== null && field.matches(FIELDS) && field.checkVisibility();
}
