import { expect } from '@playwright/test';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { electronPath } from '../../build/lib/runtime.mjs';
import { Program } from '../support/program';

/** What DevTools say to one command. Playwright itself attaches to Electron only where it has started it. */
async function ask(address: string, method: string, params: object): Promise<unknown> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(JSON.stringify({ id: 1, method, params }));
  const [message] = z.tuple([z.instanceof(Buffer), z.boolean()]).parse(await answered);
  socket.close();
  return JSON.parse(message.toString('utf8'));
}

const targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }),
);
const evaluated = z.object({
  result: z.object({ result: z.object({ value: z.tuple([z.number(), z.number()]) }) }),
});

/** When the page of an app was first on the screen, and when it set its mark, in ms since 1970; null before. */
async function marked(port: string): Promise<readonly [number, number] | null> {
  const list = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
  const page = list.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
  if (page === undefined) return null;
  const expression =
    "['first-paint', 'usable'].map((name) => performance.timeOrigin + " +
    '(performance.getEntriesByName(name)[0]?.startTime ?? NaN))';
  const answer = evaluated.safeParse(
    await ask(page.webSocketDebuggerUrl, 'Runtime.evaluate', { expression, returnByValue: true }),
  );
  return answer.success ? answer.data.result.result.value : null;
}

/** An app that was started without Playwright, and has set its mark: it can be worked with. */
export interface MarkedApp {
  readonly program: Program;
  /** From the start of its process to its first picture on the screen, in ms. */
  readonly paintedMs: number;
  /** The same to its mark. */
  readonly tookMs: number;
}

/** Starts an app and waits for its mark. */
export async function startMarked(
  app: string,
  userData: string,
  env: NodeJS.ProcessEnv,
): Promise<MarkedApp> {
  const begun = Date.now();
  const args = [app, `--user-data-dir=${userData}`, '--remote-debugging-port=0'];
  const program = Program.start(electronPath(), args, { env });
  const [, port = ''] = await program.says(/DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//);
  const found: (readonly [number, number])[] = [];
  await expect
    .poll(async () => {
      const times = await marked(port);
      if (times !== null) found.push(times);
      return found.length;
    })
    .toBeGreaterThan(0);
  const [painted, usable] = found[0] ?? [NaN, NaN];
  return { program, paintedMs: painted - begun, tookMs: usable - begun };
}
