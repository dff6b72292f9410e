// @ts-check
/** `npm start [-- --practice] [-- --user-data-dir=DIR]`: builds what has changed and runs the app. */
import { bundleIfStale } from './bundle.mjs';
import { requireDisplay, startApp } from './lib/app.mjs';
import { runMain } from './lib/failure.mjs';

await runMain(async () => {
  requireDisplay();
  await bundleIfStale();
  return startApp(process.argv.slice(2)).done;
});
