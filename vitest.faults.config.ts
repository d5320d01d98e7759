import { defineConfig } from 'vitest/config';

/** The tests that planted faults are shown to: those beside the files, with properties tried for a moment each. */
export default defineConfig({
  test: {
    include: ['addon/src/{access,gate}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    setupFiles: ['addon/test/few-runs.ts'],
    testTimeout: 60_000,
  },
});
