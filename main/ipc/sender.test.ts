import { expect, test } from 'vitest';
import { APP_ORIGIN } from '../security/origin';
import { isOurPage, type SenderEvent } from './sender';

const WINDOW = 1;

const OURS: SenderEvent = {
  senderFrame: { origin: APP_ORIGIN, parent: null },
  sender: { id: WINDOW },
};

function from(change: {
  origin?: string;
  parent?: NonNullable<SenderEvent['senderFrame']>['parent'];
  id?: number;
}): SenderEvent {
  const { origin = APP_ORIGIN, parent = null, id = WINDOW } = change;
  return { senderFrame: { origin, parent }, sender: { id } };
}

test('the main frame of our window on our scheme is our page', () => {
  expect(isOurPage(OURS, WINDOW)).toBe(true);
});

test.each<[string, SenderEvent, number | undefined]>([
  ['a frame that is gone', { ...OURS, senderFrame: null }, WINDOW],
  ["a guest's page", from({ origin: 'https://console.huaweicloud.com', id: 2 }), WINDOW],
  ['a guest that claims our origin', from({ id: 2 }), WINDOW],
  ['another page in our window', from({ origin: 'https://evil.example' }), WINDOW],
  ['a page without origin', from({ origin: 'null' }), WINDOW],
  ['a longer host', from({ origin: `${APP_ORIGIN}.evil` }), WINDOW],
  ['another case', from({ origin: 'APP://crashcart' }), WINDOW],
  ['a file', from({ origin: 'file://' }), WINDOW],
  ['anyone, when there is no window', OURS, undefined],
])('%s is not', (_name, event, window) => {
  expect(isOurPage(event, window)).toBe(false);
});
