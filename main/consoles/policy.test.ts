import { afterEach, expect, test } from 'vitest';
import type { PolicyRules } from '../../preload/contract/policy';
import { ConsoleDesk, DESKTOP_ROUTE } from '../testing/console-desk';
import { settle } from '../testing/fake-cloud';

const MACHINE = 'a1/desktop/d1';

let desk: ConsoleDesk;

async function open(rules: PolicyRules): Promise<void> {
  desk = await ConsoleDesk.open(rules);
}

afterEach(() => desk.close());

test('a console host the policy does not name gets no guest', async () => {
  await open({ allowedConsoleHosts: ['consoles.example.com'] });
  await desk.opened();
  expect(desk.now().state).toMatchObject({
    state: 'failed',
    reason: { error: { code: 'managed', params: { rule: 'allowedConsoleHosts' } } },
  });
  expect(desk.guests.done).toEqual([]);
});

test('one it names is opened', async () => {
  await open({ allowedConsoleHosts: ['*.huaweicloud.com'] });
  await desk.opened();
  expect(desk.guests.done).toEqual(['prepare https://console.huaweicloud.com']);
});

test('without a reason, where one is required, no console is asked for', async () => {
  await open({ requireReason: true });
  expect(() => desk.consoles.open(MACHINE)).toThrow('reason-needed');
  await settle();
  expect(desk.cloud.calls(DESKTOP_ROUTE)).toEqual([]);
  expect(desk.happened).toEqual([]);
  const { id } = desk.consoles.open(MACHINE, { reason: 'Ticket 7' });
  expect(desk.happened).toMatchObject([{ kind: 'console-opened', reason: 'Ticket 7' }]);
  expect(desk.consoles.open(MACHINE).id, 'a tab that is open is shown').toBe(id);
});

test('view only by default holds for every console, until the technician takes the keyboard', async () => {
  await open({ viewOnlyByDefault: true });
  const { id } = desk.consoles.open(MACHINE, { viewOnly: false });
  await settle();
  expect(desk.guests.done).toEqual(['prepare https://console.huaweicloud.com view only']);
  expect(desk.happened).toMatchObject([{ facts: { view: 'view-only' } }]);
  await desk.consoles.setViewOnly(id, false);
  expect(desk.now().viewOnly).toBe(false);
});
