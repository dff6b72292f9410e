import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import electronLog from 'electron-log/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from './credentials/secret';
import { openLog, redirectWarnings, type Log } from './log';
import { temporaryFolder } from './testing/temporary-folder';

const printed: unknown[] = [];
electronLog.transports.console.writeFn = ({ message }) => printed.push(message.data);

const CANARY = 'Zq9-canary-7f3a';
let canary: Secret;
let log: Log;
let readLog: () => string;

beforeEach(() => {
  canary = new Secret(CANARY);
  const folder = temporaryFolder();
  log = openLog(folder);
  readLog = () => fs.readFileSync(path.join(folder, 'logs', 'main.log'), 'utf8');
  printed.length = 0;
});

afterEach(() => canary.dispose());

test('nothing secret reaches the file or the terminal, however it is handed over', () => {
  const error = new Error(`refused ${CANARY}`);
  log.error(`text ${CANARY}`, error, { deep: { er: { still: [CANARY] } } }, canary);
  log.warn(
    'URL',
    'https://h.example/vnc_auto.html?token=T-canary',
    new URL('https://u:p@h/?q=canary'),
  );
  log.info('headers', { 'X-Auth-Token': 'MII-canary' });
  const everywhere = readLog() + inspect(printed);
  expect(everywhere).toContain('refused [secret]');
  expect(everywhere).toContain('https://h.example/vnc_auto.html?[secret]');
  expect(everywhere).not.toMatch(/canary|u:p@|'p'/i);
});

test('a secret longer than what is usually printed of a text is found whole', () => {
  const long = new Secret(`Zq9${'t'.repeat(30_000)}`);
  log.warn('token', { body: long.reveal() });
  long.dispose();
  expect(readLog()).toContain("{ body: '[secret]' }");
  expect(readLog()).not.toContain('Zq9');
});

test('an error keeps its stack, which says where', () => {
  log.error('failed', new TypeError('of some kind'));
  expect(readLog()).toMatch(/failed TypeError: of some kind\n\s+at .*log\.test\.ts/);
});

test('the terminal gets warnings and errors, the file all', () => {
  log.info('quiet');
  log.warn('loud');
  expect(readLog()).toMatch(/quiet[\s\S]*loud/);
  expect(inspect(printed)).toContain('loud');
  expect(inspect(printed)).not.toContain('quiet');
});

test("Electron's warning with the URL of a failed console is redacted and not printed as it is", () => {
  const before = process.listeners('warning');
  redirectWarnings(log);
  try {
    const warning = new Error('Failed to load URL: https://h.example/vnc.html?token=T-canary');
    process.emit('warning', warning);
    expect(process.listenerCount('warning')).toBe(1);
    expect(readLog()).toContain('Failed to load URL: https://h.example/vnc.html?[secret]');
    expect(readLog() + inspect(printed)).not.toContain('T-canary');
  } finally {
    process.removeAllListeners('warning');
    for (const listener of before) process.on('warning', listener);
  }
});
