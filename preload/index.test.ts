import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from './contract/calls';
import { EVENT_NAMES } from './contract/events';

type Listener = (event: object, payload: unknown) => void;
type Call = (args?: unknown, more?: unknown) => unknown;
type On = (event: string, listener: (...args: unknown[]) => void) => () => void;
type Exposed = Readonly<Record<string, Readonly<Record<string, Call>> | On>>;

/** What Electron gives a preload script; what it does with it. */
const electron = vi.hoisted(() => {
  const worlds = new Map<string, Exposed>();
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<Listener>>();
  return {
    worlds,
    invoked,
    listeners,
    contextBridge: {
      exposeInMainWorld: (name: string, api: Exposed) => worlds.set(name, api),
    },
    ipcRenderer: {
      invoke: (...args: unknown[]) => {
        invoked.push(args);
        return Promise.resolve({ ok: true, value: args });
      },
      on: (event: string, listener: Listener) => {
        listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      },
      off: (event: string, listener: Listener) => listeners.get(event)?.delete(listener),
    },
  };
});
vi.mock('electron', () => electron);

let bridge: Exposed;

beforeEach(async () => {
  vi.resetModules();
  electron.worlds.clear();
  electron.invoked.length = 0;
  electron.listeners.clear();
  await import('./index');
  bridge = { ...electron.worlds.get('crashcart') };
});

/** Every function of the bridge, as `domain:verb`. */
function functions(): Map<string, Call> {
  return new Map(
    Object.entries(bridge).flatMap(([domain, verbs]) =>
      typeof verbs === 'function'
        ? []
        : Object.entries(verbs).map(([verb, call]) => [`${domain}:${verb}`, call] as const),
    ),
  );
}

const fire = (event: string, payload: unknown): void => {
  for (const listener of electron.listeners.get(event) ?? []) listener({ sender: 'main' }, payload);
};

function subscribe(event: string, listener: (...args: unknown[]) => void): () => void {
  const { on } = bridge;
  if (typeof on !== 'function') throw new Error('no on');
  return on(event, listener);
}

test('one object is exposed, with one function per call and `on`, and nothing else', () => {
  expect([...electron.worlds.keys()]).toEqual(['crashcart']);
  expect([...functions().keys()].sort()).toEqual([...CHANNELS].sort());
  const domains = new Set(CHANNELS.map((channel) => channel.split(':')[0]));
  expect(new Set(Object.keys(bridge))).toEqual(new Set([...domains, 'on']));
});

describe.each(CHANNELS)('%s', (channel) => {
  test('asks its own channel with its argument, and nothing more', async () => {
    const args = { some: 'argument' };
    const answer = await functions().get(channel)?.(args);
    expect(electron.invoked).toEqual([[channel, args]]);
    expect(answer).toEqual({ ok: true, value: [channel, args] });
  });

  test('cannot be turned into another', async () => {
    await functions().get(channel)?.({ a: 1 }, 'consoles:open');
    expect(electron.invoked[0]?.[0]).toBe(channel);
    expect(electron.invoked[0]).toHaveLength(2);
  });
});

describe('events', () => {
  test.each(EVENT_NAMES)('%s reaches its listener without the event of Electron', (event) => {
    const heard = vi.fn();
    subscribe(event, heard);
    fire(event, { some: 'payload' });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ some: 'payload' });
  });

  test('a subscription ends alone', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const stop = subscribe('accounts:changed', first);
    subscribe('accounts:changed', second);
    stop();
    stop();
    fire('accounts:changed', []);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
  });

  test.each(['app:info', 'consoles:open', 'ELECTRON_BROWSER_REQUIRE', '', '__proto__'])(
    '"%s" is none',
    (event) => {
      expect(() => subscribe(event, vi.fn())).toThrow('No such event');
      expect(electron.listeners.size).toBe(0);
    },
  );
});
