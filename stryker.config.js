/**
 * Plants faults in the hearts that open gates, one at a time, and runs the tests beside them: a fault that no test notices
 * is a missing test. `npm run test:faults`; about half an hour on two cores.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.faults.config.ts', related: false },
  mutate: [
    'addon/src/{access,gate}/**/*.ts',
    '!addon/src/**/*.{test,contract}.ts',
    '!addon/src/**/*-under-test.ts',
    // Data, parsed at the border with texts for people.
    '!addon/src/access/rules-schema.ts',
    '!addon/src/gate/gate-options.ts',
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['training', 'addon/ui', 'addon/models', 'addon/dist', 'data', 'bench-results'],
  tempDirName: 'node_modules/.stryker',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'bench-results/faults.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
