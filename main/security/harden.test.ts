import { app } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeContents, FakeEvent } from '../testing/fake-electron';
import { FakeSession } from '../testing/fake-session';
import { FakeLog } from '../testing/fake-log';
import { harden } from './harden';

vi.mock('electron', () => import('../testing/fake-electron'));

describe('a hardened app', () => {
  let log: FakeLog;

  beforeEach(() => {
    app.removeAllListeners();
    log = new FakeLog();
    harden(app, (_contents, url) => url === 'https://allowed.example/', log);
  });

  test('guards every session the moment it exists', () => {
    const session = new FakeSession('later');
    app.emit('session-created', session);
    expect(session.permits('geolocation', 'https://console.huaweicloud.com')).toEqual({
      request: false,
      check: false,
    });
    expect(session.permitsDevices()).toBe(false);
    expect(session.done).toContain('spelling off');
  });

  test('lets nothing be downloaded', () => {
    const session = new FakeSession('later');
    app.emit('session-created', session);
    const event = new FakeEvent();
    session.emit('will-download', event);
    expect(event.prevented).toBe(true);
  });

  test('guards every web contents the moment it exists', () => {
    const contents = new FakeContents();
    app.emit('web-contents-created', {}, contents);
    expect(contents.refuses('will-frame-navigate', 'https://allowed.example/')).toBe(false);
    expect(contents.refuses('will-frame-navigate', 'https://evil.example/')).toBe(true);
    expect(contents.refuses('will-redirect', 'https://evil.example/')).toBe(true);
    expect(contents.opens('https://allowed.example/')).toBe('deny');
  });

  test('hands out no Bluetooth device', () => {
    const contents = new FakeContents();
    app.emit('web-contents-created', {}, contents);
    const event = new FakeEvent();
    const chosen: string[] = [];
    contents.emit('select-bluetooth-device', event, [{ deviceId: 'one' }], (id: string) =>
      chosen.push(id),
    );
    expect(event.prevented).toBe(true);
    expect(chosen).toEqual(['']);
  });

  test('sends no client certificate', () => {
    const event = new FakeEvent();
    const chosen: unknown[] = [];
    const choose = (...args: unknown[]): void => {
      chosen.push(args);
    };
    app.emit('select-client-certificate', event, null, 'https://h.example', [{}], choose);
    expect(event.prevented).toBe(true);
    expect(chosen).toEqual([[]]);
  });
});
