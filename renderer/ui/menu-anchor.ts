/** Where a menu opens that has no button of its own, and what gets the focus back from it. */
export interface MenuAnchor {
  readonly at: HTMLElement | { readonly getBoundingClientRect: () => DOMRect };
  readonly focus: HTMLElement;
}

/** A menu at the pointer; from the keyboard, where the browser says. */
export function anchorAtPointer({ clientX, clientY }: MouseEvent, focus: HTMLElement): MenuAnchor {
  return { at: { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }, focus };
}
