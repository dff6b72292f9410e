// Not its Electron part, which opens a channel of its own to every page, past `ipc/handle`.
import electronLog from 'electron-log/node';
import path from 'node:path';
import { inspect } from 'node:util';
import { redact } from './redact';

/** The log's levels, in the order of their weight. */
type Level = 'error' | 'warn' | 'info';

/** The part of the log that services use. */
export type Log = Record<Level, (message: string, ...more: unknown[]) => void>;

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  // Inspected, a URL would show its parts one by one.
  if (value instanceof URL) return value.href;
  // Neither cut nor broken into lines: a part of a secret would not be known any more.
  return inspect(value, { depth: 4, breakLength: Infinity, maxStringLength: null });
}

/** Where the log of a profile is. */
export function logFileIn(userData: string): string {
  return path.join(userData, 'logs', 'main.log');
}

/**
 * Opens the log: a file below the user's data, kept under 1 MB with one predecessor, and the
 * terminal. All is turned into text and redacted before any transport sees it, so no transport
 * can be the one that forgot.
 */
export function openLog(userData: string): Log {
  // It would look for a package.json otherwise.
  electronLog.transports.file.setAppName('Crashcart');
  electronLog.transports.file.resolvePathFn = () => logFileIn(userData);
  electronLog.transports.file.maxSize = 1024 * 1024;
  electronLog.transports.console.level = 'warn';
  const write =
    (level: Level) =>
    (message: string, ...more: unknown[]): void => {
      electronLog[level](redact([message, ...more.map(asText)].join(' ')));
    };
  return { error: write('error'), warn: write('warn'), info: write('info') };
}

/**
 * Puts Node's own warnings through the log. Electron prints the full URL of a failed guest load as
 * a process warning ("Failed to load URL: …?token=…"), so the default printer has to go.
 */
export function redirectWarnings(log: Log): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    log.warn(`${warning.name}: ${warning.message}`);
  });
}
