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
const evaluated = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });

/** When the page of an app set its mark, in ms since 1970; null while it has not. */
async function marked(port: string): Promise<number | null> {
  const list = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
  const page = list.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
  if (page === undefined) return null;
  const expression =
    "performance.timeOrigin + (performance.getEntriesByName('usable')[0]?.startTime ?? NaN)";
  const answer = evaluated.safeParse(
    await ask(page.webSocketDebuggerUrl, 'Runtime.evaluate', { expression, returnByValue: true }),
  );
  return answer.success ? answer.data.result.result.value : null;
}

/** An app that was started without Playwright, and has set its mark: it can be worked with. */
export interface MarkedApp {
  readonly program: Program;
  /** From the start of its process to its mark, in ms. */
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
  const at: number[] = [];
  await expect
    .poll(async () => {
      const time = await marked(port);
      if (time !== null) at.push(time);
      return at.length;
    })
    .toBeGreaterThan(0);
  return { program, tookMs: (at[0] ?? NaN) - begun };
}
