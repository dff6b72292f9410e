// @ts-check
/** `npm run -s electron:path`: prints the Electron executable this checkout runs on. */
import { runMain } from './lib/failure.mjs';
import { electronPath } from './lib/runtime.mjs';

await runMain(() => console.log(electronPath()));
