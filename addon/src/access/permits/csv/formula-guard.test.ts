import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from './formula-guard.ts';

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tindented', "'\tindented"],
    ['\rline', "'\rline"],
    ['＝1+1', "'＝1+1"],
    ["'=1+1", "''=1+1"],
    // A spreadsheet that takes semicolons begins a cell after one, and after a line break that it sees outside of quotes.
    ['a;=1+1', "a;'=1+1"],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\n\n-1', "a\n\n'-1"],
  ])('%j is written as %j', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
  });

  it.each(['Asha', "O'Brien", "'s-Hertogenbosch", 'a=b', 'a -b', 'KA-01', ''])(
    '%j stays as it is',
    (text) => {
      expect(guarded(text)).toBe(text);
      expect(unguarded(text)).toBe(text);
    },
  );

  it('is read back as it was, and begins no formula anywhere', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ';', '＝', 'a'),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = guarded(text);
        expect(unguarded(cell)).toBe(text);
        expect(cell).not.toMatch(/(?<=^|[;\t\r\n])[=+\-@＝]|^[\t\r\n]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
