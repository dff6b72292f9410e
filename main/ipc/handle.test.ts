import type { UpdateState } from '../../preload/contract/updates';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../preload/contract/calls';
import { Secret } from '../credentials/secret';
import { Failure } from '../errors';
import { APP_ORIGIN } from '../security/origin';
import { ipcHandlers } from '../testing/fake-electron';
import { FakeLog } from '../testing/fake-log';
import { isAlwaysAllowed } from '../policy/allowed-calls';
import { answer, handleCalls, type Handlers } from './handle';

vi.mock('electron', () => import('../testing/fake-electron'));

let log: FakeLog;

beforeEach(() => {
  log = new FakeLog();
});

describe('one call', () => {
  test('what the handler gives is the value', async () => {
    const handler = ({ accountId }: { accountId: string }, caller: number): Promise<void> => {
      expect([accountId, caller]).toEqual(['a1', 1]);
      return Promise.resolve();
    };
    const result = await answer('accounts:signOut', handler, { accountId: 'a1' }, log, 1);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(log.lines).toEqual([]);
  });

  test('input that does not fit is an answer that says where, and the handler is not asked', async () => {
    const handler = vi.fn();
    const result = await answer(
      'consoles:open',
      handler,
      { machineId: 7, url: 'https://e' },
      log,
      1,
    );
    expect(handler).not.toHaveBeenCalled();
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-request', fix: 'none' } });
    expect(JSON.stringify(result)).toContain('machineId');
    expect(log.lines).toHaveLength(1);
  });

  test('refused input is not repeated: it may be a password in the wrong place', async () => {
    const password = 'Zq9-typed-password';
    const inputs = [password, { password }, { accountId: { password } }, [password]];
    for (const input of inputs) {
      const result = await answer('accounts:signIn', vi.fn(), input, log, 1);
      expect(JSON.stringify(result)).not.toContain(password);
    }
    expect(log.lines.join('\n')).not.toContain(password);
  });

  test('a failure crosses as plain data', async () => {
    const failure = new Failure('throttled', { cloudCode: 'APIGW.0308', requestId: 'r-1' });
    const result = await answer('app:ready', () => Promise.reject(failure), undefined, log, 1);
    expect(result).toEqual({
      ok: false,
      error: { code: 'throttled', fix: 'retry', cloudCode: 'APIGW.0308', requestId: 'r-1' },
    });
    expect(structuredClone(result)).toEqual(result);
    expect(log.lines).toEqual(['info: app:ready failed: throttled APIGW.0308 r-1']);
  });

  test('any other thrown thing is "internal", without secrets, and logged as a fault', async () => {
    const secret = new Secret('Zq9-swordfish');
    const fault = (): never => {
      throw new TypeError(`cannot read Zq9-swordfish of https://h/?token=T`);
    };
    const result = await answer('app:ready', fault, undefined, log, 1);
    secret.dispose();
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'internal',
        fix: 'none',
        detail: 'cannot read [secret] of https://h/?[secret]',
      },
    });
    expect(log.lines[0]).toMatch(/^error: app:ready failed TypeError/);
  });

  test.each([undefined, null, 'text', 7, { code: 'throttled' }])(
    'a thrown %j is one too',
    async (thrown) => {
      const handler = vi.fn().mockRejectedValue(thrown);
      const result = await answer('app:ready', handler, undefined, log, 1);
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    },
  );
});

describe('the registered calls', () => {
  const asked = vi.fn();
  const ours = {
    senderFrame: { origin: APP_ORIGIN, parent: null },
    sender: { id: 1 },
  };
  let windowId: number | undefined;
  let refused: ReadonlySet<string>;

  beforeEach(() => {
    ipcHandlers.clear();
    asked.mockReset();
    windowId = 1;
    refused = new Set();
    handleCalls(handlers(asked), {
      isWindow: (id) => id === windowId,
      mayCall: (channel) => {
        if (refused.has(channel)) throw new Failure('policy-unreadable');
      },
      log,
    });
  });

  test('are exactly those of the contract', () => {
    expect([...ipcHandlers.keys()].sort()).toEqual([...CHANNELS].sort());
  });

  test.each(CHANNELS)('%s is refused to everyone but our page', async (channel) => {
    const call = ipcHandlers.get(channel);
    const strangers = [
      { ...ours, senderFrame: null },
      { ...ours, sender: { id: 2 } },
      { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } },
      { ...ours, senderFrame: { ...ours.senderFrame, origin: 'https://evil.example' } },
    ];
    for (const stranger of strangers) {
      expect(await call?.(stranger, undefined)).toEqual({
        ok: false,
        error: { code: 'bad-request', fix: 'none' },
      });
    }
    windowId = undefined;
    expect(await call?.(ours, undefined)).toMatchObject({ ok: false });
    expect(asked).not.toHaveBeenCalled();
    expect(log.lines).toEqual(Array(5).fill(`warn: ${channel} refused: not our page`));
  });

  test('reach their handler with checked arguments from our page', async () => {
    const input = { machineId: 'm1', field: 'code' };
    expect(await ipcHandlers.get('assistance:copy')?.(ours, input)).toMatchObject({ ok: true });
    expect(asked).toHaveBeenCalledExactlyOnceWith('assistance:copy', input);
    await ipcHandlers.get('assistance:copy')?.(ours, { ...input, field: 'url' });
    expect(asked).toHaveBeenCalledOnce();
  });

  test.each(CHANNELS.filter((channel) => !isAlwaysAllowed(channel)))(
    '%s does nothing while the policy cannot be read',
    async (channel) => {
      refused = new Set([channel]);
      const result = await ipcHandlers.get(channel)?.(ours, undefined);
      expect(result).toMatchObject({ ok: false });
      expect(asked).not.toHaveBeenCalled();
    },
  );
});

