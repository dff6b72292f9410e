import { session } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sessions } from '../testing/fake-electron';
import type { FakeSession } from '../testing/fake-session';
import { APP_ORIGIN } from './origin';
import { denyPermissions } from './permissions';

vi.mock('electron', () => import('../testing/fake-electron'));

/** The names in Electron's types from 25 to 45, and some that a later one may bring. */
const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'mediaKeySystem',
  'media',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'keyboardLock',
  'fullscreen',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'idle-detection',
  'screen-wake-lock',
  'local-network-access',
  'loopback-network',
  'persistent-storage',
  'fileSystem',
  'hid',
  'serial',
  'usb',
  'deprecated-sync-clipboard-read',
  'unknown',
  'something-new',
];

describe('permissions', () => {
  let guarded: FakeSession | undefined;

  beforeEach(() => {
    sessions.clear();
    denyPermissions(session.fromPartition('any'));
    guarded = sessions.get('any');
  });

  test.each(PERMISSIONS)('%s is denied to a console page, asked either way', (permission) => {
    expect(guarded?.permits(permission, 'https://console.huaweicloud.com/vnc.html')).toEqual({
      request: false,
      check: false,
    });
  });

  test('our own page may write to the clipboard, and nothing else', () => {
    const granted = PERMISSIONS.filter((permission) => {
      const { request, check } = guarded?.permits(permission, `${APP_ORIGIN}/`) ?? {};
      expect(request).toBe(check);
      return request;
    });
    expect(granted).toEqual(['clipboard-sanitized-write']);
  });

  test.each([
    'app://crashcart.evil',
    'app://evil/crashcart',
    'https://crashcart/',
    'app:crashcart',
    'file:///crashcart',
    'null',
    '',
  ])('a page at "%s" is not our own', (url) => {
    expect(guarded?.permits('clipboard-sanitized-write', url)).toEqual({
      request: false,
      check: false,
    });
  });

  test('no device is handed out', () => {
    expect(guarded?.permitsDevices()).toBe(false);
  });
});
