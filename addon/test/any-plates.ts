import fc from 'fast-check';
import type { PlateReading } from '../src/plate/reading.ts';
import { seen } from './seen-plates.ts';

/** Whole, of an odd number of millionths, and anything between. */
const anyHeight = fc.oneof(fc.constantFrom(8, 12.345679, 30), fc.double({ min: 8, max: 30, noNaN: true }));
const anyScore = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const TEXTS = ['KA01AB1234', 'KA01A81234', 'KA01AB1284', 'KA01AB123', 'A01AB1234', 'XX9', 'DL2CAB1', 'SPORT'];

/** Plates that are read well and badly, alike and unlike, near to each other and far apart. */
export const anyPlate: fc.Arbitrary<PlateReading> = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    witness: fc.option(fc.constantFrom(...TEXTS, '')),
    x: fc.constantFrom(0, 290, 310, 380, 900),
    h: anyHeight,
    confidence: anyScore,
    scores: fc.array(anyScore, { minLength: 10, maxLength: 10 }),
    runnerUp: fc.option(fc.record({ at: fc.nat(9), char: fc.constantFrom('8', 'B', 'X') })),
  })
  .map(({ text, confidence, scores, runnerUp, ...where }) => ({
    ...seen(text, where),
    confidence,
    characters: Array.from(text, (char, at) => {
      const score = scores[at] ?? 0;
      return {
        char,
        score,
        runnersUp: runnerUp?.at === at ? [{ char: runnerUp.char, score: 1 - score }] : [],
      };
    }),
  }));
