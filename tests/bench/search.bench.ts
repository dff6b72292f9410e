/**
 * Searching and scrolling 1,000, 10,000 and 50,000 machines and refreshing 10,000, beside the plainest page that does the same in the
 * same browser: run by `npm run bench`. Nothing here decides a test; the table is what comes of it.
 */
import type { Page } from '@playwright/test';
import { SHANGHAI, signedIn } from '../renderer/fake/data';
import { expect, test, type RendererApp } from '../renderer/fixtures';
import { installMeasures, installPlainPage } from './estate-page';
import { tell } from './report';
import { percentile } from './stats';

const SIZES = [1_000, 10_000, 50_000];
const REFRESHED = 10_000;
const FRAMES = 180;
const ROUNDS = Number(process.env['CRASHCART_SEARCH_ROUNDS'] ?? 5);

/** Letter by letter: names, users, addresses, states, Chinese, pinyin, a field, and typing errors. */
const SEARCHES = [
  'sh-fin-00042',
  '4321 muc',
  'anna hr',
  '10.24.0',
  'running cad',
  '上海 100',
  'hzsj 77',
  'user:elena bj',
  'grcae dev',
  'sh-nif-00042',
];

interface Rivals {
  /** The times of each round. */
  readonly ours: number[][];
  readonly theirs: number[][];
}

const rivals = (): Rivals => ({ ours: [], theirs: [] });

/** One line of the table: ours, and the plain page's. */
function compare(what: string, ours: readonly number[], theirs: readonly number[]): void {
  tell({ what, unit: 'ms', digits: 1, ours, control: { name: 'plain page', values: theirs } });
}

/** What the page's scripts hold after everything unneeded was let go of, in MB. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** Puts this many machines into what the fake main process holds. */
async function hold(page: Page, count: number): Promise<void> {
  await page.evaluate(
    ([many, account]) => window.fake.update({ machines: window.makeEstate(many, account) }),
    [count, SHANGHAI.id] as const,
  );
}

async function refresh(app: RendererApp, count: number): Promise<void> {
  await app.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(app.page.getByText(`${count.toLocaleString('en')} machines`)).toBeVisible();
  // Until names can be read by pinyin as well.
  await app.search.fill('hzsj 1');
  await expect(app.grid.getByRole('row').nth(1)).toHaveAccessibleName(/^杭州-设计/);
  await app.search.fill('');
}

async function plainPage(app: RendererApp, count: number): Promise<Page> {
  const page = await app.page.context().newPage();
  await page.goto('about:blank');
  await page.evaluate(installMeasures);
  await page.evaluate(installPlainPage, count);
  return page;
}

async function typeInto(
  page: Page,
  role: 'searchbox' | 'textbox',
  upTo: 'letter' | 'rows',
): Promise<number[]> {
  await page.bringToFront();
  return page
    .getByRole(role)
    .first()
    .evaluate(
      (field, [searches, end]) => {
        if (!(field instanceof HTMLInputElement)) throw new Error('There is no field.');
        return window.typeAll(field, searches, end);
      },
      [SEARCHES, upTo] as const,
    );
}

async function scroll(page: Page, selector: string): Promise<number[]> {
  await page.bringToFront();
  return page
    .locator(selector)
    .evaluate((element, frames) => window.scrollAll(element, frames, 300), FRAMES);
}

/** The machines alone, in a page that does nothing with them, in MB. */
async function heapOfMachines(app: RendererApp, count: number): Promise<number> {
  const bare = await app.page.context().newPage();
  await bare.goto('about:blank');
  await bare.evaluate(installMeasures);
  const empty = await heap(bare);
  await bare.evaluate((many) => {
    Object.assign(window, { kept: structuredClone(window.makeEstate(many, 'plain')) });
  }, count);
  const data = (await heap(bare)) - empty;
  await bare.close();
  return data;
}

for (const count of SIZES) {
  const size = count.toLocaleString('en');
  test(`searching ${size} machines`, async ({ app }) => {
    test.setTimeout(1_200_000);
    await app.page.addInitScript(installMeasures);
    await app.start({ ...signedIn(), machines: [] });
    await hold(app.page, count);
    const before = await heap(app.page);
    await refresh(app, count);
    tell({
      what: `Memory of ${size} machines, shown and indexed`,
      unit: 'MB',
      digits: 1,
      ours: [(await heap(app.page)) - before],
      control: { name: 'the machines alone', values: [await heapOfMachines(app, count)] },
    });

    const plain = await plainPage(app, count);
    const measured = {
      letters: rivals(),
      rows: rivals(),
      frames: rivals(),
    };
    // In turns, so that both meet the same machine.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [which, upTo] of [
        ['letters', 'letter'],
        ['rows', 'rows'],
      ] as const) {
        measured[which].ours.push(await typeInto(app.page, 'searchbox', upTo));
        measured[which].theirs.push(await typeInto(plain, 'textbox', upTo));
      }
      await app.search.fill('');
      measured.frames.ours.push(await scroll(app.page, '[role=grid] > [role=presentation]'));
      measured.frames.theirs.push(await scroll(plain, '.list'));
    }
    for (const [what, { ours, theirs }] of [
      [`Search in ${size}: key to its picture`, measured.letters],
      [`Search in ${size}: key to the rows it brings`, measured.rows],
      [`Scrolling ${size}: between frames`, measured.frames],
    ] as const) {
      for (const share of [50, 95]) {
        const at = (times: readonly number[]): number => percentile(times, share);
        compare(`${what}, percentile ${share}`, ours.map(at), theirs.map(at));
      }
    }
    await plain.close();
  });
}

test('refreshing 10,000 machines', async ({ app }) => {
  test.setTimeout(600_000);
  await app.page.addInitScript(installMeasures);
  await app.start({ ...signedIn(), machines: [] });
  await hold(app.page, REFRESHED);
  await refresh(app, REFRESHED);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // New objects with new times, as every answer brings; copied by the fake as by the real bridge.
    await hold(app.page, REFRESHED);
    ours.push(
      await app.page.evaluate(() =>
        window.longestBlock(async () => {
          document.querySelector<HTMLElement>('.refresh button')?.click();
          await new Promise((resolve) => setTimeout(resolve, 1500));
        }),
      ),
    );
    theirs.push(
      await app.page.evaluate(
        ([count, account]) => {
          const machines = window.makeEstate(count, account);
          return window.longestBlock(async () => {
            await Promise.resolve();
            structuredClone(machines);
          });
        },
        [REFRESHED, SHANGHAI.id] as const,
      ),
    );
  }
  tell({
    what: `Longest block in a refresh of ${REFRESHED.toLocaleString('en')}`,
    unit: 'ms',
    digits: 1,
    ours,
    control: { name: 'copying the answer alone', values: theirs },
  });
});
