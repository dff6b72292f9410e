import { expect, test } from 'vitest';
import { APP_ORIGIN } from '../security/origin';
import { isOurPage, type SenderEvent } from './sender';

const WINDOW = 1;
const ours = (id: number): boolean => id === WINDOW;

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
  expect(isOurPage(OURS, ours)).toBe(true);
});

test.each<[string, SenderEvent]>([
  ['a frame that is gone', { ...OURS, senderFrame: null }],
  ["a guest's page", from({ origin: 'https://console.huaweicloud.com', id: 2 })],
  ['a guest that claims our origin', from({ id: 2 })],
  ['another page in our window', from({ origin: 'https://evil.example' })],
  ['a page without origin', from({ origin: 'null' })],
  ['a longer host', from({ origin: `${APP_ORIGIN}.evil` })],
  ['another case', from({ origin: 'APP://crashcart' })],
  ['a file', from({ origin: 'file://' })],
])('%s is not', (_name, event) => {
  expect(isOurPage(event, ours)).toBe(false);
});

test('nobody is, when there is no window', () => {
  expect(isOurPage(OURS, () => false)).toBe(false);
});
