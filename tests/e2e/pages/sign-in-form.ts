import type { Locator, Page } from '@playwright/test';
import type { AccountEntry } from '../../support/region';
import { MachinesPage } from './machines';

/** The dialog that adds an account, or asks for its password again. */
export class SignInForm {
  readonly dialog: Locator;
  readonly remember: Locator;
  /** Why signing in did not work. */
  readonly reason: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog');
    this.remember = this.dialog.getByRole('checkbox', { name: 'Remember on this computer' });
    this.reason = this.dialog.getByRole('alert');
  }

  field(name: string): Locator {
    // Exactly: "Password" is also part of the name of the button beside it.
    return this.dialog.getByLabel(name, { exact: true });
  }

  async fill(entry: AccountEntry): Promise<this> {
    await this.choose('IAM user', {
      'Domain name': entry.domainName,
      'IAM user name': entry.userName,
      Password: entry.password,
    });
    return this.fillPlace(entry);
  }

  /** Chooses a way to sign in, and fills in what it asks for. */
  async choose(way: string, fields: Readonly<Record<string, string>>): Promise<this> {
    await this.dialog.getByRole('radio', { name: way, exact: true }).check();
    for (const [name, text] of Object.entries(fields)) await this.field(name).fill(text);
    return this;
  }

  /** Everything that is the same for all ways. */
  async fillPlace(entry: AccountEntry): Promise<this> {
    await this.field('Account name').fill(entry.accountName);
    // Even typing nothing would open the list of regions.
    if (entry.region !== '') await this.field('Region').fill(entry.region);
    const project = this.field('Project');
    // A token tells its own.
    if (await project.isVisible()) await project.fill(entry.project ?? '');
    const iam = this.field('IAM endpoint');
    if (!(await iam.isVisible())) await this.dialog.getByText('Advanced', { exact: true }).click();
    await iam.fill(entry.endpoint);
    await this.field('Workspace endpoint').fill(entry.endpoint);
    await this.field('CloudDC endpoint').fill(entry.endpoint);
    await this.field('Trusted CA certificate').fill(entry.trustedCa);
    await this.field('Console hosts').fill(entry.consoleHosts);
    return this;
  }

  /** All that stands in the form, by the names of its fields. */
  async content(): Promise<AccountEntry> {
    const value = (name: string): Promise<string> => this.field(name).inputValue();
    return {
      accountName: await value('Account name'),
      domainName: await value('Domain name'),
      userName: await value('IAM user name'),
      password: await value('Password'),
      region: await value('Region'),
      project: await value('Project'),
      endpoint: await value('IAM endpoint'),
      trustedCa: await value('Trusted CA certificate'),
      consoleHosts: await value('Console hosts'),
    };
  }

  async signIn(): Promise<MachinesPage> {
    await this.#submit();
    await this.dialog.waitFor({ state: 'hidden' });
    return new MachinesPage(this.#page);
  }

  /** Presses "Sign in", and expects to stay here. */
  async signInInVain(): Promise<this> {
    await this.#submit();
    await this.reason.waitFor();
    return this;
  }

  async #submit(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Sign in' }).click();
  }
}
