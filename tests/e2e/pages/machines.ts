import { expect, type Locator, type Page } from '@playwright/test';
import type { WatchCondition } from '../../../preload/contract/watches';
import { english } from '../../support/english';
import { AccountList } from './accounts';
import { AssistancePanel } from './assistance';
import { ConsoleTab } from './console';
import { OccupiedForm } from './occupied';
import { PowerQuestion } from './power';

/** The list of all machines, with the accounts beside it. */
export class MachinesPage {
  readonly grid: Locator;
  readonly search: Locator;
  /** One per source that could not be read. */
  readonly failures: Locator;
  readonly accounts: AccountList;
  /** Asks how to go about a desktop that somebody works on. */
  readonly occupied: OccupiedForm;
  readonly #page: Page;
  readonly #view: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#view = page.getByRole('tabpanel', { name: 'Machines' });
    this.grid = this.#view.getByRole('grid', { name: 'Machines' });
    this.search = this.#view.getByRole('searchbox', { name: 'Search machines' });
    this.failures = this.#view.getByRole('alert');
    this.accounts = new AccountList(page);
    this.occupied = new OccupiedForm(page);
  }

  /** Types into the search box, its name unless told, and waits until the list shows this machine. */
  async find(name: string, search = name): Promise<Locator> {
    await this.search.fill(search);
    // A row that was there before goes elsewhere, and would be waited for in vain.
    await expect(this.grid).toHaveAttribute('aria-busy', 'false');
    const row = this.row(name);
    await row.waitFor();
    return row;
  }

  row(name: string): Locator {
    return this.grid.getByRole('row', { name: new RegExp(`^${escaped(name)},`) });
  }

  /** How many machines the list holds, shown on the screen or not. */
  async count(): Promise<number> {
    // The header is a row, too.
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  async openConsole(name: string, search = name): Promise<ConsoleTab> {
    const row = await this.find(name, search);
    await row.getByRole('button', { name: 'Open console' }).click();
    const console = this.consoleOf(name);
    const { form } = this.occupied;
    await form.or(console.tab).waitFor();
    // Somebody works there, as on most of the machines the tests know.
    if (await form.isVisible()) await this.occupied.openAnyway('A test');
    return console;
  }

  /** Opens the console of a desktop in use, to look and not to touch. */
  async viewConsole(name: string): Promise<ConsoleTab> {
    const row = await this.find(name);
    await row.getByRole('button', { name: 'Open console' }).click();
    await this.occupied.openToView();
    return this.consoleOf(name);
  }

  /** The tab of a machine's console, open or not. */
  consoleOf(name: string): ConsoleTab {
    return new ConsoleTab(this.#page, name);
  }

  async assist(name: string): Promise<AssistancePanel> {
    const row = await this.find(name);
    await row.getByRole('button', { name: 'Remote assistance' }).click();
    return new AssistancePanel(this.#page);
  }

  /** Orders a power action from a machine's row: `Start`, `Restart…`. */
  async order(name: string, action: string): Promise<PowerQuestion> {
    const row = await this.find(name);
    await row.getByRole('button', { name: 'Power' }).click();
    await this.#page.getByRole('menuitem', { name: action, exact: true }).click();
    return new PowerQuestion(this.#page, name);
  }

  /** Asks to be told when something is so, from the menu of a machine's row. */
  async watch(name: string, condition: WatchCondition): Promise<void> {
    const row = await this.find(name);
    await row.click({ button: 'right' });
    await this.#page.getByRole('menuitem', { name: english('watch.menu') }).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: english(`watch.condition.${condition}`) }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Chooses an entry of the menu of a machine's row. */
  async choose(name: string, entry: string): Promise<void> {
    const row = await this.find(name);
    await row.click({ button: 'right' });
    await this.#page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  async refresh(): Promise<void> {
    await this.#view.getByRole('button', { name: 'Refresh' }).click();
  }

  /** Waits until nothing is being read any more. */
  async idle(): Promise<void> {
    await this.#view.locator('.refresh:not(.busy)').waitFor();
  }

  /** Comes back here from another tab. */
  async show(): Promise<this> {
    await this.#page.getByRole('tab', { name: 'Machines' }).click();
    return this;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
