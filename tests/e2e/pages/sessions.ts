import type { Locator, Page } from '@playwright/test';
import { EXTENSION_MINUTES } from '../../../preload/contract/sessions';
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

  async extend(machine: string): Promise<void> {
    await this.dialog
      .getByRole('button', {
        name: english('sessions.extend.of', { minutes: EXTENSION_MINUTES, name: machine }),
      })
      .click();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: english('common.close') }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
