import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../simulation/random.ts';
import { plateText } from '../plate-text.ts';
import { exampleOf } from './example-of.ts';
import { fitsRegion, regionsOf } from './fits-region.ts';
import { REGIONS, regionsOfCode } from './region.ts';
import { repairByFormat } from './repair-by-format.ts';

describe.each(REGIONS.map((region) => ({ region, code: region.code, name: region.name })))(
  'plates of $name ($code)',
  ({ region }) => {
    it.each(region.examples.valid)('take %s and leave it as it is', (text) => {
      expect(fitsRegion(text, region)).toBe(true);
      expect(repairByFormat(text, [[region]])).toEqual({ kind: 'fits', raw: text, regions: [region.code] });
    });

    it.each(region.examples.invalid)('do not take %s', (text) => {
      expect(fitsRegion(text, region)).toBe(false);
    });

    it('can be made up, and each format has a look', () => {
      for (const format of region.formats) {
        expect(format.looks).not.toEqual([]);
        fc.assert(
          fc.property(fc.integer(), (seed) => {
            const text = plateText(exampleOf(format, random(seed)));
            expect(text !== null && fitsRegion(text, region)).toBe(true);
          }),
          { numRuns: 20 },
        );
      }
    });
  },
);

describe('the known regions', () => {
  it('are many countries, and the states and provinces of some', () => {
    const countries = new Set(REGIONS.map(({ code }) => code.slice(0, 2)));
    expect(countries.size).toBeGreaterThanOrEqual(60);
    expect(new Set(REGIONS.map(({ code }) => code)).size).toBe(REGIONS.length);
    expect(regionsOfCode('US')).toHaveLength(51);
  });

  it('are told apart as far as their formats differ, in the order asked for', () => {
    const codes = (text: string, order: readonly string[]): readonly string[] =>
      regionsOf(text, order.flatMap(regionsOfCode)).map(({ code }) => code);
    expect(codes('AB123CD', ['IT', 'FR', 'DE'])).toEqual(['IT', 'FR']);
    expect(codes('AB123CD', ['FR', 'IT'])).toEqual(['FR', 'IT']);
    expect(codes('KA03D7238', ['DE', 'IN'])).toEqual(['IN']);
    expect(codes('7ABC123', ['US'])).toContain('US-CA');
  });

  it('do not take words, telephone numbers or nothing', () => {
    for (const text of ['', 'PARKING', 'TAXI', 'WELCOME', '491701234567', 'A'.repeat(16)]) {
      expect(regionsOf(text, REGIONS)).toEqual([]);
    }
  });
});
