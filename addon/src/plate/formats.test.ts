import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from './country-formats.ts';
import type { Country } from './country-formats.ts';
import { fitsFormat, LOOK_ALIKES, repairByFormat } from './formats.ts';

const PLATES: Readonly<Record<Country, { real: readonly string[]; wrong: readonly string[] }>> = {
  AR: { real: ['AAA123', 'AB123CD'], wrong: ['AB12CD', 'A1B2C3'] },
  BR: { real: ['ABC1234', 'ABC1D23'], wrong: ['AB12345', 'ABC12D3'] },
  CZ: { real: ['4SH6405', '1A23456', 'ABC1234'], wrong: ['4OH6405', 'SH46405'] },
  DE: { real: ['BMW1234', 'MA1', 'HHAB12E', 'BA123H'], wrong: ['B1234', 'BMW0123', 'ABCDEF123'] },
  ES: { real: ['1234BCD', 'M1234AB'], wrong: ['1234ABC', '123BCDF'] },
  FR: { real: ['AB123CD', '1234AB75', '123ABC2A'], wrong: ['AO123CD', 'AB1234C'] },
  GB: { real: ['KY19VNU', 'A123BCD', 'ABC123D', 'IAZ1234'], wrong: ['KY1VNUX', '1KY19VNU'] },
  IN: {
    real: ['KA03D7238', 'HR26BM8271', 'DL2CH5215', 'KA507725', '22BH1234AA'],
    wrong: ['K03D7238', 'KA0317238'],
  },
  IT: { real: ['AB123CD', 'MI123456'], wrong: ['AI123CD', 'AB12CD'] },
  NL: { real: ['77ZFK8', '9KKB22', 'GS084V', 'G241GH', '42JPRK'], wrong: ['77AFK8', 'GSO84V'] },
  PL: { real: ['WA12345', 'KR1234A', 'WPI1234A', 'PO1AC23'], wrong: ['W12345', 'WA1234B'] },
  RO: { real: ['B123ABC', 'B12ABC', 'CJ05XYZ'], wrong: ['CJ5XYZ', 'B1ABC'] },
  UA: { real: ['AA1234BB', 'KA0001HH'], wrong: ['AA1234DD', 'AA123BB'] },
  US: { real: ['ABC1234', '7ABC123', 'ABC123', '1234567'], wrong: ['ABCDEFG', 'A'] },
};

describe.each(COUNTRIES)('formats of %s', (country) => {
  it.each(PLATES[country].real)('takes %s', (text) => {
    expect(fitsFormat(text, country)).toBe(true);
    expect(repairByFormat(text, country)).toEqual([{ text, changes: [] }]);
  });

  it.each(PLATES[country].wrong)('does not take %s', (text) => {
    expect(fitsFormat(text, country)).toBe(false);
  });
});

describe('repair by format', () => {
  it('puts a letter O right where only a digit may stand, and says so', () => {
    expect(repairByFormat('GSO84V', 'NL')).toEqual([
      { text: 'GS084V', changes: [{ at: 2, read: 'O', meant: '0' }] },
    ]);
  });

  it('puts several characters right at once', () => {
    expect(repairByFormat('KAO3D7Z38', 'IN')[0]?.text).toBe('KA03D7238');
  });

  it('leaves a character alone where the format allows it as it is', () => {
    expect(repairByFormat('ABC1O23', 'BR')).toEqual([{ text: 'ABC1O23', changes: [] }]);
  });

  it('names every reading where a digit resembles several letters', () => {
    expect(repairByFormat('AB0123', 'AR').map(({ text }) => text)).toEqual(['ABO123', 'ABQ123', 'ABD123']);
  });

  it('has no answer when the shape needs more than look-alikes', () => {
    expect(repairByFormat('HELLO', 'NL')).toEqual([]);
    expect(repairByFormat('', 'DE')).toEqual([]);
  });

  const texts = fc.string({
    unit: fc.constantFrom(...'ABDEGHIKLOQSTZ0124567890'.split(/(?:)/u)),
    minLength: 1,
    maxLength: 9,
  });
  const countries = fc.constantFrom(...COUNTRIES);

  it('keeps the length and only swaps look-alikes', () => {
    fc.assert(
      fc.property(texts, countries, (text, country) => {
        for (const repair of repairByFormat(text, country)) {
          const rebuilt = Array.from(text);
          for (const { at, read, meant } of repair.changes) {
            expect(text[at]).toBe(read);
            const isLookAlike = LOOK_ALIKES.some(
              ([letter, digit]) =>
                (letter === read && digit === meant) || (digit === read && letter === meant),
            );
            expect(isLookAlike).toBe(true);
            rebuilt[at] = meant;
          }
          expect(repair.text).toBe(rebuilt.join(''));
        }
      }),
    );
  });

  it('is at rest once repaired', () => {
    fc.assert(
      fc.property(texts, countries, (text, country) => {
        for (const repair of repairByFormat(text, country)) {
          expect(fitsFormat(repair.text, country)).toBe(true);
          expect(repairByFormat(repair.text, country)).toEqual([{ text: repair.text, changes: [] }]);
        }
      }),
    );
  });
});
