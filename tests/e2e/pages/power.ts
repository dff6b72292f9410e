import type { Locator, Page } from '@playwright/test';

/** The question before a power action that ends what runs on a machine. */
export class PowerQuestion {
  readonly dialog: Locator;
  readonly #name: string;

  constructor(page: Page, name: string) {
    this.dialog = page.getByRole('dialog').filter({ hasText: name });
    this.#name = name;
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** Says yes, where nobody is on the machine. */
  async confirm(button: string): Promise<void> {
    await this.button(button).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Types the machine's name, and says yes. */
  async confirmByName(button: string): Promise<void> {
    await this.dialog.getByRole('textbox').fill(this.#name);
    await this.confirm(button);
  }
}
