import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test';
import path from 'node:path';
import type { Answer, Channel } from '../../preload/contract/calls';
import type { EventName, Events } from '../../preload/contract/events';
import type { Console } from '../../preload/contract/models';
import type { Result } from '../../preload/contract/result';
import { catalogue } from '../support/catalogue';
import { english } from '../support/english';
import { installFakeBridge } from './fake/bridge';
import type { Call, Scenario } from './fake/control';
import { serveRenderer } from './server';

const chinese = catalogue('zh-CN');

const PICTURES = path.resolve(import.meta.dirname, '../artifacts/renderer');

/** What takes the place of the page for as long as it is open. */
const FRONT = '[role=dialog], [role=alertdialog], [role=menu]';

/** The renderer in a page, with the fake main process behind it. */
export class RendererApp {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** Opens the page over a scenario. */
  async start(scenario: Scenario): Promise<void> {
    await this.page.addInitScript(installFakeBridge, scenario);
    await this.page.goto(this.#url);
    await this.page.locator('#app > *').first().waitFor();
  }

  /**
   * From here on time passes only when the test says so: however slow the machine, what stays for two seconds is
   * seen. For `testWithClock` alone.
   */
  async stopClock(): Promise<void> {
    const now = await this.page.evaluate(() => Date.now());
    await this.page.clock.pauseAt(now + 60_000);
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Machines' });
  }

  row(name: string): Locator {
    return this.grid.getByRole('row', { name });
  }

  /** In either language. */
  get search(): Locator {
    return this.page
      .getByRole('searchbox', { name: english('machines.search') })
      .or(this.page.getByRole('searchbox', { name: chinese('machines.search') }));
  }

  /** Searches, and waits for what is found: a click on a row that was there before would miss it. */
  async searchFor(text: string): Promise<void> {
    await this.search.fill(text);
    await expect(this.page.locator('[role=grid][aria-busy=true]')).toHaveCount(0);
  }

  /** Opens the console of a machine by its button. */
  async openConsole(name: string): Promise<string> {
    await this.searchFor(name);
    await this.row(name).getByRole('button', { name: 'Open console' }).click();
    await this.page.getByRole('tab', { name }).waitFor();
    return this.page.evaluate((machine) => window.fake.consoleOf(machine), name);
  }

  /** Says that a console is connected, once it has a page to be so. */
  async connect(consoleId: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate((id) => window.fake.hasTicket(id), consoleId))
      .toBe(true);
    await this.setConsole(consoleId, {
      state: { state: 'connected', since: '2026-11-21T08:00:00Z' },
    });
  }

  /** Opens the assistance panel from a machine's row. */
  async openAssistance(name: string): Promise<Locator> {
    await this.searchFor(name);
    await this.row(name).getByRole('button', { name: 'Remote assistance' }).click();
    return this.panel;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Remote assistance' });
  }

  async setConsole(consoleId: string, change: Partial<Console>): Promise<void> {
    await this.page.evaluate(([id, to]) => window.fake.setConsole(id, to), [
      consoleId,
      change,
    ] as const);
  }

  async answer<C extends Channel>(channel: C, result: Result<Answer<C>> | null): Promise<void> {
    // The generic does not survive the journey; both sides of it are this signature.
    await this.page.evaluate(([to, answer]) => window.fake.answer(to as never, answer as never), [
      channel,
      result,
    ] as const);
  }

  async hold(channel: Channel): Promise<void> {
    await this.page.evaluate((which) => window.fake.hold(which), channel);
  }

  async release(channel: Channel): Promise<void> {
    await this.page.evaluate((which) => window.fake.release(which), channel);
  }

  async emit<E extends EventName>(event: E, payload: Events[E]): Promise<void> {
    await this.page.evaluate(([name, value]) => window.fake.emit(name as never, value as never), [
      event,
      payload,
    ] as const);
  }

  async update(change: Partial<Scenario>): Promise<void> {
    await this.page.evaluate((to) => window.fake.update(to), change);
  }

