import { expect, it } from 'vitest';
import { onlyThese } from './sbom.mjs';

const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name });

it('keeps these packages, and nothing that leads to others', () => {
  const bom = {
    metadata: { component: { 'bom-ref': 'crashcart@1.0.0' } },
    components: ['svelte', 'vite', 'electron', 'extract-zip'].map(component),
    dependencies: [
      { ref: 'crashcart@1.0.0', dependsOn: ['svelte@1.0.0', 'vite@1.0.0', 'electron@1.0.0'] },
      { ref: 'vite@1.0.0' },
      { ref: 'electron@1.0.0', dependsOn: ['extract-zip@1.0.0'] },
    ],
  };
  const { components, dependencies } = onlyThese(bom, ['svelte@1.0.0', 'electron@1.0.0']);
  expect(components).toEqual([component('svelte'), component('electron')]);
  expect(dependencies).toEqual([
    { ref: 'crashcart@1.0.0', dependsOn: ['svelte@1.0.0', 'electron@1.0.0'] },
    { ref: 'electron@1.0.0', dependsOn: [] },
  ]);
});
