// @ts-check
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  // CSS in files of its own: the content security policy knows no inline style.
  compilerOptions: { runes: true, css: 'external' },
};
