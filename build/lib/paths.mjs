// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout (or its staged copy: everything else is found relative to this file). */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** What set-up makes for itself. Inside node_modules, so `rm -rf node_modules` starts over. */
export const cacheDir = path.join(root, 'node_modules', '.crashcart');

/** Everything the tests leave behind: reports, pictures, traces. */
export const artifactsDir = path.join(root, 'tests', 'artifacts');
