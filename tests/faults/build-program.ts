import path from 'node:path';
import { build } from 'vite';

/**
 * Makes one file for Node of a program, as the app's own main process is one: it starts in a moment.
 * @returns where it is
 */
export async function buildProgram(source: string, folder: string): Promise<string> {
  const { name } = path.parse(source);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: source,
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true },
  });
  return path.join(folder, `${name}.mjs`);
}
