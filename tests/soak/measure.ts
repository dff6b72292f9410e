import type { CDPSession, ElectronApplication } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { madeMemoryOf } from '../bench/processes';
import type { RunningApp } from '../e2e/launch';
import { family, readShown } from '../support/processes';

/** What is looked at, and how much more of it there may be at the end than after the first rounds. */
export const MEASURES = {
  mainHeap: { title: 'Heap of main, MiB', share: 0.08, plus: 1 },
  pageHeap: { title: 'Heap of the window, MiB', share: 0.08, plus: 1 },
  mainMemory: { title: 'Memory of main (RSS), MiB', share: 0.12, plus: 8 },
  memory: { title: 'Memory that all processes made, MiB', share: 0.12, plus: 16 },
  handles: { title: 'Open files and sockets of main', share: 0, plus: 4 },
  timers: { title: 'Timers and requests of main', share: 0, plus: 4 },
  mainListeners: { title: 'Listeners in main', share: 0, plus: 0 },
  pageListeners: { title: 'Listeners in the window', share: 0.02, plus: 10 },
  nodes: { title: 'Elements and texts of the window', share: 0.02, plus: 50 },
  sessions: { title: 'Network sessions (partitions) made', share: 0, plus: 0 },
  contents: { title: 'Pages and guests', share: 0, plus: 0 },
  processes: { title: 'Processes', share: 0, plus: 0 },
} as const;

export type Measure = keyof typeof MEASURES;
export type Sample = Readonly<Record<Measure, number>>;

const MIB = 1024 * 1024;

const countersSchema = z.object({ nodes: z.number(), jsEventListeners: z.number() });
const heapSchema = z.object({ usedSize: z.number() });

/** Measures a running app, with everything let go of that nobody needs. */
export class Meter {
  private constructor(
    private readonly app: RunningApp,
    private readonly page: CDPSession,
  ) {}

  /** From now on sessions are counted. The app was started with `--js-flags=--expose-gc`. */
  static async on(app: RunningApp): Promise<Meter> {
    await app.electron.evaluate(({ app: watched }) => {
      Reflect.set(globalThis, 'sessionsMade_', 0);
      watched.on('session-created', () => {
        Reflect.set(
          globalThis,
          'sessionsMade_',
          Number(Reflect.get(globalThis, 'sessionsMade_')) + 1,
        );
      });
    });
    const page = await app.window.context().newCDPSession(app.window);
    await page.send('HeapProfiler.enable');
    return new Meter(app, page);
  }

  async sample(): Promise<Sample> {
    const { pid } = this.app;
    for (let round = 0; round < 3; round += 1) await this.page.send('HeapProfiler.collectGarbage');
    const { usedSize } = heapSchema.parse(await this.page.send('Runtime.getHeapUsage'));
    const counters = countersSchema.parse(await this.page.send('Memory.getDOMCounters'));
    const main = await ofMain(this.app.electron);
    const rss = /^VmRSS:\s*(\d+)/m.exec(readShown(`/proc/${pid}/status`).toString())?.[1];
    return {
      ...main,
      mainHeap: main.mainHeap / MIB,
      pageHeap: usedSize / MIB,
      mainMemory: Number(rss) / 1024,
      memory: madeMemoryOf(pid),
      handles: readdirSync(`/proc/${pid}/fd`).length,
      pageListeners: counters.jsEventListeners,
      nodes: counters.nodes,
      processes: family(pid).length,
    };
  }
}

function ofMain(electron: ElectronApplication) {
  return electron.evaluate(async ({ app, ipcMain, BrowserWindow, powerMonitor, webContents }) => {
    const collect: unknown = Reflect.get(globalThis, 'gc');
    if (typeof collect !== 'function') throw new Error('Garbage cannot be collected');
    for (let round = 0; round < 3; round += 1) {
      Reflect.apply(collect, undefined, []);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const listeners = (emitter: NodeJS.EventEmitter): number =>
      emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
    const windows = BrowserWindow.getAllWindows();
    return {
      mainHeap: process.memoryUsage().heapUsed,
      timers: process.getActiveResourcesInfo().length,
      mainListeners: [
        app,
        ipcMain,
        powerMonitor,
        process,
        ...windows,
        ...windows.map((window) => window.webContents),
      ].reduce((sum, emitter) => sum + listeners(emitter), 0),
      sessions: Number(Reflect.get(globalThis, 'sessionsMade_')),
      contents: webContents.getAllWebContents().length,
    };
  });
}
