import { expect, test } from 'vitest';
import { withStream } from './stream';

const SERVER = new URL('https://h/vnc_auto.html?token=a%2Bb&compression=9&quality=0&resize=scale');
const DESKTOP = new URL('https://h/vnc_auto.html?token=a%2Bb&lang=EN');

test('without a choice the link stays as it is', () => {
  expect(withStream(SERVER, undefined).href).toBe(SERVER.href);
  expect(withStream(SERVER, { quality: null, compression: null }).href).toBe(SERVER.href);
});

test('what was chosen is asked for, and the rest of the link stays', () => {
  expect(withStream(SERVER, { quality: 9, compression: null }).search).toBe(
    '?token=a%2Bb&compression=9&quality=9&resize=scale',
  );
  expect(withStream(SERVER, { quality: null, compression: 0 }).search).toBe(
    '?token=a%2Bb&compression=0&quality=0&resize=scale',
  );
});

test('a link that says nothing of it is not added to', () => {
  expect(withStream(DESKTOP, { quality: 9, compression: 0 }).href).toBe(DESKTOP.href);
});
