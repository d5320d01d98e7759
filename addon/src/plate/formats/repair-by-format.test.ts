import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsRegion, regionsOf } from './fits-region.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { regionOrder } from './region-order.ts';
import { REGIONS } from './region.ts';
import { repairByFormat } from './repair-by-format.ts';
import type { FormatVerdict, Repair } from './repair-by-format.ts';

function verdict(text: string, codes: readonly string[]): FormatVerdict {
  return repairByFormat(text, regionOrder(codes));
}

/** What a verdict says, in short: the text and why, or the texts that it may be. */
function meant(text: string, codes: readonly string[]): string | readonly string[] {
  const found = verdict(text, codes);
  switch (found.kind) {
    case 'fits':
      return `${found.raw} fits`;
    case 'repaired':
      return found.repair.text;
    case 'ambiguous':
      return found.repairs.map((repair) => repair.text);
    case 'no-fit':
      return 'no fit';
  }
}

describe('repair by the formats of a region', () => {
  it('puts a letter O right where only a digit may stand, and says so', () => {
    expect(verdict('GSO84V', ['NL'])).toEqual({
      kind: 'repaired',
      raw: 'GSO84V',
      repair: { text: 'GS084V', changes: [{ at: 2, read: 'O', meant: '0' }], regions: ['NL'] },
    });
  });

  it.each([
    ['several characters at once', 'KAO3D7Z38', 'IN', 'KA03D7238'],
    ['by the character that is drawn the same before others', 'AB0123', 'AR', 'ABO123'],
    ['by the list of codes', 'D101AB1234', 'IN', 'DL01AB1234'],
    ['a Q where no plate has one', 'YQ19VNU', 'GB', 'YO19VNU'],
    ['whatever the state, when they agree', 'ABC12O4', 'US', 'ABC1204'],
  ])('puts right %s', (_, text, code, right) => {
    expect(meant(text, [code])).toBe(right);
  });

  it.each([
    ['a character that may stand where it does', 'ABC1O23', 'BR'],
    ['a text that fits, however odd', 'BOO8', 'DE'],
  ])('leaves alone %s', (_, text, code) => {
    expect(meant(text, [code])).toBe(`${text} fits`);
  });

  it('names every text that is equally near, and chooses none', () => {
    expect(meant('A8123A8', ['IT'])).toEqual(['AB123AB', 'AB12348']);
  });

  it('has no answer when the format needs more than look-alikes', () => {
    expect(meant('HELLO', ['NL'])).toBe('no fit');
    expect(meant('', ['DE'])).toBe('no fit');
    expect(meant('A'.repeat(40), ['DE'])).toBe('no fit');
  });
});

describe('repair by the regions of a site', () => {
  it('follows their order where two are equally near', () => {
    expect(meant('GKMB4B', ['SE', 'DE'])).toBe('GKM84B');
    expect(meant('GKMB4B', ['DE', 'SE'])).toBe('GKMB48');
  });

  it('prefers the one that needs fewer swaps, wherever it stands', () => {
    expect(meant('8O123AB', ['SK'])).toBe('BO123AB');
    expect(meant('A8I23CD', ['SK', 'IT', 'NL'])).toBe('AB123CD');
    expect(meant('AB12O4', ['RO', 'LV'])).toBe('AB1204');
  });

  it('changes nothing that fits one of them, the last one too', () => {
    expect(verdict('GSO84V', ['NL', 'CO'])).toEqual({ kind: 'fits', raw: 'GSO84V', regions: ['CO'] });
  });
});

describe('whatever was read', () => {
  const texts = fc.string({
    unit: fc.constantFrom(...'ABDEGHIKLOQSTZ0124567890CMX39'.split(/(?:)/u)),
    minLength: 1,
    maxLength: 10,
  });
  const orders = fc.array(fc.subarray([...REGIONS], { minLength: 1, maxLength: 4 }), { maxLength: 3 });

  it('a text that fits is never touched, and one that does not fit never said to fit', () => {
    fc.assert(
      fc.property(texts, orders, (text, order) => {
        const fitting = regionsOf(text, order.flat()).length > 0;
        expect(repairByFormat(text, order).kind === 'fits').toBe(fitting);
      }),
    );
  });

  it('a repair keeps the length, only swaps look-alikes, tells each swap and fits the regions that it names', () => {
    fc.assert(
      fc.property(texts, orders, (raw, order) => {
        const found = repairByFormat(raw, order);
        expect(found.raw).toBe(raw);
        for (const repair of repairsOf(found)) {
          expect(repair.changes).not.toEqual([]);
          expect(rebuilt(raw, repair)).toBe(repair.text);
          const regions = order.flat().filter(({ code }) => repair.regions.includes(code));
          expect(regions).not.toEqual([]);
          expect(regions.every((region) => fitsRegion(repair.text, region))).toBe(true);
        }
      }),
    );
  });

  it('a repaired text is at rest', () => {
    fc.assert(
      fc.property(texts, orders, (raw, order) => {
        for (const { text } of repairsOf(repairByFormat(raw, order))) {
          expect(repairByFormat(text, order)).toMatchObject({ kind: 'fits', raw: text });
        }
      }),
    );
  });

  it('swaps only what a format forbids: undoing any one of them makes the text no plate of the region', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...REGIONS), (raw, region) => {
        for (const { text, changes } of repairsOf(repairByFormat(raw, [[region]]))) {
          for (const { at, read } of changes) {
            const undone = text.slice(0, at) + read + text.slice(at + 1);
            expect(changes.length > 1 && fitsRegion(undone, region)).toBe(false);
          }
        }
      }),
    );
  });

  function repairsOf(found: FormatVerdict): readonly Repair[] {
    if (found.kind === 'repaired') return [found.repair];
    return found.kind === 'ambiguous' ? found.repairs : [];
  }

  function rebuilt(raw: string, { changes }: Repair): string {
    const characters = Array.from(raw);
    for (const { at, read, meant: right } of changes) {
      expect(characters[at]).toBe(read);
      expect(LOOK_ALIKES.some(([one, other]) => isPair(one, other, read, right))).toBe(true);
      characters[at] = right;
    }
    return characters.join('');
  }

  function isPair(one: string, other: string, read: string, right: string): boolean {
    return (one === read && other === right) || (one === right && other === read);
  }
});
