import { defineConfig } from 'vitest/config';

const comun = { pool: 'forks' as const, testTimeout: 60_000, hookTimeout: 300_000, env: { TZ: 'America/Lima' } };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...comun, name: 'unidad', include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', 'node_modules/**'] } },
      // One sala for the whole group, and one browser at a time: they run one after another.
      { test: { ...comun, name: 'e2e', include: ['tests/e2e/**/*.test.ts'], globalSetup: ['tests/e2e/sala-comun.ts'], fileParallelism: false } },
    ],
  },
});
