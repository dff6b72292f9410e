// @ts-check
/**
 * `npm run tour [-- --update-readme]`: walks through the main job in the practice region on a
 * virtual display, printing each step and taking pictures. They stay among the test artifacts;
 * `--update-readme` puts them where the README shows them.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleIfStale } from './bundle.mjs';
import { runMain } from './lib/failure.mjs';
import { mirror } from './lib/mirror.mjs';
import { artifactsDir, root } from './lib/paths.mjs';
import { runPlaywright } from './lib/playwright.mjs';

const PICTURES = 'tour';
const README_PICTURES = path.join(root, 'docs', 'pictures');

await runMain(async () => {
  const options = /** @type {const} */ ({ 'update-readme': { type: 'boolean' } });
  const { values } = parseArgs({ options });
  await bundleIfStale();
  const { code } = await runPlaywright(['tour/tour.spec.ts'], (artifacts) => ({
    CRASHCART_TOUR_DIR: path.join(artifacts, PICTURES),
  }));
  const pictures = path.join(artifactsDir, PICTURES);
  if (code !== 0) return code;
  if (values['update-readme']) mirror(pictures, README_PICTURES);
  console.log(
    `The pictures are in ${path.relative(root, values['update-readme'] ? README_PICTURES : pictures)}.`,
  );
  return 0;
});
