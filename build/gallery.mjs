// @ts-check
/**
 * `npm run gallery`: every screen of the renderer in both themes, both languages and both sizes, as
 * pictures among the test artifacts. `npm test` walks the same screens in English at the smaller size.
 */
import { bundleIfStale } from './bundle.mjs';
import { runMain } from './lib/failure.mjs';
import { runPlaywright } from './lib/playwright.mjs';

await runMain(async () => {
  await bundleIfStale();
  const args = ['--project=renderer', 'renderer/gallery.spec.ts'];
  return (await runPlaywright(args, () => ({ CRASHCART_GALLERY: 'all' }))).code;
});
