import { defineConfig } from '@playwright/test';
import path from 'node:path';
import type { AppOptions } from './e2e/fixtures';

const artifacts = path.join(import.meta.dirname, 'artifacts');

/** `npm run tour` says where its pictures go; nothing else runs it. */
const tour = process.env['CRASHCART_TOUR_DIR'] !== undefined;

/** `npm run bench` says where its figures go; nothing else runs it. */
const bench = process.env['CRASHCART_BENCH_REPORT'] !== undefined;

/** `npm run soak` says where its table goes; nothing else runs it. */
const soak = process.env['CRASHCART_SOAK_REPORT'] !== undefined;

export default defineConfig<AppOptions>({
  outputDir: path.join(artifacts, 'results'),
  preserveOutput: 'failures-only',
  reporter: [['list']],
  forbidOnly: process.env['CI'] !== undefined,
  // A test that passes only at the second attempt has found something.
  retries: 0,
  // One more than the processors there are, for while a test waits for a clock.
  workers: 3,
  fullyParallel: true,
  // Long enough never to decide a test, on however busy a machine: they end what hangs.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  projects: [
    {
      name: 'e2e',
      testDir: path.join(import.meta.dirname, 'e2e/specs'),
      // There is no graphics card here. Chromium would find that out by itself, by a graphics process that dies.
      use: { switches: ['--disable-gpu'] },
    },
    {
      name: 'renderer',
      testDir: path.join(import.meta.dirname, 'renderer'),
      // The newest engine there is here, without a browser's windows, which take twice the time; the app's
      // own is in the other project.
      use: {
        // One page for the tests of a worker, cleared between them: a fifth less work.
        reuseContext: true,
        browserName: 'chromium',
        launchOptions: { executablePath: '/usr/bin/chromium-headless-shell' },
      },
    },
    ...(tour
      ? [{ name: 'tour', testDir: path.join(import.meta.dirname, 'tour'), timeout: 600_000 }]
      : []),
    ...(soak ? [{ name: 'soak', testDir: path.join(import.meta.dirname, 'soak') }] : []),
    ...(bench
      ? [
          {
            name: 'bench',
            testDir: path.join(import.meta.dirname, 'bench'),
            testMatch: '*.bench.ts',
            // One thing at a time is measured.
            workers: 1,
          },
        ]
      : []),
  ],
});
