import eslint from 'typescript-eslint';
import svelte from 'eslint-plugin-svelte';

export default eslint.config(
  { ignores: ['node_modules/', 'web/build/', 'web/.svelte-kit/', 'cdk.out/', 'datos/', '.sala/', 'web/static/'] },
  ...eslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: eslint.parser } },
    rules: {
      // Links are plain hrefs built by domain functions: there is no base path.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='only']", message: 'No se confirma una prueba con .only' },
      ],
    },
  },
  { files: ['web/src/**'], rules: { 'no-console': 'error' } },
  {
    files: ['functions/domain/**'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'process'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'El dominio no tiene reloj' }],
    },
  },
);
