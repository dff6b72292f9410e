import type { Locator, Page } from '@playwright/test';
import { SignInForm } from './sign-in-form';

/** The accounts, at the side of the machines. */
export class AccountList {
  readonly #page: Page;
  readonly #list: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#list = page.getByRole('navigation', { name: 'Accounts' });
  }

  item(name: string): Locator {
    return this.#list.getByRole('listitem').filter({ has: this.#menu(name) });
  }

  async add(): Promise<SignInForm> {
    await this.#list.getByRole('button', { name: 'Add account' }).click();
    return new SignInForm(this.#page);
  }

  async signInAgain(name: string): Promise<SignInForm> {
    await this.#choose(name, 'Sign in again…');
    return new SignInForm(this.#page);
  }

  async signOut(name: string): Promise<void> {
    await this.#choose(name, 'Sign out');
  }

  /** Forgets it, and says yes to the question. */
  async forget(name: string): Promise<void> {
    await this.#choose(name, 'Forget account…');
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Forget' }).click();
    await question.waitFor({ state: 'hidden' });
  }

  /** Starts the practice region again. */
  async startAgain(name: string): Promise<void> {
    await this.#choose(name, 'Start again');
  }

  #menu(name: string): Locator {
    return this.#page.getByRole('button', { name: `Actions for ${name}`, exact: true });
  }

  async #choose(name: string, entry: string): Promise<void> {
    await this.#menu(name).click();
    await this.#page.getByRole('menuitem', { name: entry }).click();
  }
}
