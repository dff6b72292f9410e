import { expect, type Locator, type Page } from '@playwright/test';
import { AssistancePanel } from './assistance';
import { PowerQuestion } from './power';
import { SignInForm } from './sign-in-form';
import { TypeDialog } from './type-dialog';

/** The tab with the console of one machine. */
export class ConsoleTab {
  readonly tab: Locator;
  /** "Connecting…", "Connected", … */
  readonly state: Locator;
  /** What stands in front of the frame while it is not connected. */
  readonly overlay: Locator;
  /** Counts down to the next attempt; there only while there is to be one. */
  readonly countdown: Locator;
  /** Where the remote screen is shown. */
  readonly frame: Locator;
  readonly #page: Page;
  readonly #name: string;
  readonly #panel: Locator;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
    this.tab = page.getByRole('tab', { name, exact: true });
    this.#panel = page.getByRole('tabpanel', { name: `Console of ${name}` });
    this.state = this.#panel.getByRole('status').first();
    this.overlay = this.#panel.getByRole('status').nth(1);
    this.countdown = this.overlay.getByRole('timer');
    // A guest has no role or name of its own.
    this.frame = this.#panel.locator('webview').filter({ visible: true });
  }

  /** Waits until the remote side has spoken. */
  async connected(): Promise<this> {
    await expect(this.state).toHaveText('Connected');
    return this;
  }

  /**
   * Notes from now on what is said in front of the frame, also what is there for a moment only.
   * @returns all of it so far
   */
  async listen(): Promise<() => Promise<string>> {
    const heard = await this.#page.evaluateHandle(() => {
      const said = new Set<string>();
      const note = (): void => {
        for (const overlay of document.querySelectorAll('.overlay')) {
          said.add(overlay.textContent);
        }
      };
      new MutationObserver(note).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      return said;
    });
    return () => heard.evaluate((said) => [...said].join('\n'));
  }

  /** Sends a combination of the key menu. */
  async send(combination: string): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Keys', exact: true }).click();
    await this.#page.getByRole('menuitem', { name: combination, exact: true }).click();
  }

  /** Chooses an entry of the menu of views. */
  async view(entry: string | RegExp): Promise<void> {
    await this.#choose('View', entry);
  }

  async zoom(entry: string): Promise<void> {
    await this.#choose('Zoom', entry);
  }

  async #choose(menu: string, entry: string | RegExp): Promise<void> {
    await this.#panel.getByRole('button', { name: menu, exact: true }).click();
    // Choices of several are of another role than commands.
    const lines = this.#page.getByRole('menu').locator('[role^=menuitem]');
    await lines.filter({ hasText: entry }).first().click();
  }

  /** What is told of the picture that was taken. */
  get note(): Locator {
    return this.#panel.getByRole('status').filter({ hasText: /picture|Saved/i });
  }

  /** Opens the dialog to type text in. */
  async composeText(): Promise<TypeDialog> {
    await this.send('Type text…');
    return new TypeDialog(this.#page);
  }

  /** The dialog, when it was opened by other means. */
  typeDialog(): TypeDialog {
    return new TypeDialog(this.#page);
  }

  /** Who gets what is typed. */
  get owner(): Locator {
    return this.#panel.getByRole('status').filter({ hasText: /^(Keys |Nothing is sent)/ });
  }

  get viewOnly(): Locator {
    return this.#panel.getByRole('button', { name: 'View only' });
  }

  /** Starts the machine that is off, and waits for its picture. */
  async start(): Promise<void> {
    await this.overlay.getByRole('button', { name: 'Start and watch' }).click();
  }

  async reconnect(): Promise<void> {
    await this.overlay.getByRole('button', { name: 'Reconnect' }).click();
  }

  /** Accepts the certificate of the console's host, and says yes to the question. */
  async acceptCertificate(button: string): Promise<void> {
    await this.overlay.getByRole('button', { name: button }).click();
    const question = this.#page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Accept', exact: true }).click();
  }

  /** From a refusal to the form in which it can be mended. */
  async openAccountSettings(): Promise<SignInForm> {
    await this.overlay.getByRole('button', { name: 'Open account settings' }).click();
    return new SignInForm(this.#page);
  }

  /** What is being done to the machine, over its picture. */
  get power(): Locator {
    return this.#panel
      .getByRole('status')
      .filter({ hasText: /(Starting|Restarting|Stopping|after) / });
  }

  /** Orders a power action from here: `Restart and watch…`. */
  async order(action: string): Promise<PowerQuestion> {
    await this.#panel.getByRole('button', { name: 'Power' }).click();
    await this.#page.getByRole('menuitem', { name: action, exact: true }).click();
    return new PowerQuestion(this.#page, this.#name);
  }

  async assist(): Promise<AssistancePanel> {
    await this.#panel.getByRole('button', { name: 'Remote assistance' }).click();
    return new AssistancePanel(this.#page);
  }

  async close(): Promise<void> {
    await this.#page.getByRole('button', { name: `Close ${this.#name}`, exact: true }).click();
    await this.tab.waitFor({ state: 'hidden' });
  }
}
