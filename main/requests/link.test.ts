import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkTo, type MachineLink } from '../../preload/contract/requests';
import { isLink, LONGEST_LINK, parseLink } from './link';

const IDS = 'region=cn-north-4&project=0a1b2c3d4e5f&machine=d-42';
const LINK: MachineLink = {
  action: 'open',
  region: 'cn-north-4',
  project: '0a1b2c3d4e5f',
  machine: 'd-42',
};

test('what is copied is what is read', () => {
  for (const action of ['open', 'assist'] as const) {
    const link = { ...LINK, action };
    expect(parseLink(linkTo(link))).toEqual({ kind: 'link', link });
  }
});

test.each([
  `crashcart://open?${IDS}`,
  // As browsers and mail programs write it.
  `crashcart://open/?${IDS}`,
  `CRASHCART://OPEN?${IDS}`,
  ` crashcart://open?${IDS}\n`,
  'crashcart://open?machine=d-42&project=0a1b2c3d4e5f&region=cn-north-4',
])('%j is followed', (text) => {
  expect(parseLink(text)).toEqual({ kind: 'link', link: LINK });
});

describe('refused', () => {
  test.each([
    ['too-long', `crashcart://open?${IDS}&x=${'x'.repeat(LONGEST_LINK)}`],
    ['too-long', `crashcart://${'a'.repeat(32 * 1024 * 1024)}`],
    ['malformed', 'crashcart:open'],
    ['malformed', `crashcart:/open?${IDS}`],
    ['malformed', `https://open?${IDS}`],
    ['malformed', ''],
    ['unknown-action', `crashcart://?${IDS}`],
    ['unknown-action', `crashcart://power?${IDS}`],
    ['unknown-action', `crashcart://constructor?${IDS}`],
    ['more-than-ids', `crashcart://evil.example?${IDS}`],
    ['more-than-ids', `crashcart://open:8443?${IDS}`],
    ['more-than-ids', `crashcart://user:password@open?${IDS}`],
    ['more-than-ids', `crashcart://%6fpen?${IDS}`],
    ['more-than-ids', `crashcart://open/console?${IDS}`],
    ['more-than-ids', `crashcart://open/../assist?${IDS}`],
    ['more-than-ids', `crashcart://open?${IDS}#token=abc`],
    ['more-than-ids', `crashcart://open?${IDS}&host=evil.example`],
    ['more-than-ids', `crashcart://open?${IDS}&token=abc`],
    ['more-than-ids', `crashcart://open?${IDS}&--inspect=0`],
    ['more-than-ids', `crashcart://open?${IDS}&action=assist`],
    ['more-than-ids', `crashcart://open?${IDS}&__proto__=x`],
    ['incomplete', 'crashcart://open'],
    ['incomplete', 'crashcart://open?region=cn-north-4&machine=d-42'],
    ['incomplete', `crashcart://open?${IDS}&machine=d-43`],
    ['not-an-id', 'crashcart://open?region=cn-north-4&project=p&machine='],
    ['not-an-id', 'crashcart://open?region=cn-north-4&project=p&machine=--inspect'],
    ['not-an-id', 'crashcart://open?region=evil.example&project=p&machine=d'],
    ['not-an-id', 'crashcart://open?region=cn&project=p&machine=https://evil.example/'],
    ['not-an-id', 'crashcart://open?region=cn&project=p&machine=../../d'],
    ['not-an-id', 'crashcart://open?region=cn&project=p&machine=d%0a42'],
    ['not-an-id', `crashcart://open?region=cn&project=p&machine=${'d'.repeat(65)}`],
  ])('%s: %.80s', (fault, text) => {
    expect(parseLink(text)).toEqual({ kind: 'refused-link', fault });
  });
});

test('whatever it is, it is followed to the ids in it, or refused without a word of it', () => {
  const piece = fc.constantFrom(
    'crashcart://',
    'open',
    '?',
    '&',
    '=',
    'region',
    'machine',
    '%',
    '/',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 20 });
  fc.assert(
    fc.property(text, (pieces) => {
      const request = parseLink(pieces.join(''));
      if (request.kind === 'link') expect(parseLink(linkTo(request.link))).toEqual(request);
      else expect(Object.keys(request)).toEqual(['kind', 'fault']);
    }),
  );
});

test('an argument is told by its beginning, and that alone is looked at', () => {
  expect(isLink('crashcart://open')).toBe(true);
  expect(isLink('Crashcart:x')).toBe(true);
  expect(isLink('crashcart')).toBe(false);
  expect(isLink('--x=crashcart://open')).toBe(false);
});
