import type { Consoles } from '../../state/consoles.svelte';

/** A tab that is dragged along the strip. The tab moves when it is dropped; guests stay where they are. */
export class TabDrag {
  #dragged: string | null = null;
  #target = $state.raw<{ readonly id: string; readonly side: 'before' | 'after' } | null>(null);

  readonly #consoles: Consoles;

  constructor(consoles: Consoles) {
    this.#consoles = consoles;
  }

  /** On which side of this tab the dragged one would go; null when on neither. */
  sideOf(consoleId: string): 'before' | 'after' | null {
    return this.#target?.id === consoleId ? this.#target.side : null;
  }

  start({ dataTransfer }: DragEvent, consoleId: string): void {
    if (dataTransfer === null) return;
    // Without data of some kind nothing is dragged; other programs get no use out of it.
    dataTransfer.setData('application/x-crashcart-tab', '');
    dataTransfer.effectAllowed = 'move';
    this.#dragged = consoleId;
  }

  over(event: DragEvent, consoleId: string): void {
    if (this.#dragged === null || !(event.currentTarget instanceof Element)) return;
    event.preventDefault();
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const side = event.clientX < left + width / 2 ? 'before' : 'after';
    this.#target = consoleId === this.#dragged ? null : { id: consoleId, side };
  }

  drop(event: DragEvent): void {
    event.preventDefault();
    const target = this.#target;
    if (this.#dragged === null || target === null) return;
    const others = this.#consoles.all.filter(({ id }) => id !== this.#dragged);
    const index = others.findIndex(({ id }) => id === target.id);
    this.#consoles.move(this.#dragged, target.side === 'before' ? index : index + 1);
  }

  end(): void {
    this.#dragged = null;
    this.#target = null;
  }
}
