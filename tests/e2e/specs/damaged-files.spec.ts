import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { splitLines } from '../../../main/activity/chain';
import { readHead } from '../../../main/activity/journal';
import { verify } from '../../../main/activity/verify';
import { english } from '../../support/english';
import { DESKTOP, SERVER } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test, type Computer } from '../fixtures';

/** What the technician has chosen: a copy beside each takes its place. */
const COPIED = ['settings.json', 'accounts.json', 'library.json'] as const;

/** All that the app keeps as one piece. The activity log is another thing: it is lines. */
const FILES = [...COPIED, 'last-inventory.json', 'assistance-sessions.json'] as const;

const LOG = 'activity/activity.jsonl';

const DAMAGES: readonly (readonly [string, (file: string) => void])[] = [
  ['cut off', (file) => truncateSync(file, Math.ceil(readFileSync(file).length / 2))],
  ['empty', (file) => truncateSync(file, 0)],
  ['other bytes', (file) => writeFileSync(file, Buffer.from([0, 255, 254, 7, 13, 10, 0, 1]))],
  ['another shape', (file) => writeFileSync(file, '{"version":{"a":[1]},"accounts":7}')],
];

/** A profile in which every file has something. */
async function useForADay(computer: Computer, cloud: Cloud): Promise<void> {
  const machines = await computer.signIn(cloud);
  const star = english('favourite.mark');
  await (await machines.find(SERVER)).getByRole('button', { name: star }).click();
  await (await (await machines.assist(DESKTOP)).create()).code.waitFor();
  await (await machines.openConsole(SERVER)).connected();
  await expect.poll(() => FILES.filter((file) => computer.read(file) === '')).toEqual([]);
  await computer.quit();
}

const inProfile = (computer: Computer, file: string): string => path.join(computer.userData, file);

for (const [damage, doIt] of DAMAGES) {
  test(`files that are ${damage} are set aside, and the app goes on with its copies of them`, async ({
    computer,
    keyring,
    cloud,
  }) => {
    expect(await keyring.entries('Crashcart account')).toEqual([]);
    await useForADay(computer, cloud);
    for (const file of FILES) doIt(inProfile(computer, file));
    const left = FILES.map((file) => readFileSync(inProfile(computer, file)));

    const machines = await computer.start();
    computer.app.expectFault(/cannot be read|was set aside|was restored/);
    for (const file of COPIED) {
      await computer.app.window.getByText(english('damage.title', { file })).waitFor();
    }

    // What is left of each is kept for whoever may save something from it.
    const names = readdirSync(computer.userData);
    FILES.forEach((file, index) => {
      const aside = names.find((name) => name.startsWith(`${file}.damaged-`)) ?? file;
      expect(readFileSync(inProfile(computer, aside)), file).toEqual(left[index]);
    });

    // Signed in as before, with what was marked, and with what is marked from here on.
    await (await machines.openConsole(SERVER)).connected();
    await machines.show();
    expect(computer.read('library.json')).toContain('"favourite": true');
    const star = english('favourite.mark');
    await (await machines.find(DESKTOP)).getByRole('button', { name: star }).click();
    await expect
      .poll(() => computer.read('library.json').match(/"favourite": true/g)?.length)
      .toBe(2);
  });

  test(`an activity log that is ${damage} goes on, and says so`, async ({
    computer,
    keyring,
    cloud,
  }) => {
    expect(await keyring.entries('Crashcart account')).toEqual([]);
    await useForADay(computer, cloud);
    doIt(inProfile(computer, LOG));
    const machines = await computer.start();
    computer.app.expectFault(/activity\.jsonl/);
    await (await machines.openConsole(SERVER)).connected();
    await expect.poll(() => computer.activity).toContain('console-opened');
    // What was lost stays missing, for ever to be seen.
    const lines = splitLines(readFileSync(inProfile(computer, LOG)));
    expect(verify(lines, readHead(computer.read('activity/head.json')))).not.toEqual([]);
  });
}
