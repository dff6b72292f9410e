import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Nothing here can run it: what can be said of its text alone. */
const workflow = readFileSync('.github/workflows/release.yml', 'utf8');

test('every action is pinned by commit, with the version beside it', () => {
  const used = [...workflow.matchAll(/\buses: *(.+)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used)
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('no job but the one that makes the draft may write', () => {
  expect(workflow.match(/: write$/gm)).toHaveLength(4);
  expect(workflow.slice(0, workflow.indexOf('\n  draft:'))).not.toContain(': write');
});

test('the draft holds what a feed is made of', () => {
  expect(workflow).toContain('release/latest*.yml');
  expect(workflow).toContain('release/*.blockmap');
});