  /** The calls of a channel so far. */
  async calls(channel: Channel): Promise<readonly Call[]> {
    return this.page.evaluate(
      (which) => window.fake.calls.filter((call) => call.channel === which),
      channel,
    );
  }

  /** The arguments of the newest call of a channel. */
  async lastArgs(channel: Channel): Promise<unknown> {
    return (await this.calls(channel)).at(-1)?.args;
  }

  /** Watches for guests that are put anywhere a second time: that would kill them. */
  async watchMoves(): Promise<void> {
    await this.page.evaluate(() => {
      const seen = new WeakSet<Node>();
      new MutationObserver((records) => {
        for (const node of records.flatMap((record) => [...record.addedNodes])) {
          if (!(node instanceof Element) || !node.querySelector('webview')) continue;
          if (seen.has(node)) window.fake.faults.push('A guest was moved.');
          seen.add(node);
        }
      }).observe(document.body, { childList: true, subtree: true });
    });
  }

  /** Opens these consoles one after the other, each connected. */
  async openAll(...names: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const name of names) {
      await this.page.getByRole('tab').first().click();
      const id = await this.openConsole(name);
      await this.connect(id);
      ids.push(id);
    }
    return ids;
  }

  /**
   * What axe has to say about the page as it stands: nothing. Where a dialog or a menu is in front, about
   * that: what is behind is a screen of its own.
   * @param what `colours`: another theme of a page that was looked at as a whole
   * @param rows `few`: of the list only its beginning, where it is nothing but the background
   */
  async expectAccessible(
    what: 'everything' | 'colours' = 'everything',
    rows: 'all' | 'few' = 'all',
  ): Promise<void> {
    await this.#settled();
    // Only what is wrong is written out in full, and it is run here, not put together in a page of its own, as
    // a page with frames would need: the same rules in less than half the time.
    const axe = new AxeBuilder({ page: this.page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] });
    if (rows === 'few') axe.exclude('[role=grid] [role=row]:nth-child(n + 6)');
    if (what === 'colours') axe.withRules(['color-contrast', 'link-in-text-block']);
    if ((await this.page.locator(FRONT).count()) > 0) axe.include(FRONT);
    const { violations } = await axe.analyze();
    const told = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
    expect(told).toEqual([]);
  }

  /** Colours on their way from one theme to the other, or of a dialog coming in, are not those of the page. */
  async #settled(): Promise<void> {
    await this.page.evaluate(async () => {
      for (;;) {
        const moving = document.getAnimations().filter(({ effect }) => {
          const end = effect?.getComputedTiming().endTime;
          return typeof end === 'number' && Number.isFinite(end);
        });
        if (moving.length === 0) return;
        await Promise.allSettled(moving.map(({ finished }) => finished));
      }
    });
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({
      path: path.join(PICTURES, `${name}.jpg`),
      // Packed in a fraction of the time of a PNG, and there are hundreds.
      type: 'jpeg',
      quality: 92,
      animations: 'disabled',
      caret: 'hide',
    });
  }
}

/** What the tests of one worker share. */
interface Stage {
  readonly browser: Browser;
  readonly url: string;
}

/** Tests of the renderer: every one also asserts that the policy was kept and nothing was thrown. */
export const test = base.extend<{ app: RendererApp }, { stage: Stage }>({
  stage: [
    async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: '/usr/bin/chromium-headless-shell',
        chromiumSandbox: true,
      });
      const server = await serveRenderer();
      await use({ browser, url: server.url });
      await browser.close();
      await server.close();
    },
    { scope: 'worker' },
  ],
  browser: [async ({ stage }, use) => use(stage.browser), { scope: 'worker' }],
  app: async ({ page, stage }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(new RendererApp(page, stage.url));
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => window.fake.faults)).toEqual([]);
  },
});

export { expect };

/**
 * The same for what takes time, with a clock that a test can move on and stop. In a context of its own: Playwright
 * leaves scripts for its clock in one that is cleared for the next test, which fail there.
 */
export const testWithClock = test.extend({
  page: async ({ browser }, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install();
    await use(page);
    await context.close();
  },
});
