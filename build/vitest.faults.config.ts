import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Every fault against every call of the cloud, over real connections to a practice region. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/faults/**/*.test.ts'],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
