import { describe, expect, it } from 'vitest';
import { scorePassages } from '../bench/settling-score.ts';
import type { Scenario } from '../bench/settling-score.ts';
import { ASSUMED_RATES, worstPassages } from '../bench/simulated-passage.ts';
import { random } from '../src/simulation/random.ts';

const STRANGERS = { knowsRegion: true, known: 0, vehicles: 'strangers', isOneSeries: false } as const;
const ONE_IN_TEN_THOUSAND = 1e-4;

const score = (passages: number, scenario: Partial<Scenario>) =>
  scorePassages({ ...STRANGERS, rates: ASSUMED_RATES, ...scenario }, passages, random('settling'));

// The command `bench:settling` runs 100,000 passages of each kind; here are the ones that matter.
describe('over many passages', { timeout: 60_000 }, () => {
  it('a stranger’s plate is settled wrong in less than one of ten thousand, by those that both readers misread alike', () => {
    const { rates, share } = worstPassages(ASSUMED_RATES);
    const { passages, wrong } = score(500, { rates });
    expect((share * wrong) / passages).toBeLessThan(ONE_IN_TEN_THOUSAND);
  });

  it('most strangers are settled', () => {
    const { passages, settled } = score(200, {});
    expect(settled / passages).toBeGreaterThan(0.5);
  });

  it.each([ASSUMED_RATES, { ...ASSUMED_RATES, witness: null }])(
    'nine of ten vehicles that the site knows are settled, most by the second frame',
    (rates) => {
      const { passages, settled, framesUntilSettled } = score(500, { known: 200, vehicles: 'known', rates });
      expect(settled / passages).toBeGreaterThan(0.9);
      expect(framesUntilSettled[passages / 2]).toBe(2);
    },
  );

  it('a vehicle of a fleet with plates of one series is settled soon where a witness is asked', () => {
    const fleet = { known: 50, vehicles: 'known', isOneSeries: true } as const;
    const { passages, settled, wrong, framesUntilSettled } = score(300, fleet);
    expect(settled / passages).toBeGreaterThan(0.8);
    expect(framesUntilSettled[passages / 2]).toBe(4);
    expect(wrong).toBe(0);
  });

  it('no stranger is taken for a vehicle that the site knows', () => {
    const rates = { ...ASSUMED_RATES, systematic: 1 };
    expect(score(200, { known: 200, rates }).wrongAndKnown).toBe(0);
  });
});
