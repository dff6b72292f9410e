import { app, screen } from 'electron';
import os from 'node:os';
import type { Part } from './parts';

const MEGABYTE = 1024 * 1024;

/** What the computer is like, as far as it decides how Crashcart runs; not which one it is. */
export function computerPart(): Part {
  const metrics = app.getAppMetrics();
  const kilobytes = metrics.reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
  return {
    locale: app.getLocale(),
    packaged: app.isPackaged,
    memory: `${Math.round(os.totalmem() / MEGABYTE)} MB, ${Math.round(os.freemem() / MEGABYTE)} MB free`,
    processors: os.availableParallelism(),
    processes: `${metrics.length}, ${Math.round(kilobytes / 1024)} MB`,
    runningMinutes: Math.round(process.uptime() / 60),
    displays: screen
      .getAllDisplays()
      .map(({ size, scaleFactor }) => `${size.width}x${size.height} at ${scaleFactor}`)
      .join(', '),
    graphics: app.getGPUFeatureStatus(),
  };
}

/** Names that stand in paths and messages of the system. */
export function computerNames(): string[] {
  return [os.userInfo().username, os.hostname(), os.homedir()];
}
