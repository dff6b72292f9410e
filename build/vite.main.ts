import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/**
 * The main process and the practice region's utility process, as CommonJS for Node 18
 * (Electron 25 cannot load an ES module as its entry). Only Electron, Node and the native
 * keychain module stay outside the bundle.
 */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: path.join(root, 'dist/main'),
    emptyOutDir: true,
    target: 'node18',
    minify: false,
    rolldownOptions: {
      input: {
        index: path.join(root, 'main/entry.ts'),
        practice: path.join(root, 'main/practice/process.ts'),
      },
      external: [
        'electron',
        'keytar',
        ...builtinModules,
        ...builtinModules.map((m) => `node:${m}`),
      ],
      output: {
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name]-[hash].cjs',
      },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
});
