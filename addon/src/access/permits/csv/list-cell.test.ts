import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOfCell, listCell } from './list-cell.ts';

describe('a list in a cell', () => {
  it('is written with bars between its items, and what looks like something else as a JSON text', () => {
    expect(listCell(['KA01AB1234', 'big van'])).toBe('KA01AB1234 | big van');
    expect(listCell(['a, b', '', ' x', '"'])).toBe(String.raw`"a, b" | "" | " x" | "\""`);
    expect(listCell([])).toBe('');
  });

  it.each<[string, readonly string[] | null]>([
    ['a | b', ['a', 'b']],
    ['a,b;c\nd\r\ne', ['a', 'b', 'c', 'd', 'e']],
    [' a b ,, c |', ['a b', 'c']],
    ['"a | b" , c', ['a | b', 'c']],
    ['5" pipe', ['5" pipe']],
    ['', []],
    [' | ', []],
    ['"a', null],
    ['"a"b', null],
    [String.raw`"\x"`, null],
  ])('%j is read as %j', (cell, items) => {
    expect(itemsOfCell(cell)).toEqual(items);
  });

  it('is read back as it was', () => {
    const item = fc.string({
      unit: fc.oneof(fc.constantFrom('"', '\\', ',', ';', '|', ' ', '\n', '\r', '\t', 'a', 'ü'), fc.string()),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        expect(itemsOfCell(listCell(items))).toEqual(items);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', ',', '|', 'u', '\n') }), (cell) => {
        const items = itemsOfCell(cell);
        expect(items === null || Array.isArray(items)).toBe(true);
      }),
    );
  });
});
