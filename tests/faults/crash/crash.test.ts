/**
 * A technician's app is killed while it begins and ends assistance sessions, again and again: no session
 * may be open then that its register does not know.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SessionRegister } from '../../../main/assistance/register';
import { listDesktops } from '../../../main/cloud/desktops';
import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
} from '../../../main/practice/region';
import { FakeLog } from '../../../main/testing/fake-log';
import { connectTo, makeToken } from '../../support/cloud';
import { Program } from '../../support/program';
import { buildProgram } from '../build-program';
import type { Orders } from './orders';

const KILLS = 200;
/** Beginning and ending a session takes some 20 ms on a quiet machine. */
const SHORT_LIFE_MS = 60;

let folder: string;
let script: string;
let region: PracticeRegion;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cc-crash-'));
  script = await buildProgram(path.join(import.meta.dirname, 'technician.ts'), folder);
  region = await createPracticeRegion({ timings: INSTANT_TIMINGS, throttle: null });
});

afterAll(async () => {
  await region.close();
  rmSync(folder, { recursive: true, force: true });
});

async function makeOrders(register: string): Promise<Orders> {
  const connection = await connectTo(region);
  const { rows } = await listDesktops(connection.client);
  connection.close();
  return {
    url: region.url,
    region: region.credentials.region,
    token: await makeToken(region),
    register,
    desktops: rows
      .filter(({ status, desktop_id: id }) => status === 'ACTIVE' && !isOpen(id))
      .slice(0, 4)
      .map(({ desktop_id: id, computer_name: name }) => ({ id, name })),
  };
}

function isOpen(desktopId: string): boolean {
  const { assistance } = region.desktop(desktopId);
  return assistance !== undefined && assistance.status !== 'CLOSE';
}

test(`killed ${KILLS} times, it has left no session that its register does not know`, async () => {
  const file = path.join(folder, 'assistance-sessions.json');
  const orders = await makeOrders(file);
  const log = new FakeLog();
  let opened = 0;
  let longestMs = SHORT_LIFE_MS;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const technician = Program.start(process.execPath, [script], {
      env: {},
      input: JSON.stringify(orders),
    });
    await technician.says(/working/);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));
    await technician.crash();
    const known = new SessionRegister(file, log).all().map(({ desktopId }) => desktopId);
    const open = orders.desktops.map(({ id }) => id).filter(isOpen);
    opened += open.length;
    // On a busy machine it comes to nothing in that time: then the next one lives longer.
    longestMs = open.length === 0 ? longestMs * 1.1 : Math.max(SHORT_LIFE_MS, longestMs / 1.1);
    expect(open.filter((id) => !known.includes(id))).toEqual([]);
  }
  expect(log.lines, 'the register was never damaged').toEqual([]);
  expect(opened, 'there was something to know').toBeGreaterThan(KILLS / 10);
});
