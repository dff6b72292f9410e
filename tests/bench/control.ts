import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { COUNT_FRAMES } from './frames';

/** Debian's Chromium, which opens the pages of consoles as the cloud's own site would. */
export class Control {
  private constructor(
    readonly pid: number,
    private readonly context: BrowserContext,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<Control> {
    const server = await chromium.launchServer({
      executablePath: '/usr/bin/chromium',
      headless: false,
      chromiumSandbox: true,
      env: { ...env },
    });
    const { pid } = server.process();
    if (pid === undefined) throw new Error('Chromium has no process');
    const browser = await chromium.connect(server.wsEndpoint());
    // One window with a tab for each console, as large as it likes.
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: null });
    await context.addInitScript(COUNT_FRAMES);
    return new Control(pid, context, () => server.close());
  }

  /** Opens a page in a tab of its own, in front of the others. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    return page;
  }

  async close(): Promise<void> {
    await this.stopServer();
  }
}
