/** `npm run bench`: runs the measurements of `tests/bench` and prints them. */
import path from 'node:path';
import { runnerImport } from 'vite';

const file = path.resolve(import.meta.dirname, '../tests/bench/inventory.ts');
const { module } = await runnerImport(file);
process.stdout.write(await module.measureInventory());
