import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { isSetUp, type PackageFacts } from './set-up';

const FEED = 'provider: generic\nurl: https://updates.example.com/crashcart\n';
const SIGNED = `${FEED}publisherName:\n  - The Crashcart developers\n`;
const APP_IMAGE = '/home/u/Crashcart.AppImage';

test.each<[boolean, string, string | undefined, Partial<PackageFacts>]>([
  [true, 'an AppImage with a feed', FEED, { appImage: APP_IMAGE }],
  [false, 'one without', undefined, { appImage: APP_IMAGE }],
  [false, 'deb or rpm', FEED, {}],
  [false, 'a checkout', FEED, { appImage: APP_IMAGE, isPackaged: false }],
  [true, 'macOS', FEED, { platform: 'darwin' }],
  [true, 'Windows, signed', SIGNED, { platform: 'win32' }],
  [false, 'Windows, not signed', FEED, { platform: 'win32' }],
])('%s: %s', (expected, _name, config, facts) => {
  const resources = temporaryFolder();
  if (config !== undefined) fs.writeFileSync(path.join(resources, 'app-update.yml'), config);
  expect(
    isSetUp({ isPackaged: true, platform: 'linux', resources, appImage: undefined, ...facts }),
  ).toBe(expected);
});
