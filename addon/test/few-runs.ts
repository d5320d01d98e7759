/** Properties are tried only for a moment where tests run thousands of times over: for `npm run test:faults`. */
import fc from 'fast-check';

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  interruptAfterTimeLimit: 60,
  markInterruptAsFailure: false,
});
