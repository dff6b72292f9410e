import type { Locator, Page } from '@playwright/test';
import { english } from '../../support/english';

/** The board of the assistance sessions that may be open. */
export class SessionsBoard {
  readonly dialog: Locator;

  private constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: english('sessions.title') });
  }

  static async open(page: Page): Promise<SessionsBoard> {
    await page.getByRole('button', { name: new RegExp(`^${english('sessions.title')}`) }).click();
    const board = new SessionsBoard(page);
    await board.dialog.waitFor();
    return board;
  }

  row(machine: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: machine });
  }

  async end(machine: string): Promise<void> {
    await this.dialog
      .getByRole('button', { name: english('sessions.cancel.of', { name: machine }) })
      .click();
  }
}
