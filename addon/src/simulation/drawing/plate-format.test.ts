import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { PLATE_COUNTRIES, plateGroups, plateOf, type PlateCountry } from './plate-format.ts';

/** Written from each country's own rule, apart from the code under test. */
const RULES: Readonly<Record<PlateCountry, RegExp>> = {
  AR: /^[A-Z]{2} \d{3} [A-Z]{2}$/,
  BR: /^[A-Z]{3}\d[A-Z]\d{2}$/,
  CZ: /^[1-9][ABCEHJKLMPSTUZ][0-9ABCDEFHIJKLMNPRSTUVXYZ] \d{4}$/,
  DE: /^(?!.{11})[A-Z]{1,3} [A-Z]{1,2} [1-9]\d{0,3}$/,
  ES: /^\d{4} [BCDFGHJKLMNPRSTVWXYZ]{3}$/,
  FR: /^(?!SS|WW)[A-HJ-NP-TV-Z]{2} (?!000)\d{3} (?!SS)[A-HJ-NP-TV-Z]{2}$/,
  GB: /^[A-HJ-PR-Y]{2}(0[2-9]|1\d|2[0-6]|5[1-9]|6\d|7[0-6]) [A-HJ-PR-Z]{3}$/,
  IN: /^(KA|MH|DL|TN|KL|GJ|UP|WB|RJ|HR|PB|AP) \d{2} [A-HJ-NP-Z]{1,2} (?!0000)\d{4}$/,
  IT: /^[A-HJ-NPR-TV-Z]{2} \d{3} [A-HJ-NPR-TV-Z]{2}$/,
  NL: /^(\d\d [A-Z]{3} \d|\d [A-Z]{3} \d\d|[A-Z]{2} \d{3} [A-Z]|[A-Z] \d{3} [A-Z]{2})$/,
  NO: /^[A-Z]{2} [1-9]\d{4}$/,
  PL: /^([A-Z]{2} \d{3}[\dACE-HJ-NPR-Y]{2}|[A-Z]{3} (?=.*\d)[\dACE-HJ-NPR-Y]{4,5})$/,
  PT: /^[A-JL-VXZ]{2} \d{2} [A-JL-VXZ]{2}$/,
  RO: /^(B [1-9]\d{2}|[A-Z]{2} (?!00)\d{2}) [A-HJ-NPR-Z]{3}$/,
  SE: /^[A-HJ-NPR-UW-Z]{3} \d{2}[\dA-HJ-NPR-UW-Z]$/,
  US: /^([5-9][A-Z]{3}\d{3}|[A-Z]{3} (\d{4}|[A-Z]\d\d))$/,
};

describe('plates of each country', () => {
  it.each(PLATE_COUNTRIES)('%s: follow its own rule', (country) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(plateOf(country, random(seed))).toMatch(RULES[country]);
      }),
    );
  });

  it.each(PLATE_COUNTRIES)('%s: stand in the groups in which they were written', (country) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const written = plateOf(country, random(seed));
        expect(plateGroups(country, written).join(' ')).toBe(written);
      }),
    );
  });

  it('parts a text that comes without gaps, and loses no character of any text', () => {
    expect(plateGroups('IN', 'KA01AB1234')).toEqual(['KA', '01', 'AB', '1234']);
    expect(plateGroups('GB', 'ab12cde')).toEqual(['AB12', 'CDE']);
    expect(plateGroups('CZ', '4A21234')).toEqual(['4A2', '1234']);
    expect(plateGroups('BR', 'ABC1D23')).toEqual(['ABC1D23']);
    expect(plateGroups('NL', '12-XYZ-3')).toEqual(['12', 'XYZ', '3']);
    fc.assert(
      fc.property(
        fc.constantFrom(...PLATE_COUNTRIES),
        fc.stringMatching(/^[A-Z0-9]{1,9}$/),
        (country, text) => {
          expect(plateGroups(country, text).join('')).toBe(text);
        },
      ),
    );
  });
});
