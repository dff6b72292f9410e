// @ts-check
/**
 * `npm run dev`: the app with its renderer served by Vite, so that changes show at once, and
 * restarted whenever main or preload have been built anew. It ends when the app is closed.
 */
import path from 'node:path';
import { build, createServer } from 'vite';
import { bundleIfStale } from './bundle.mjs';
import { requireDisplay, startApp } from './lib/app.mjs';
import { Failure, runMain } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { wasInterrupted } from './lib/run.mjs';

await runMain(async () => {
  requireDisplay();
  await bundleIfStale(); // also makes what is not watched, such as the practice region's pages
  const server = await createServer({ configFile: config('renderer') });
  await server.listen();
  const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
  if (!address) throw new Failure('Vite could not serve the renderer on a local port.');
  console.log(`The renderer is served at ${address}`);

  const app = restartable(() => startApp(process.argv.slice(2), { CRASHCART_DEV_SERVER: address }));
  const stopWatching = await Promise.all(
    ['main', 'preload'].map((part) => watch(part, app.restart)),
  );
  const code = await app.run();
  await Promise.all([server.close(), ...stopWatching.map((stop) => stop())]);
  return code;
});

/** @param {string} part */
function config(part) {
  return path.join(root, 'build', `vite.${part}.ts`);
}

/**
 * Builds a part now and after each change of its sources.
 *
 * @param {string} part
 * @param {() => void} onRebuilt called after each build but the first
 * @returns {Promise<() => Promise<void>>} after the first build: a function that stops watching
 */
async function watch(part, onRebuilt) {
  const watcher = await build({
    configFile: config(part),
    logLevel: 'warn',
    build: { watch: {} },
  });
  if (!('on' in watcher)) throw new Failure(`Vite does not watch ${part}.`);
  await new Promise((resolve) => {
    let built = false;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'BUNDLE_END') return;
      if (built) onRebuilt();
      built = true;
      resolve(undefined);
    });
  });
  return () => watcher.close();
}

/**
 * An app that can be ended and started again, and is over when it ends by itself.
 *
 * @param {() => import('./lib/run.mjs').Running} startAnew
 */
function restartable(startAnew) {
  /** @type {import('./lib/run.mjs').Running | undefined} */
  let app;
  let again = false;
  return {
    restart() {
      again = true;
      app?.stop('SIGTERM');
    },
    async run() {
      let code;
      do {
        again = false;
        app = startAnew();
        code = await app.done;
      } while (again && !wasInterrupted());
      return code;
    },
  };
}
