import { svelte } from '@sveltejs/vite-plugin-svelte';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Unit tests: they stand beside the code, those that cross a process boundary in `tests/unit`. All
 * run in Node; the Svelte compiler is there for the state classes (`.svelte.ts`).
 */
export default defineConfig({
  root,
  plugins: [svelte({ configFile: path.join(root, 'build/svelte.config.mjs') })],
  test: {
    include: ['{main,preload,renderer,build}/**/*.test.ts', 'tests/unit/**/*.test.ts'],
    environment: 'node',
    isolate: false,
    setupFiles: ['build/fresh-modules.ts'],
    // Long enough never to decide a test, on however busy a machine: they end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
