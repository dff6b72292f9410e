/**
 * What consoles cost, beside Debian's Chromium that opens the same page: run by `npm run bench`.
 * Nothing here decides a test; the table is what comes of it.
 */
import type { ElectronApplication, Page } from '@playwright/test';
import { createServerConsole, listServers } from '../../main/cloud/clouddc';
import { test as base } from '../e2e/fixtures';
import { connectTo } from '../support/cloud';
import { family } from '../support/processes';
import { tlsFetch } from '../support/tls-fetch';
import { Control } from './control';
import { countInGuests, firstFrame, guestsOf, pageOf, rate, type CountedPage } from './frames';
import { MovingScreen } from './moving-screen';
import { memoryOf, processorSeconds } from './processes';
import { tell } from './report';

const CONSOLES = 20;
const SECONDS = 10;
const OPENINGS = 7;

interface Server {
  readonly id: string;
  readonly name: string;
}

interface Fixtures {
  /** Servers of the cloud, all of which show one moving screen. */
  readonly servers: readonly Server[];
  /** Asks for a link to a console, as the app does. */
  readonly link: (server: Server) => Promise<string>;
  readonly control: Control;
}

const test = base.extend<Fixtures>({
  cloud: async ({ makeCloud }, use) => {
    await use(await makeCloud({ estate: { desktops: 5, servers: 80 } }));
  },
  servers: async ({ cloud, certificates }, use) => {
    const connection = await connectTo(cloud, { fetch: tlsFetch(certificates.root.certificate) });
    const { rows } = await listServers(connection.client);
    connection.close();
    const screen = await MovingScreen.start();
    for (const { id } of rows) cloud.pointConsole(id, { host: '127.0.0.1', port: screen.port });
    const running = rows.filter(({ power_state: power }) => power === 'on');
    await use(running.slice(0, CONSOLES).map(({ id, name }) => ({ id, name })));
    await screen.stop();
  },
  link: async ({ cloud, certificates }, use) => {
    const connection = await connectTo(cloud, { fetch: tlsFetch(certificates.root.certificate) });
    await use(({ id }) => createServerConsole(connection.client, id));
    connection.close();
  },
  control: async ({ computer }, use) => {
    const control = await Control.start(computer.env);
    await use(control);
    await control.close();
  },
});

/** One line of the table: ours beside Chromium's. */
function compare(
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  unit: string,
): void {
  tell({ what, unit, digits: 1, ours, control: { name: 'Chromium', values: theirs } });
}

/** The processor time of these processes over a while, as a share of one core in percent. */
async function load(pids: readonly number[]): Promise<number> {
  const before = processorSeconds(pids);
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  return ((processorSeconds(pids) - before) / SECONDS) * 100;
}

/** Frames per second, several times: how busy the machine is otherwise changes meanwhile. */
async function rates(page: CountedPage): Promise<number[]> {
  const seen: number[] = [];
  for (let round = 0; round < 3; round += 1) seen.push(await rate(page, SECONDS));
  return seen;
}

async function newest(electron: ElectronApplication) {
  const guest = (await guestsOf(electron)).at(-1);
  if (guest === undefined) throw new Error('There is no console');
  return guest;
}

/** Notes when the next click reaches the window's page. @returns a function that tells it */
async function watchClick(window: Page): Promise<() => Promise<number>> {
  const clicked = await window.evaluateHandle(() => {
    const seen = { at: 0 };
    addEventListener('click', () => (seen.at = Date.now()), { capture: true, once: true });
    return seen;
  });
  return () => clicked.evaluate(({ at }) => at);
}

test('consoles beside those of a browser', async ({ computer, machines, servers, link }) => {
  test.setTimeout(1_800_000);
  const { electron, pid, window } = computer.app;
  const control = await Control.start(computer.env);
  await countInGuests(electron);
  const open = async ({ name }: Server): Promise<void> => {
    await (await machines.find(name)).getByRole('button', { name: 'Open console' }).click();
    await machines.consoleOf(name).connected();
  };

  // In turns, so that both meet the same machine.
  const first = { ours: [] as number[], theirs: [] as number[] };
  for (const server of servers.slice(0, OPENINGS)) {
    const clicked = await watchClick(window);
    await open(server);
    const drawn = await firstFrame(await newest(electron));
    first.ours.push(drawn - (await clicked()));
    await machines.consoleOf(server.name).close();
    await machines.show();

    const url = await link(server);
    const begun = Date.now();
    const page = await control.open(url);
    first.theirs.push((await firstFrame(pageOf(page))) - begun);
    await page.close();
  }
  compare('Click (or address) to first remote pixel', first.ours, first.theirs, 'ms');

  const [alone] = servers;
  if (alone === undefined) throw new Error('There are no servers');
  const memory = { ours: memoryOf(pid), theirs: memoryOf(control.pid) };
  const single = { ours: [] as number[], theirs: [] as number[] };
  const work = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    await open(alone);
    single.ours.push(await rate(await newest(electron), SECONDS));
    work.ours.push(await load(family(pid)));
    await machines.consoleOf(alone.name).close();
    await machines.show();

    const page = await control.open(await link(alone));
    await firstFrame(pageOf(page));
    single.theirs.push(await rate(pageOf(page), SECONDS));
    work.theirs.push(await load(family(control.pid)));
    await page.close();
  }
  compare('Frames per second, one console', single.ours, single.theirs, '/s');
  compare('Processor, one console', work.ours, work.theirs, '%');

  for (const server of servers) {
    await machines.show();
    await open(server);
  }
  const guests = await guestsOf(electron);
  const visible = await newest(electron);
  const many = {
    rates: await rates(visible),
    hidden: await load(guests.slice(0, -1).map((guest) => guest.pid)),
    all: await load(family(pid)),
    memory: (memoryOf(pid) - memory.ours) / servers.length,
  };
  for (const { name } of servers) await machines.consoleOf(name).close();

  const pages: Page[] = [];
  for (const server of servers) {
    const page = await control.open(await link(server));
    await firstFrame(pageOf(page));
    pages.push(page);
  }
  const last = pages.at(-1);
  if (last === undefined) throw new Error('There are no pages');
  const tabs = {
    // Once: with so many tabs it takes minutes to answer.
    rates: [await rate(pageOf(last), SECONDS)],
    all: await load(family(control.pid)),
    memory: (memoryOf(control.pid) - memory.theirs) / servers.length,
  };
  compare(`Frames per second, of ${CONSOLES} the visible one`, many.rates, tabs.rates, '/s');
  tell({
    what: `Frames per second, of ${CONSOLES} the visible one`,
    unit: '/s',
    digits: 1,
    ours: many.rates,
    control: { name: 'that console alone', values: single.ours },
  });
  compare(`Processor, ${CONSOLES} consoles`, [many.all], [tabs.all], '%');
  tell({
    what: `Processor, of ${CONSOLES} consoles the ${CONSOLES - 1} hidden ones`,
    unit: '%',
    digits: 1,
    ours: [many.hidden],
    control: null,
  });
  compare('Memory per console', [many.memory], [tabs.memory], 'MiB');
  await control.close();
});
