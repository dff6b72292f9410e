// @ts-check
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which folder may import from which: the process boundaries of the app. */
const zones = [
  {
    target: './renderer',
    from: ['./main', './build', './tests'],
    message: 'The renderer sees main only through the bridge.',
  },
  {
    target: './renderer',
    from: './preload',
    except: ['./contract'],
    message: 'The renderer knows the contract, not the preload script.',
  },
  {
    target: './preload/contract',
    from: ['./main', './renderer', './preload/index.ts', './preload/invoke.ts'],
    message: 'The contract depends on nothing.',
  },
  {
    target: './preload',
    from: ['./main', './renderer'],
    message: 'The preload script only forwards calls.',
  },
  { target: './main', from: ['./renderer', './build', './tests'], message: 'Main stands alone.' },
  {
    target: './main',
    from: './preload',
    except: ['./contract'],
    message: 'Main knows the contract, not the preload script.',
  },
  {
    target: './main/practice',
    from: [
      './main/accounts',
      './main/inventory',
      './main/consoles',
      './main/assistance',
      './main/cloud',
    ],
    message:
      'The practice region imitates the cloud; it must not share code with the client it tests.',
  },
];

const noProcess = {
  patterns: [
    { regex: '^node:', message: 'No Node here.' },
    { regex: '^electron(/|$)', message: 'No Electron here.' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'tests/artifacts/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    plugins: { 'import-x': importX },
    settings: {
      // Packages with `svelte` sources for Svelte's own compiler: not ours to parse.
      'import-x/ignore': ['/node_modules/'],
      'import-x/resolver-next': [
        importX.createNodeResolver({
          extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.json'],
        }),
      ],
    },
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,svelte}', 'preload/contract/**/*.ts'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-restricted-imports': ['error', noProcess] },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      // Props with defaults from `$props()` are reassigned by the framework.
      'prefer-const': 'off',
    },
  },
  {
    files: ['main/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        // Electron keeps what waits for the answer for ever when the page goes before it has given one.
        ...[
          'executeJavaScriptInIsolatedWorld',
          'insertCSS',
          'insertText',
          'removeInsertedCSS',
          'setVisualZoomLevelLimits',
        ].map((property) => ({ property, message: 'Use the DevTools protocol (own-world.ts).' })),
      ],
    },
  },
  {
    files: ['main/**/*.ts'],
    ignores: ['main/ipc/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain'],
              message: 'Register calls with main/ipc/handle.ts: it checks sender and arguments.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    // Playwright reads the names of the fixtures a test uses off its first parameter.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['**/*.{mjs,cjs}', 'main/practice/page/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      // It stops ESLint 10 on a CommonJS file.
      'svelte/no-inner-declarations': 'off',
    },
  },
  {
    files: ['main/practice/page/*.js'],
    languageOptions: { globals: globals.browser },
  },
);
