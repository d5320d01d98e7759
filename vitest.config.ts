import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['addon/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
