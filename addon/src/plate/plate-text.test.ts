import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PLATE, plateText } from './plate-text.ts';

describe('a plate as it is compared', () => {
  it.each([
    ['KA 01 AB 1234', 'KA01AB1234'],
    ['ka-01-ab-1234', 'KA01AB1234'],
    ['  M·AB 12\n34 ', 'MAB1234'],
    ['WÜ-XÄ 1', 'WUXA1'],
    ['ＡＢ１２３', 'AB123'],
    ['<b>AB</b>', 'BABB'],
    ['а123вс 77', 'A123BC77'],
    ['ΥΙΗ-1234', 'YIH1234'],
    ['A', 'A'],
  ])('%s is %s', (written, text) => {
    expect(plateText(written)).toBe(text);
  });

  it.each(['', ' - ', '🚗', '中文'])('there is none in "%s"', (written) => {
    expect(plateText(written)).toBeNull();
  });

  it('is at most so long', () => {
    expect(plateText('A'.repeat(LONGEST_PLATE))).toHaveLength(LONGEST_PLATE);
    expect(plateText('A'.repeat(LONGEST_PLATE + 1))).toBeNull();
  });

  it('whatever was written, is A-Z and 0-9 and stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (written) => {
        const text = plateText(written);
        if (text === null) return;
        expect(text).toMatch(/^[A-Z0-9]{1,16}$/);
        expect(plateText(text)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
