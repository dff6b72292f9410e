import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** The preload script: one CommonJS file, because a sandboxed preload may only require Electron. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: path.join(root, 'dist/preload'),
    emptyOutDir: true,
    target: 'node18',
    minify: false,
    rolldownOptions: {
      input: { index: path.join(root, 'preload/index.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
