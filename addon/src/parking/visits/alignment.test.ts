import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned } from './alignment.ts';

function differences(read: string, meant: string): readonly string[] {
  return aligned(read, meant)
    .filter((pair) => pair.read !== pair.meant)
    .map((pair) => `${pair.read}>${pair.meant}`);
}

describe('two texts beside each other', () => {
  it.each([
    ['KA01', 'KA01', []],
    ['KA0I', 'KA01', ['I>1']],
    ['KA01', 'KA001', ['>0']],
    ['KA011', 'KA01', ['1>']],
    ['MKA01', 'KA01', ['M>']],
    ['KAO1AB', 'KA01B', ['O>0', 'A>']],
    ['AB', 'BA', ['A>B', 'B>A']],
    ['', 'A1', ['>A', '>1']],
    ['A1', '', ['A>', '1>']],
  ])('%s and %s differ in %j', (read, meant, is) => {
    expect(differences(read, meant)).toEqual(is);
  });

  it('are both there whole, with no more differences than replacing all and filling up', () => {
    const anyText = fc.stringMatching(/^[AB1]{0,6}$/);
    fc.assert(
      fc.property(anyText, anyText, (read, meant) => {
        const pairs = aligned(read, meant);
        expect(pairs.map((pair) => pair.read).join('')).toBe(read);
        expect(pairs.map((pair) => pair.meant).join('')).toBe(meant);
        expect(differences(read, meant).length).toBeLessThanOrEqual(Math.max(read.length, meant.length));
        expect(pairs).not.toContainEqual({ read: '', meant: '' });
      }),
    );
  });
});
