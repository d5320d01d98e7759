import fc from 'fast-check';
import { expect, it } from 'vitest';
import { align, likeness, slotsOf } from './alignment.ts';

it.each([
  ['AB', 'AB', ['', 'A', '', 'B', ''], 1],
  ['AB', 'A', ['', 'A', '', '', ''], 0.5],
  ['AB', 'AXYB', ['', 'A', 'XY', 'B', ''], 0.5],
  ['ABCD', 'ABXD', ['', 'A', '', 'B', '', 'X', '', 'D', ''], 0.75],
  ['AB', '1AB', ['1', 'A', '', 'B', ''], 1 - 1 / 3],
  ['AB', '', ['', '', '', '', ''], 0],
  ['', 'AB', ['AB'], 0],
  ['', '', [''], 1],
])('beside %s lays %s', (reference, text, slots, like) => {
  const alignment = align(reference, text);
  expect(alignment.slots.map(({ char }) => char)).toEqual(slots);
  expect(alignment.likeness).toBe(like);
});

it('loses nothing, knows each character’s place and is as like as the texts are', () => {
  const anyText = fc.string({ unit: fc.constantFrom('A', 'B', '1'), maxLength: 8 });
  fc.assert(
    fc.property(anyText, anyText, (reference, text) => {
      const { slots, likeness: like } = align(reference, text);
      expect(slots).toHaveLength(slotsOf(reference).length);
      expect(slots.map(({ char }) => char).join('')).toBe(text);
      expect(like).toBe(likeness(reference, text));
      expect(like).toBe(likeness(text, reference));
      for (const [slot, { char, at }] of slots.entries()) {
        expect(at !== null).toBe(slot % 2 === 1 && char !== '');
        if (at !== null) expect(text.charAt(at)).toBe(char);
      }
    }),
  );
});
