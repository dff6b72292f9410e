import { WebSocket } from 'ws';
import { z } from 'zod';
import { until } from '../support/until';

/**
 * A packaged Electron takes no `-r`. Started with this switch it waits at its first line for a
 * debugger instead, so that `preload` can load scripts before the app.
 */
export const WAIT_FOR_PRELOAD = '--inspect-brk=0';

const pausedSchema = z.object({
  callFrames: z.tuple([z.object({ callFrameId: z.string() })]).rest(z.unknown()),
});

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.object({ exceptionDetails: z.unknown().optional() }).optional(),
  error: z.unknown().optional(),
});

type Message = z.infer<typeof messageSchema>;

/**
 * Loads scripts into a program that waits for it, and lets the program go on.
 * @param printed what it has printed so far, where it tells its debugger's address
 */
export async function preload(printed: () => string, scripts: readonly string[]): Promise<void> {
  const debuggerAt = (): string | undefined =>
    /^Debugger listening on (ws:\S+)$/m.exec(printed())?.[1];
  await until('the app waits for a debugger', () => debuggerAt() !== undefined);
  const session = await Session.open(debuggerAt() ?? '');
  const paused = session.event('Debugger.paused');
  await session.send('Debugger.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  const [{ callFrameId }] = pausedSchema.parse(await paused).callFrames;
  for (const script of scripts) {
    const expression = `require(${JSON.stringify(script)})`;
    await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
  }
  await session.send('Debugger.resume');
  session.close();
}

/** A conversation with the debugger of a program. */
class Session {
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(message: Message) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const message = messageSchema.parse(JSON.parse(data.toString('utf8')));
      for (const listener of this.#listeners) listener(message);
    });
  }

  static async open(address: string): Promise<Session> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Session(socket);
  }

  /** What comes with the next event of this name. */
  async event(name: string): Promise<unknown> {
    return (await this.#next(({ method }) => method === name)).params;
  }

  async send(method: string, params: object = {}): Promise<void> {
    const id = ++this.#last;
    const answer = this.#next((message) => message.id === id);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { error, result } = await answer;
    const fault = error ?? result?.exceptionDetails;
    if (fault !== undefined) throw new Error(`${method}: ${JSON.stringify(fault)}`);
  }

  close(): void {
    this.#socket.close();
  }

  #next(matches: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const listener = (message: Message): void => {
        if (!matches(message)) return;
        this.#listeners.delete(listener);
        resolve(message);
      };
      this.#listeners.add(listener);
    });
  }
}
