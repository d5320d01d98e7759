import { describe, expect, it } from 'vitest';
import { random } from '../src/simulation/random.ts';
import { frames, seen } from '../test/seen-plates.ts';
import { measuredRates } from './measured-rates.ts';
import type { ReadPassage } from './measured-rates.ts';
import { ASSUMED_RATES, simulatePassage } from './simulated-passage.ts';

describe('error rates are measured', () => {
  it('as they are simulated', () => {
    const chance = random('measured');
    // Without characters that count as one another.
    const truth = 'KA54AB3297';
    const passages = Array.from({ length: 3_000 }, (): ReadPassage => {
      const options = { truth, region: null, rates: ASSUMED_RATES, random: chance, frames: 10 };
      return { truth, readings: simulatePassage(options) };
    });
    const { witness, ...main } = measuredRates(passages);
    const { witness: assumedWitness, ...assumed } = ASSUMED_RATES;
    if (witness === null || assumedWitness === null) throw new Error('a witness was asked');
    for (const key of ['systematic', 'persistence', 'passing'] as const) {
      expect(main[key]).toBeCloseTo(assumed[key], 1);
      expect(witness[key]).toBeCloseTo(assumedWitness[key], 1);
    }
    expect(main.hidden).toBeCloseTo(assumed.hidden, 1);
    expect(witness.shared).toBeCloseTo(assumedWitness.shared, 1);
  });

  it('by the plate that is likest the truth, with O as 0', () => {
    const readings = frames(10, (at) => [
      seen('XX9', { x: 900, score: 1 }),
      seen(at < 4 ? 'KAO1AB1284' : 'KAO1AB1234', { witness: at < 3 ? 'KA01AB1284' : 'KA01AB1234' }),
    ]);
    expect(measuredRates([{ truth: 'KA01AB1234', readings }])).toEqual({
      systematic: 1,
      persistence: 0.4,
      passing: 0,
      hidden: 1,
      witness: { systematic: 1, persistence: 0.3, passing: 0, shared: 1 },
    });
  });

  it('and are nought where nothing was read, with no witness where none was asked', () => {
    expect(measuredRates([])).toMatchObject({ systematic: 0, hidden: 0, witness: null });
    const readings = frames(10, () => [seen('KA1', { witness: null })]);
    expect(measuredRates([{ truth: 'KA1', readings }])).toMatchObject({ systematic: 0, witness: null });
  });
});
