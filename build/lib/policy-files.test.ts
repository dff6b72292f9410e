import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { POLICY_KEYS } from '../../preload/contract/policy';
import { root } from './paths.mjs';
import { policyFiles } from './policy-files.mjs';
import { POLICY_TEXTS } from './policy-texts.mjs';

let files: Record<string, string>;

beforeAll(async () => {
  files = await policyFiles();
});

test('the files that are shipped are what `npm run policy` makes', () => {
  const folder = path.join(root, 'build/policy');
  const shipped = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  expect(shipped.sort()).toEqual(Object.keys(files).sort());
  for (const [name, text] of Object.entries(files)) {
    expect(fs.readFileSync(path.join(folder, name), 'utf8'), name).toBe(text);
  }
});

test('every rule is in each of them', () => {
  for (const key of POLICY_KEYS) {
    expect(files['policy.schema.json']).toContain(`"${key}"`);
    expect(files['Crashcart.admx']).toContain(`<policy name="${key}" class="Machine"`);
    for (const language of Object.keys(POLICY_TEXTS)) {
      expect(files[`${language}/Crashcart.adml`]).toContain(`<string id="${key}_help">`);
    }
  }
});

test('every text and presentation the template refers to is there, in each language', () => {
  const template = files['Crashcart.admx'] ?? '';
  const wanted = [...template.matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
  expect(wanted.length).toBeGreaterThan(POLICY_KEYS.length);
  for (const language of Object.keys(POLICY_TEXTS)) {
    for (const [, kind = '', id = ''] of wanted) {
      expect(files[`${language}/Crashcart.adml`]).toContain(`<${kind} id="${id}">`);
    }
  }
});
