import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { site, asha, ravi } from './permit-csv-under-test.ts';
import { LARGEST_CSV_BYTES, MOST_CSV_ROWS, permitsFromCsv } from './permit-csv.ts';
import type { CsvSite } from './permit-csv.ts';

describe('what is wrong with a file', () => {
  const wrong = (text: string, more: Partial<CsvSite> = {}): readonly string[] =>
    permitsFromCsv(text, site({ existing: [asha, ravi], ...more })).errors.map(
      ({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`,
    );

  it('is left out of what would change; what is right is not', () => {
    const { rows } = permitsFromCsv('holder,plates\nAsha,!\nRavi,KA77\nMina,KA77\n', site());
    expect(rows.map(({ line, permit }) => [line, permit.id, permit.holder])).toEqual([[3, 'new-1', 'Ravi']]);
  });

  it('is told with the line in which its row begins, also after cells of several lines', () => {
    const text = 'holder,plates,notes\r\nAsha,KA77,"a\r\nb"\r\n\r\nRavi,!,\r\n';
    expect(wrong(text)).toEqual([
      '5 plates: "!" cannot be; it must be a plate: 1 to 16 letters A-Z and digits, with spaces or dashes between them.',
    ]);
  });

  it('is a plate that stands there twice, or that another permit has', () => {
    const text = 'holder,plates\nA,KA77\nB,ka-77\nC,KA02CD5678\nD,KA88|ka 88\n';
    expect(wrong(text)).toEqual([
      '3 plates: KA77 stands on line 2 already.',
      '4 plates: KA02CD5678 has a permit already, held by Ravi (id p2).',
      '5 plates: KA88 stands here twice.',
    ]);
  });

  it('is a plate that a permit of the file keeps', () => {
    expect(wrong('id,holder,plates\np2,Ravi,KA02CD5678\n,New,KA02CD5678\n')).toEqual([
      '3 plates: KA02CD5678 stands on line 2 already.',
    ]);
    expect(wrong('id,notes\np2,\n')).toEqual([]);
  });

  it('is an id that nobody has or that stands there twice', () => {
    expect(wrong('id,notes\np9,\np1,\np1,x\n')).toEqual([
      '2 id: No permit has the id "p9". Leave the cell empty to add a permit.',
      '4 id: This permit stands on line 3 already.',
      '4 plates: KA01AB1234 stands on line 3 already.',
    ]);
  });

  it('is a new permit without a holder or a plate', () => {
    expect(wrong('id,notes\n,x\n')).toEqual([
      '2 holder: A new permit needs a holder.',
      '2 plates: A permit without a code needs a plate.',
    ]);
    expect(wrong('holder,plates\n,KA77\nAsha,\n')).toEqual([
      '2 holder: This cell may not be empty.',
      '3 plates: A permit without a code needs a plate.',
    ]);
  });

  it('is a permit that would be for nobody any more', () => {
    expect(wrong('id,plates\np1,\n')).toEqual(['2 plates: A permit without a code needs a plate.']);
    const coded = { ...asha, codeHash: 'salt$hash' };
    expect(wrong('id,plates,kind\np1,,block\n', { existing: [coded] })).toEqual([
      '2 plates: A permit that blocks needs a plate.',
    ]);
    const nobodys = { ...asha, plates: [] };
    expect(wrong('id,plates\np1,\n', { existing: [nobodys] })).toEqual([]);
  });

  it('is a column that nobody knows, one that is there twice, and none at all', () => {
    const allowed =
      'The columns are id, holder, kind, group, plates, valid_from, valid_until, schedule, gates, directions, uses_left, places, suspended, person, notes, tags.';
    expect(wrong('holder,plates,colour\nAsha,KA01,red\n')).toEqual([
      `1 -: "colour" is no column. ${allowed}`,
    ]);
    expect(wrong('holder,plates,Holder\n')).toEqual(['1 holder: This column is here twice.']);
    expect(wrong('holder\nAsha\n')).toEqual([
      '1 -: The first line must name the columns: at least holder and plates, or id for permits that are there.',
    ]);
    expect(wrong('Asha,KA01\n')).toHaveLength(2);
    expect(wrong('')).toEqual(['1 -: The file is empty.']);
    expect(wrong('"\n')).toEqual(['1 -: A quote opens in this row and is never closed.']);
  });

  it('is a row with another number of cells than the first line', () => {
    expect(wrong('holder,plates\nAsha\nRavi,KA77,x\nMina,KA78,,\n')).toEqual([
      '2 -: This row has 1 cells; the first line names 2 columns.',
      '3 -: This row has 3 cells; the first line names 2 columns.',
    ]);
  });

  it('is a quote that is never closed, after the rows before it', () => {
    const { rows, errors } = permitsFromCsv('holder,plates\nAsha,KA77\n"Ravi,KA78\nMina,KA79\n', site());
    expect(rows).toHaveLength(1);
    expect(errors).toEqual([
      { line: 3, column: null, message: 'A quote opens in this row and is never closed.' },
    ]);
  });

  it.each<[string, string, string]>([
    ['kind', 'guest', 'one of allow, block'],
    ['group', 'nobody', 'the id of a group: resident, staff'],
    ['plates', 'A'.repeat(17), 'a plate'],
    ['plates', 'A'.repeat(300), 'a plate'],
    ['plates', 'KA01|Д123', 'a plate'],
    ['plates', '1.2E+06', 'a plate'],
    ['plates', '"""KA01"', 'plates with | between them'],
    ['valid_from', '2026-02-30T08:00', 'a date and time of the site'],
    ['valid_from', '2026-03-29T02:30', 'a date and time of the site'],
    ['valid_from', '1969-12-31T08:00', 'a date and time of the site'],
    ['valid_from', '23.11.2026', 'a date and time of the site'],
    ['valid_until', '2026-02-30', 'a date and time of the site'],
    ['schedule', 'mon-fri', 'hours such as mon-fri 08:00-18:00'],
    ['gates', 'main|back', 'the id of a gate: main, yard'],
    ['gates', 'main|main', 'a list in which a gate stands once'],
    ['gates', '"""main"', 'ids of gates with | between them'],
    ['directions', 'in|up', 'in, out or both'],
    ['directions', 'in|in', 'in, out or both'],
    ['directions', '|', 'in, out or both'],
    ['uses_left', '-1', 'a whole number from 0 to 1000000'],
    ['uses_left', '1000001', 'a whole number from 0 to 1000000'],
    ['uses_left', '1.5', 'a whole number from 0 to 1000000'],
    ['uses_left', '9'.repeat(400), 'a whole number from 0 to 1000000'],
    ['places', '0', 'a whole number from 1 to 1000'],
    ['places', '1001', 'a whole number from 1 to 1000'],
    ['suspended', 'perhaps', 'yes or no'],
    ['person', 'Asha', 'the id of a person'],
    ['person', `person.${'a'.repeat(100)}`, 'the id of a person'],
    ['notes', 'x'.repeat(2001), 'a text of at most 2000 characters'],
    ['notes', 'a\u0007b', 'a text of at most 2000 characters'],
    ['tags', Array.from({ length: 21 }, (_, index) => index).join('|'), 'at most 20 different tags'],
    ['tags', 'x'.repeat(41), 'at most 20 different tags'],
    ['tags', 'x|x', 'at most 20 different tags'],
    ['tags', '"""x"', 'at most 20 different tags'],
    ['tags', '""""""', 'at most 20 different tags'],
    ['tags', '"""a\u0007"""', 'at most 20 different tags'],
  ])('is in %s %j', (column, cell, allowed) => {
    const text =
      column === 'plates' ? `holder,plates\nX,${cell}\n` : `holder,plates,${column}\nX,KA77,${cell}\n`;
    const errors = wrong(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`2 ${column}: `);
    expect(errors[0]).toContain(allowed);
    expect(errors[0]?.length).toBeLessThan(250);
  });

  it('is a holder of more than 100 characters or of several lines', () => {
    expect(
      wrong(`holder,plates\n${'x'.repeat(101)},KA77\n"a\nb",KA78\n`).map((each) => each.slice(0, 9)),
    ).toEqual(['2 holder:', '3 holder:']);
    expect(wrong(`holder,plates\n${'x'.repeat(100)},KA77\n`)).toEqual([]);
  });

  it('is more plates than a permit may have', () => {
    const plates = (count: number): string =>
      Array.from({ length: count }, (_, index) => `KA${index}`).join('|');
    expect(wrong(`holder,plates\nX,${plates(1000)}\n`)).toEqual([]);
    expect(wrong(`holder,plates\nX,${plates(1001)}\n`)).toEqual([
      '2 plates: A permit has at most 1000 plates.',
    ]);
  });

  it('is an end that is not after the beginning', () => {
    const text = 'holder,plates,valid_from,valid_until\nX,KA77,2026-11-23T08:00,2026-11-23T08:00\n';
    expect(wrong(text)).toEqual(['2 valid_until: It must be later than valid_from.']);
    expect(wrong(text.replace('T08:00\n', 'T08:01\n'))).toEqual([]);
    const begun = { ...asha, validFrom: Date.parse('2026-11-23T08:00:00Z') };
    expect(wrong('id,valid_until\np1,2026-11-01\n', { existing: [begun] })).toHaveLength(1);
    expect(wrong('id,valid_until\np1,2026-11-01\n', { existing: [{ ...begun, validFrom: null }] })).toEqual(
      [],
    );
    const never = { ...begun, validUntil: begun.validFrom };
    expect(wrong('id,notes\np1,x\n', { existing: [never] })).toHaveLength(1);
    expect(wrong('id,notes\np1,blue\n', { existing: [never] })).toEqual([]);
  });

  it('is told once for each cell, and only of what could be read', () => {
    expect(wrong('holder,plates,group,gates,valid_until\n,!,nobody,back|side,never\n')).toEqual([
      '2 holder: This cell may not be empty.',
      expect.stringContaining('2 plates: "!" cannot be'),
      expect.stringContaining('2 valid_until: "never" cannot be'),
      '2 group: "nobody" cannot be; it must be the id of a group: resident, staff.',
      '2 gates: "back" cannot be; it must be the id of a gate: main, yard.',
    ]);
    expect(wrong('id,group\np9,nobody\n')).toHaveLength(1);
    const later = { ...asha, validFrom: Date.parse('2026-12-01T08:00:00Z') };
    expect(wrong('id,valid_from,valid_until\np1,never,2026-11-23\n', { existing: [later] })).toEqual([
      expect.stringContaining('2 valid_from: "never" cannot be'),
    ]);
    const blocked = { ...asha, kind: 'block' } as const;
    expect(wrong('id,kind,plates\np1,guest,\n', { existing: [blocked] })).toEqual([
      expect.stringContaining('2 kind: "guest" cannot be'),
    ]);
  });

  it('is its size', () => {
    expect(wrong(`holder,plates\n${'x'.repeat(LARGEST_CSV_BYTES)}`)).toEqual([
      '1 -: The file is larger than 5 MB.',
    ]);
    expect(wrong(`holder,plates\n${'ü'.repeat(LARGEST_CSV_BYTES / 2)}`)).toEqual([
      '1 -: The file is larger than 5 MB.',
    ]);
    const largest = 'holder,plates\nAsha,KA77\n';
    expect(wrong(largest + '\n'.repeat(LARGEST_CSV_BYTES - largest.length))).toEqual([]);
    const row = (_: unknown, index: number): string => `X,P${index}\n`;
    const fits = `holder,plates\n${Array.from({ length: MOST_CSV_ROWS }, row).join('')}`;
    expect(permitsFromCsv(fits, site()).rows).toHaveLength(MOST_CSV_ROWS);
    expect(wrong(`${fits}X,ONEMORE\n`)).toEqual([
      '50002 -: The file has more than 50000 rows below its first.',
    ]);
  });

  it('is told up to a point', () => {
    const errors = wrong(`holder,plates\n${'X,!\n'.repeat(20_000)}`);
    expect(errors).toHaveLength(10_001);
    expect(errors.at(-1)).toBe('10002 -: There is too much wrong with this file; it was read up to here.');
  });
});

it('no text makes the reading of a file throw', () => {
  const cells = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        'holder',
        'plates',
        'id',
        'schedule',
        'tags',
        'gates',
        'valid_from',
        'p1',
        'mon',
        '08:00',
      ),
      fc.constantFrom(',', ';', '"', '\n', '\r\n', '|', "'", '=', '-'),
      fc.string({ minLength: 1, maxLength: 3 }),
    ),
  });
  const bytes = fc.uint8Array({ maxLength: 500 }).map((array) => new TextDecoder().decode(array));
  const afterHeader = cells.map((text) => `id,holder,plates,valid_from,schedule,gates,tags\n${text}`);
  fc.assert(
    fc.property(fc.oneof(cells, bytes, afterHeader), (text) => {
      const { rows, errors } = permitsFromCsv(text, site({ existing: [asha, ravi] }));
      expect([...rows, ...errors].every(({ line }) => line >= 1)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
