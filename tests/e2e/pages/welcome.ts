import type { Locator, Page } from '@playwright/test';
import { MachinesPage } from './machines';
import { SignInForm } from './sign-in-form';

/** What stands in the window as long as there is no account. */
export class WelcomePage {
  readonly explore: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.explore = page.getByRole('button', { name: 'Explore the practice region' });
  }

  async explorePracticeRegion(): Promise<MachinesPage> {
    await this.explore.click();
    const machines = new MachinesPage(this.#page);
    await machines.grid.waitFor();
    return machines;
  }

  async addAccount(): Promise<SignInForm> {
    await this.#page.getByRole('button', { name: 'Add account' }).click();
    return new SignInForm(this.#page);
  }
}
