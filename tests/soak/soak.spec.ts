/**
 * Two hours of a technician's work on a moved clock, against a practice region: run by `npm run soak`. At the
 * end there is no more of anything than after the first rounds.
 */
import { writeFileSync } from 'node:fs';
import { listServers } from '../../main/cloud/clouddc';
import { expect, test as base } from '../e2e/fixtures';
import { Guest } from '../e2e/guest';
import type { MachinesPage } from '../e2e/pages/machines';
import { connectTo } from '../support/cloud';
import { DESKTOP } from '../support/names';
import { tlsFetch } from '../support/tls-fetch';
import { Meter, type Sample } from './measure';
import { courseTable, coursesOf } from './verdict';

/** A round: so much of everything. A hundred rounds are two hours. */
const ROUNDS = Number(process.env['CRASHCART_SOAK_ROUNDS'] ?? 100);
const REFRESHES = 10;
const CONSOLES = 5;
const MINUTES = 120 / 100;

/** Rounds in which everything is met for the first time: code is compiled, caches fill. */
const FIRST_ROUNDS = Math.max(1, Math.min(10, Math.round(ROUNDS / 2)));
const SAMPLES = 10;

const DAY = 24 * 3600;

const test = base.extend<{ servers: readonly string[] }>({
  cloud: ({ makeCloud }, use) =>
    makeCloud({
      estate: { desktops: 40, servers: 30 },
      timings: { session: [DAY, DAY] },
      throttle: null,
    }).then(use),
  servers: async ({ cloud, certificates }, use) => {
    const connection = await connectTo(cloud, { fetch: tlsFetch(certificates.root.certificate) });
    const { rows } = await listServers(connection.client);
    connection.close();
    const running = rows.filter(({ power_state: power }) => power === 'on');
    await use(running.slice(0, CONSOLES).map(({ name }) => name));
  },
});

test.use({ ownClock: true, switches: ['--js-flags=--expose-gc'] });

test('two hours of work leave nothing behind', async ({ computer, machines, cloud, servers }) => {
  test.setTimeout(3 * 3600_000);
  expect(servers).toHaveLength(CONSOLES);
  const { app } = computer;
  const meter = await Meter.on(app);
  const refreshed = (): number => cloud.counts.get('GET /v2/{project_id}/desktops') ?? 0;

  const refresh = async (): Promise<void> => {
    const before = refreshed();
    await machines.refresh();
    await expect.poll(refreshed).toBeGreaterThan(before);
    await machines.idle();
  };

  const samples: Sample[] = [];
  const begun = Date.now();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (let time = 0; time < REFRESHES; time += 1) await refresh();
    for (const name of servers) await openAndLeave(machines, name);
    for (const name of servers) {
      await machines.consoleOf(name).tab.click();
      await (await machines.consoleOf(name).connected()).close();
    }
    await machines.show();
    await assist(machines);
    await computer.pass(cloud, MINUTES);

    const every = Math.max(1, Math.floor((ROUNDS - FIRST_ROUNDS) / SAMPLES));
    if (round < FIRST_ROUNDS || (round - FIRST_ROUNDS) % every !== 0) continue;
    await expect.poll(async () => (await Guest.all(app.electron)).length).toBe(0);
    await machines.idle();
    const sample = await meter.sample();
    samples.push(sample);
    process.stdout.write(`after ${round} rounds: ${JSON.stringify(sample)}\n`);
  }

  const courses = coursesOf(samples);
  const minutes = ((Date.now() - begun) / 60_000).toFixed(0);
  const done =
    `${ROUNDS * REFRESHES} refreshes, ${ROUNDS * CONSOLES} consoles, ${ROUNDS} assistance sessions in ` +
    `${(ROUNDS * MINUTES).toFixed(0)} minutes of the app's clock (${minutes} of the wall's)\n\n`;
  const report = process.env['CRASHCART_SOAK_REPORT'];
  if (report !== undefined) writeFileSync(report, done + courseTable(courses));
  expect(courses.filter(({ isFlat }) => !isFlat)).toEqual([]);
});

async function openAndLeave(machines: MachinesPage, name: string): Promise<void> {
  const row = await machines.find(name);
  await row.getByRole('button', { name: 'Open console' }).click();
  await machines.consoleOf(name).tab.waitFor();
  await machines.show();
}

async function assist(machines: MachinesPage): Promise<void> {
  const panel = await (await machines.assist(DESKTOP)).create();
  await panel.code.waitFor();
  await panel.cancel();
  await panel.close();
}
