import type { Locator, Page } from '@playwright/test';

/** The question before the console of a desktop in use is opened. */
export class OccupiedForm {
  readonly form: Locator;

  constructor(page: Page) {
    this.form = page.getByRole('dialog', { name: 'is being used' });
  }

  async openAnyway(reason: string): Promise<void> {
    await this.form.getByRole('radio', { name: 'Open anyway' }).check();
    await this.form.getByLabel('Reason').fill(reason);
    await this.form.getByRole('button', { name: 'Open the console' }).click();
  }

  async openToView(): Promise<void> {
    await this.form.getByRole('radio', { name: 'View only' }).check();
    await this.form.getByRole('button', { name: 'Open to view' }).click();
  }

  /** Chooses a way, for all desktops of the account from now on. */
  async always(way: string): Promise<void> {
    await this.form.getByRole('radio', { name: way }).check();
    await this.form.getByRole('checkbox', { name: 'Always do this for' }).check();
  }

  async notifyAndOpen(text: string): Promise<void> {
    await this.form.getByRole('radio', { name: 'Notice first' }).check();
    await this.form.getByLabel('Notice to the user').fill(text);
    await this.form.getByRole('button', { name: 'Send and open' }).click();
  }

  async assist(): Promise<void> {
    await this.form.getByRole('button', { name: 'Ask the user' }).click();
  }
}
