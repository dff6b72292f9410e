import type { Locator, Page } from '@playwright/test';

/** "Type text": what is written here goes to the machine as keys. */
export class TypeDialog {
  readonly text: Locator;
  readonly submit: Locator;
  /** Whether it can be typed, or what stands in the way. */
  readonly result: Locator;
  readonly #dialog: Locator;

  constructor(page: Page) {
    this.#dialog = page.getByRole('dialog', { name: /^Type text into / });
    this.text = this.#dialog.getByRole('textbox', { name: 'Text' });
    this.submit = this.#dialog.getByRole('button', { name: 'Type it' });
    this.result = this.#dialog.getByRole('status');
  }

  async choose(
    field: 'Layout of the machine' | 'The console passes on' | 'Speed',
    what: string,
  ): Promise<void> {
    await this.#dialog.getByLabel(field).selectOption({ label: what });
  }

  async confirmLines(): Promise<void> {
    await this.#dialog.getByRole('checkbox', { name: /^Type all / }).check();
  }

  /** Types it, and waits until the console has the screen again. */
  async type(): Promise<void> {
    await this.submit.click();
    await this.#dialog.waitFor({ state: 'hidden' });
  }
}
