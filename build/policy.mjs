// @ts-check
/** `npm run policy`: writes the files by which administrators write a policy, into `build/policy`. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { policyFiles } from './lib/policy-files.mjs';

for (const [name, text] of Object.entries(await policyFiles())) {
  const file = path.join(root, 'build/policy', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
