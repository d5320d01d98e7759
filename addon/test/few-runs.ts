/** Properties are tried only for a moment where tests run thousands of times over: for `npm run test:faults`. */
import fc from 'fast-check';

/* eslint-disable @typescript-eslint/no-deprecated -- the plugin that replaces these cannot be set for all properties at once */
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  interruptAfterTimeLimit: 60,
  markInterruptAsFailure: false,
});
