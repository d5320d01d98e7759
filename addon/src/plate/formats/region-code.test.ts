import { describe, expect, it } from 'vitest';
import { allowedRegionCodes, isRegionCode, REGION_CODES } from './region-code.ts';

describe('the code of a region', () => {
  it('is one of a country, of a part of it, or of a country that is known by its parts', () => {
    expect(['DE', 'US-CA', 'US', 'de', 'UK', 'US-XX', 'U', ''].filter(isRegionCode)).toEqual([
      'DE',
      'US-CA',
      'US',
    ]);
    expect(REGION_CODES.filter((code) => !isRegionCode(code))).toEqual([]);
  });

  it.each([
    ['UK', 'GB (United Kingdom)'],
    ['de', 'DE (Germany)'],
    ['D', 'DE (Germany)'],
    ['IND', 'IN (India)'],
    ['DEU', 'DE (Germany)'],
    ['usa', 'US'],
    ['Sw', 'CH (Switzerland), SE (Sweden)'],
    ['US-TE', 'US-TN (Tennessee), US-TX (Texas)'],
  ])('that was meant by %s is told', (written, near) => {
    expect(allowedRegionCodes(written)).toBe(`the code of a region whose plates are known, perhaps ${near}`);
  });

  it('is told from all countries when nothing is near', () => {
    for (const written of ['', 'Q7', '😀']) {
      expect(allowedRegionCodes(written)).toMatch(/known: AD, AE, .*, US, .*, XK/);
    }
  });
});