/** All handlers as one that notes who was asked for what. */
function handlers(asked: (channel: string, args: unknown) => void): Handlers {
  const note =
    <T>(channel: string, value: T) =>
    (args: unknown): T => {
      asked(channel, args);
      return value;
    };
  const nothing = (channel: string) => note<void>(channel, undefined);
  const list = (channel: string) => note(channel, []);
  const fail = (channel: string) => (args: unknown) => {
    asked(channel, args);
    throw new Failure('not-found');
  };
  return {
    'app:info': fail('app:info'),
    'app:damages': list('app:damages'),
    'app:ready': nothing('app:ready'),
    'app:close': nothing('app:close'),
    'app:notify': nothing('app:notify'),
    'app:setFullScreen': nothing('app:setFullScreen'),
    'accounts:list': list('accounts:list'),
    'accounts:regions': list('accounts:regions'),
    'accounts:keychain': fail('accounts:keychain'),
    'accounts:chooseCertificate': note('accounts:chooseCertificate', null),
    'accounts:projects': list('accounts:projects'),
    'accounts:signIn': fail('accounts:signIn'),
    'accounts:practice': fail('accounts:practice'),
    'accounts:signOut': nothing('accounts:signOut'),
    'accounts:forget': nothing('accounts:forget'),
    'inventory:list': note('inventory:list', {
      machines: [],
      failures: [],
      absent: [],
      total: 0,
    }),
    'inventory:more': list('inventory:more'),
    'inventory:lastKnown': list('inventory:lastKnown'),
    'inventory:facts': fail('inventory:facts'),
    'inventory:export': fail('inventory:export'),
    'library:get': note('library:get', { machines: {}, searches: [] }),
    'library:mark': fail('library:mark'),
    'library:setSearches': fail('library:setSearches'),
    'consoles:list': list('consoles:list'),
    'consoles:open': fail('consoles:open'),
    'consoles:notify': nothing('consoles:notify'),
    'consoles:reconnect': fail('consoles:reconnect'),
    'consoles:stopRetry': nothing('consoles:stopRetry'),
    'consoles:trustCertificate': fail('consoles:trustCertificate'),
    'consoles:close': nothing('consoles:close'),
    'consoles:setViewOnly': fail('consoles:setViewOnly'),
    'consoles:setApart': fail('consoles:setApart'),
    'consoles:setInSight': nothing('consoles:setInSight'),
    'consoles:setPageZoom': nothing('consoles:setPageZoom'),
    'consoles:preview': note('consoles:preview', null),
    'consoles:copyPicture': nothing('consoles:copyPicture'),
    'consoles:savePicture': note('consoles:savePicture', null),
    'consoles:setPanes': nothing('consoles:setPanes'),
    'consoles:lastSession': note('consoles:lastSession', { machines: [], panes: 1 }),
    'consoles:forgetLast': nothing('consoles:forgetLast'),
    'keyboard:press': nothing('keyboard:press'),
    'keyboard:release': nothing('keyboard:release'),
    'keyboard:check': fail('keyboard:check'),
    'keyboard:type': nothing('keyboard:type'),
    'keyboard:stop': nothing('keyboard:stop'),
    'keyboard:clipboard': note('keyboard:clipboard', ''),
    'settings:get': fail('settings:get'),
    'settings:set': fail('settings:set'),
    'settings:setShortcut': fail('settings:setShortcut'),
    'settings:setMachine': fail('settings:setMachine'),
    'assistance:show': note('assistance:show', null),
    'assistance:unwatch': nothing('assistance:unwatch'),
    'assistance:create': fail('assistance:create'),
    'assistance:cancel': nothing('assistance:cancel'),
    'assistance:password': note('assistance:password', ''),
    'assistance:copy': nothing('assistance:copy'),
    'sessions:list': list('sessions:list'),
    'sessions:extend': fail('sessions:extend'),
    'sessions:cancelAll': note('sessions:cancelAll', 0),
    'sessions:sweep': nothing('sessions:sweep'),
    'sessions:scan': nothing('sessions:scan'),
    'sessions:stopScan': nothing('sessions:stopScan'),
    'invitation:preview': fail('invitation:preview'),
    'invitation:copy': nothing('invitation:copy'),
    'invitation:mail': nothing('invitation:mail'),
    'invitation:share': nothing('invitation:share'),
    'invitation:check': fail('invitation:check'),
    'power:look': fail('power:look'),
    'power:act': fail('power:act'),
    'power:list': list('power:list'),
    'power:unwatch': nothing('power:unwatch'),
    'watches:list': list('watches:list'),
    'watches:begin': fail('watches:begin'),
    'watches:end': nothing('watches:end'),
    'activity:list': fail('activity:list'),
    'activity:verify': fail('activity:verify'),
    'activity:export': note('activity:export', null),
    'app:loginStart': note('app:loginStart', false),
    'app:setLoginStart': note('app:setLoginStart', false),
    'requests:answer': nothing('requests:answer'),
    'updates:get': note<UpdateState>('updates:get', { state: 'idle' }),
    'updates:look': note<UpdateState>('updates:look', { state: 'idle' }),
    'updates:defer': note<UpdateState>('updates:defer', { state: 'idle' }),
    'updates:restart': nothing('updates:restart'),
    'about:read': fail('about:read'),
    'about:notices': list('about:notices'),
    'diagnostics:make': fail('diagnostics:make'),
    'diagnostics:save': note('diagnostics:save', null),
    'diagnostics:showLog': nothing('diagnostics:showLog'),
    'proxy:answer': nothing('proxy:answer'),
  };
}
