import { expect, test } from 'vitest';
import type { RemoteScreen } from '../../preload/contract/views';
import { answerInOwnWorld } from '../testing/fake-world';
import { watchScreen } from './screen';

/** A page that measures these one after the other, and then goes. */
function page(...measures: unknown[]) {
  const asked: string[] = [];
  return {
    asked,
    debugger: {
      sendCommand: async (method: string, params?: object): Promise<unknown> =>
        answerInOwnWorld(method, params, (code) => {
          asked.push(code);
          return measures.length > 0
            ? Promise.resolve(measures.shift())
            : Promise.reject(new Error('The page is gone'));
        }),
    },
  };
}

async function told(guest: ReturnType<typeof page>): Promise<RemoteScreen[]> {
  const screens: RemoteScreen[] = [];
  await watchScreen(guest, (screen) => screens.push(screen));
  return screens;
}

const SCREEN = { width: 800, height: 600, fitted: false };

test('every other screen is told, and asked for with the one that is known', async () => {
  const guest = page(SCREEN, { ...SCREEN, width: 1024 });
  expect(await told(guest)).toEqual([SCREEN, { ...SCREEN, width: 1024 }]);
  expect(guest.asked[0]).toContain("'null'");
  expect(guest.asked[1]).toContain(JSON.stringify(SCREEN));
});

test('a page that has fitted it once is one that does, whatever it measures then', async () => {
  const fitted = { ...SCREEN, fitted: true };
  expect(await told(page(SCREEN, fitted, SCREEN, fitted))).toEqual([SCREEN, fitted]);
});

test('what is no screen is not believed', async () => {
  expect(await told(page({ width: 1e9, height: 1, fitted: false }, SCREEN))).toEqual([]);
  expect(await told(page('text'))).toEqual([]);
});
