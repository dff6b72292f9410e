import type { Locator, Page } from '@playwright/test';

/** The panel with the remote assistance of one desktop. */
export class AssistancePanel {
  readonly panel: Locator;
  /** The code as it is shown, in groups of four. */
  readonly code: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByRole('region', { name: 'Remote assistance' });
    this.code = this.panel.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/);
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name });
  }

  async create(): Promise<this> {
    await this.button('Create assistance').click();
    return this;
  }

  /** Begins to cancel it, and says no to the question. */
  async keep(): Promise<void> {
    await this.button('Cancel assistance').click();
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'hidden' });
  }

  /** Cancels it, and says yes to the question. */
  async cancel(): Promise<void> {
    // By key: what is read meanwhile moves the button, and a click goes down on it and up beside it (seen).
    await this.button('Cancel assistance').press('Enter');
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'End session' }).click();
    await question.waitFor({ state: 'hidden' });
  }

  async close(): Promise<void> {
    await this.button('Close').click();
    await this.panel.waitFor({ state: 'hidden' });
  }
}
