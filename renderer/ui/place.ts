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

/** Makes an element so many pixels high. */
export function height(pixels: number): Attachment<HTMLElement> {
  return (element) => {
    element.style.height = `${pixels}px`;
  };
}
