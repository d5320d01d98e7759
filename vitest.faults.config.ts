import { defineConfig } from 'vitest/config';

/** The tests that planted faults are shown to: those beside the files. */
export default defineConfig({
  test: {
    include: ['addon/src/{access,gate}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 60_000,
  },
});
