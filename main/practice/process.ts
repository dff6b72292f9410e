/**
 * The utility process that the practice region runs in (started by `host.ts`): what happens in
 * the region, and what is typed into its consoles, cannot hold up or bring down the app.
 */
import type { ParentPort } from 'electron';
import { type FromProcess, toProcess } from './messages';
import { createPracticeRegion, type PracticeRegion } from './region';

const port: ParentPort = process.parentPort;
const send = (message: FromProcess): void => port.postMessage(message);

let region: Promise<PracticeRegion> | undefined;

async function start(): Promise<void> {
  try {
    region ??= createPracticeRegion();
    const { url, credentials } = await region;
    send({ type: 'ready', url, credentials });
  } catch (error) {
    region = undefined;
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

port.on('message', (event) => {
  if (toProcess.safeParse(event.data).success) void start();
});

// Without its parent nobody could use it or end it. (The types know of `message` alone.)
const lifeline: NodeJS.EventEmitter = port;
lifeline.on('close', () => process.exit(0));
