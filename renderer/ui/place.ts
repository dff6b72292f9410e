import type { Attachment } from 'svelte/attachments';

/*
 * Styles that are numbers from the program, set through the CSSOM: the content security policy
 * knows no style attribute.
 */

/** Moves an element down by so many pixels. */
export function offsetY(pixels: number): Attachment<HTMLElement> {
  return (element) => {
    element.style.transform = `translateY(${pixels}px)`;
  };
}

/** Makes an element so large, in pixels; without a size it is as large as its styles say. */
export function sized(
  size: { readonly width: number; readonly height: number } | null,
): Attachment<HTMLElement> {
  return (element) => {
    element.style.width = size === null ? '' : `${size.width}px`;
    element.style.height = size === null ? '' : `${size.height}px`;
  };
}

/** The columns of the grids in an element, as a value of `grid-template-columns`. */
export function columnWidths(template: string): Attachment<HTMLElement> {
  return (element) => {
    element.style.setProperty('--columns', template);
  };
}

/** Makes an element so many pixels high. */
export function height(pixels: number): Attachment<HTMLElement> {
  return (element) => {
    element.style.height = `${pixels}px`;
  };
}
