import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { csvRecords } from './csv-records.ts';

const rows = (text: string): readonly (readonly [number, ...string[]])[] =>
  csvRecords(text, 100).records.map(({ line, cells }) => [line, ...cells]);

describe('the rows of a file', () => {
  it.each(['\n', '\r\n', '\r'])(
    'are named by the line in which they begin, whatever ends a line (%j)',
    (end) => {
      const text = ['a,b', '1,"x', 'y', 'z"', '', '2,3', ',', '"q""r",4', ''].join(end);
      expect(rows(text)).toEqual([
        [1, 'a', 'b'],
        [2, '1', ['x', 'y', 'z'].join(end)],
        [6, '2', '3'],
        [8, 'q"r', '4'],
      ]);
    },
  );

  it('may be parted by what the spreadsheets of a country take, and begin with a byte order mark', () => {
    expect(rows('\uFEFFa;b\n"1,5";2')).toEqual([
      [1, 'a', 'b'],
      [2, '1,5', '2'],
    ]);
    expect(rows('a\tb\n1\t2')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
    expect(rows('\n\na;b')).toEqual([[3, 'a', 'b']]);
    expect(rows('a')).toEqual([[1, 'a']]);
  });

  it('may end their lines differently', () => {
    expect(rows('a,b\n1,2\r\n3,4\r5,6')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
    ]);
  });

  it('are parted by what the first line has most of, whatever the others have, and by commas at a draw', () => {
    expect(rows('a;b\n"x";1,2,3')).toEqual([
      [1, 'a', 'b'],
      [2, 'x', '1,2,3'],
    ]);
    expect(rows('a,b;c')).toEqual([[1, 'a', 'b;c']]);
  });

  it('are left out where there is nothing but spaces in them', () => {
    expect(rows('a,b\n ,\t\n1,2')).toEqual([
      [1, 'a', 'b'],
      [3, '1', '2'],
    ]);
  });

  it('keep a byte order mark that stands elsewhere', () => {
    expect(rows('a,b\n1\uFEFF2,3').at(-1)).toEqual([2, '1\uFEFF2', '3']);
  });

  it('are read up to a quote that is never closed, which is told with the line of its row', () => {
    const { records, trouble } = csvRecords('a,b\n1,2\n\n3,"x\ny\nz', 100);
    expect(records).toHaveLength(2);
    expect(trouble).toEqual({ line: 4, message: 'A quote opens in this row and is never closed.' });
  });

  it.each(['a,b\n1,x"y', 'a,b\n1,"x"y'])('are read up to a quote within a cell (%j)', (text) => {
    const { records, trouble } = csvRecords(text, 100);
    expect(records).toHaveLength(1);
    expect(trouble?.line).toBe(2);
    expect(trouble?.message).toMatch(/^A quote stands within a cell/);
  });

  it('are read no further than was asked for', () => {
    const trouble = { line: 3, message: 'The file has more than 1 rows below its first.' };
    expect(csvRecords('a\nb\nc\n"', 2)).toMatchObject({ records: [{ line: 1 }, { line: 2 }], trouble });
    expect(csvRecords('a,\n,\nc,', 2)).toMatchObject({ records: [{ line: 1 }], trouble });
    expect(csvRecords('a\n\n\nb', 2).trouble).toBeNull();
  });

  it('are read back as they were written', () => {
    const cell = fc.string({ unit: fc.oneof(fc.constantFrom('"', ',', ';', '\n', '\r', 'ü'), fc.string()) });
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(table, (cells) => {
        const text = stringify([['a', 'b', 'c'], ...cells], {
          record_delimiter: 'windows',
          quote_record_delimiter: true,
        });
        expect(
          csvRecords(text, 100)
            .records.slice(1)
            .map((record) => record.cells),
        ).toEqual(cells);
      }),
    );
  });

  it('never throws', () => {
    const bytes = fc.uint8Array().map((array) => new TextDecoder().decode(array));
    const near = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', '\uFEFF') });
    fc.assert(
      fc.property(fc.oneof(bytes, near), (text) => {
        expect(csvRecords(text, 100).records.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
