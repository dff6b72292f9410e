import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RfbSession } from '../rfb/session';
import {
  FakeTransport,
  readUpdate,
  setEncodings,
  updateRequest,
  VERSION_38,
} from '../testing/rfb-client';
import { CTRL_ALT_DEL, SUBJECT } from '../testing/screens';
import { GraphicalScreen } from './graphical-screen';
import { MachineScreen } from './machine-screen';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = { steady: () => performance.now(), wall: () => new Date() };

function make() {
  const machine = { boots: 0 as number | undefined };
  const screens: GraphicalScreen[] = [];
  const screen = new MachineScreen(
    {
      name: SUBJECT.name,
      boots: () => machine.boots,
      makeScreen: () => {
        const made = new GraphicalScreen(SUBJECT, clock);
        screens.push(made);
        return made;
      },
    },
    clock,
  );
  const watch = () => {
    const transport = new FakeTransport();
    screen.wake();
    const session: RfbSession = new RfbSession(screen, {
      send: (bytes) => transport.send(bytes),
      close: (reason) => {
        screen.remove(session);
        transport.close(reason);
      },
    });
    screen.add(session);
    session.receive(Buffer.concat([VERSION_38, Buffer.from([1, 1]), setEncodings(-239)]));
    return { session, transport };
  };
  return { machine, screen, screens, watch };
}

/** The next update after `ms`; the session sends it in a later turn. */
async function next(transport: FakeTransport, ms = 600): Promise<Buffer> {
  transport.take();
  await vi.advanceTimersByTimeAsync(ms);
  return transport.take();
}

describe('the screen of a machine', () => {
  it('runs only while somebody looks, and gives its pictures back', async () => {
    const { screen, watch } = make();
    expect(vi.getTimerCount()).toBe(0);
    const one = watch();
    const two = watch();
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(3000);
    one.session.close('enough');
    expect(vi.getTimerCount()).toBe(1);
    two.session.close('enough');
    expect(vi.getTimerCount()).toBe(0);
    expect(screen.picture.width).toBe(0);
    expect(screen.watched).toBe(false);
  });

  it('changes by itself, in small rectangles', async () => {
    const { watch } = make();
    const { session, transport } = watch();
    session.receive(updateRequest(false));
    await next(transport, 10);
    session.receive(updateRequest(true));
    const { count, first } = readUpdate(await next(transport));
    expect(count).toBe(1);
    expect(first.width * first.height).toBeLessThan(3000);
  });

  it('shows typing to all viewers', async () => {
    const { watch } = make();
    const [one, two] = [watch(), watch()];
    for (const { session } of [one, two]) session.receive(updateRequest(false));
    await vi.advanceTimersByTimeAsync(10);
    two.session.receive(updateRequest(true));
    two.transport.take();
    one.session.receive(Buffer.from([4, 1, 0, 0, 0, 0, 0, 0x61]));
    await vi.advanceTimersByTimeAsync(20);
    expect(readUpdate(two.transport.take()).count).toBeGreaterThan(0);
  });

  it('takes Ctrl+Alt+Del from the keys', async () => {
    const { screen, screens, watch } = make();
    watch();
    for (const [keysym, down] of CTRL_ALT_DEL) screen.key(keysym, down);
    await vi.advanceTimersByTimeAsync(10);
    expect(screens[0]?.view).toBe('security');
  });

  it('closes when the machine is switched off, and starts over when it boots', async () => {
    const { machine, screens, watch } = make();
    const { transport } = watch();
    machine.boots = 1;
    await vi.advanceTimersByTimeAsync(1100);
    expect(screens).toHaveLength(2);
    expect(transport.closed).toBeUndefined();
    machine.boots = undefined;
    await vi.advanceTimersByTimeAsync(1100);
    expect(transport.closed).toBe('the machine was switched off');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves it to one viewer when that one does not share', () => {
    const { watch, screen } = make();
    const [one, two] = [watch(), watch()];
    screen.exclusive(two.session);
    expect(one.transport.closed).toBe('another viewer took over');
    expect(two.transport.closed).toBeUndefined();
  });
});
