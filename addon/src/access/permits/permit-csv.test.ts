import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPermits } from '../../../test/any-permit.ts';
import { BERLIN, site, asha, ravi } from './permit-csv-under-test.ts';
import {
  LONGEST_HOLDER,
  LONGEST_NOTES,
  LONGEST_PERSON,
  LONGEST_TAG,
  MOST_PLACES,
  MOST_TAGS,
  MOST_USES,
} from './permit-limits.ts';
import { permitsFromCsv, permitsToCsv } from './permit-csv.ts';
import { plainPermit } from './plain-permit.ts';

const tags = (count: number): string => Array.from({ length: count }, (_, index) => `t${index}`).join('|');

describe('a list of residents', () => {
  it('needs no more than holders and plates', () => {
    const { rows, errors } = permitsFromCsv(
      'holder,plates\nAsha,ka 01 ab-1234\nRavi,"KA02CD5678, KA03"\n',
      site(),
    );
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        effect: 'add',
        permit: plainPermit({ id: 'new-1', holder: 'Asha', plates: ['KA01AB1234'] }),
      },
      {
        line: 3,
        effect: 'add',
        permit: plainPermit({ id: 'new-2', holder: 'Ravi', plates: ['KA02CD5678', 'KA03'] }),
      },
    ]);
  });

  it('may have its columns in any order, with semicolons, Windows lines, a byte order mark and empty rows', () => {
    const text = '\uFEFFPlates;Valid until;HOLDER;;\r\nKA01;2026-12-31;Asha;;\r\n;;;;\r\nKA02;;Ravi\r\n';
    const { rows, errors } = permitsFromCsv(text, site());
    expect(errors).toEqual([]);
    expect(rows.map(({ line, permit }) => [line, permit.holder, permit.plates, permit.validUntil])).toEqual([
      [2, 'Asha', ['KA01'], Date.parse('2026-12-31T23:00:00Z')],
      [4, 'Ravi', ['KA02'], null],
    ]);
  });

  it('may have spaces around what a cell says', () => {
    const cells =
      'Asha,block,staff,KA01,2026-11-23,2026-11-24 08:00,mon 08:00-18:00,(none),in,1,2,yes,person.asha,a';
    const names =
      'holder,kind,group,plates,valid_from,valid_until,schedule,gates,directions,uses_left,places,suspended,person,notes';
    const permitOf = (row: string) => {
      const { rows, errors } = permitsFromCsv(`${names}\n${row}\n`, site());
      expect(errors).toEqual([]);
      return rows[0]?.permit;
    };
    expect(permitOf(cells)).toMatchObject({ holder: 'Asha', gates: [], suspended: true, notes: 'a' });
    expect(permitOf(` ${cells.replaceAll(',', ' , ')} `)).toEqual(permitOf(cells));
  });

  it.each<[string, string, string]>([
    ['holder', 'x'.repeat(LONGEST_HOLDER), 'x'.repeat(LONGEST_HOLDER + 1)],
    ['person', `person.${'a'.repeat(LONGEST_PERSON - 7)}`, `person.${'a'.repeat(LONGEST_PERSON - 6)}`],
    ['notes', 'x'.repeat(LONGEST_NOTES), 'x'.repeat(LONGEST_NOTES + 1)],
    ['tags', tags(MOST_TAGS), tags(MOST_TAGS + 1)],
    ['tags', 'x'.repeat(LONGEST_TAG), 'x'.repeat(LONGEST_TAG + 1)],
    ['uses_left', `${MOST_USES}`, `${MOST_USES + 1}`],
    ['places', `${MOST_PLACES}`, `${MOST_PLACES + 1}`],
    ['places', '1', '0'],
  ])('may say as much as a permit holds, and no more: %s', (column, most, more) => {
    const wrongWith = (cell: string) =>
      permitsFromCsv(
        column === 'holder'
          ? `plates,holder\nKA01,${cell}\n`
          : `plates,holder,${column}\nKA01,Asha,${cell}\n`,
        site(),
      ).errors.map((error) => error.column);
    expect(wrongWith(most)).toEqual([]);
    expect(wrongWith(more)).toEqual([column]);
  });

  it('says each field of a permit', () => {
    const text = [
      'holder,kind,group,plates,valid_from,valid_until,schedule,gates,directions,uses_left,places,suspended,person,notes,tags',
      'Asha,Block,staff,KA01|KA02,2026-11-23,2026-11-24 08:00,mon 08:00-18:00,main,out,1,2,YES,person.asha,"a\nb",x|y',
    ].join('\n');
    const { rows, errors } = permitsFromCsv(text, site());
    expect(errors).toEqual([]);
    expect(rows[0]?.permit).toEqual({
      id: 'new-1',
      holder: 'Asha',
      kind: 'block',
      group: 'staff',
      plates: ['KA01', 'KA02'],
      validFrom: Date.parse('2026-11-22T23:00:00Z'),
      validUntil: Date.parse('2026-11-24T07:00:00Z'),
      schedule: {
        weekly: [{ days: ['mon'], from: '08:00', to: '18:00' }],
        holidays: 'as-usual',
        exceptions: [],
      },
      gates: ['main'],
      directions: ['out'],
      usesLeft: 1,
      places: 2,
      suspended: true,
      person: 'person.asha',
      notes: 'a\nb',
      tags: ['x', 'y'],
      codeHash: null,
    });
  });

  it('takes a text that looks like a formula only with an apostrophe before it', () => {
    const { rows } = permitsFromCsv(`holder,plates,notes\n'=1+1,KA01,'=2+2\n'Asha,KA02,"a\n'-b"\n`, site());
    expect(rows.map(({ permit }) => [permit.holder, permit.notes])).toEqual([
      ['=1+1', '=2+2'],
      ["'Asha", 'a\n-b'],
    ]);
    const calculated = permitsFromCsv(
      `holder,plates,notes\n=1+1,KA01,\n@SUM(A1),KA02,-cmd\nAsha,KA03,+A1\n`,
      site(),
    );
    expect(calculated.rows).toEqual([]);
    expect(calculated.errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 'holder'],
      [3, 'holder'],
      [3, 'notes'],
      [4, 'notes'],
    ]);
  });

  it('takes the number of a phone for what it is', () => {
    const { rows, errors } = permitsFromCsv(
      'holder,plates,notes\nAsha,KA01,+91 (80) 1234-567\nBala,KA02,-2\n',
      site(),
    );
    expect(errors).toEqual([]);
    expect(rows.map(({ permit }) => permit.notes)).toEqual(['+91 (80) 1234-567', '-2']);
  });

  it('changes what the columns say and leaves the rest as it is', () => {
    const existing = [{ ...asha, codeHash: 'salt$hash' }, ravi];
    const { rows, errors } = permitsFromCsv('id,notes,uses_left\np1,red,\np2,,\n', site({ existing }));
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      { line: 2, effect: 'change', permit: { ...existing[0], notes: 'red', usesLeft: null } },
      { line: 3, effect: 'same', permit: ravi },
    ]);
  });

  it('may have blanks around what it says', () => {
    const { rows, errors } = permitsFromCsv(
      'id,notes,uses_left\n p1 , red , , \n',
      site({ existing: [asha] }),
    );
    expect(errors).toEqual([]);
    expect(rows[0]?.permit).toEqual({ ...asha, notes: 'red', usesLeft: null });
  });

  it('may give a plate to another one', () => {
    const text = 'id,plates\np1,KA02CD5678\np2,KA01AB1234\n';
    const { rows, errors } = permitsFromCsv(text, site({ existing: [asha, ravi] }));
    expect(errors).toEqual([]);
    expect(rows.map(({ permit }) => permit.plates)).toEqual([['KA02CD5678'], ['KA01AB1234']]);
  });

  it('may take the last plate of one with a code, and keeps a group and a gate that the site has no more', () => {
    const old = { ...asha, group: 'gone', gates: ['gone'], codeHash: 'salt$hash' };
    const text = 'id,plates,group,gates\np1,,gone,gone\n';
    const { rows, errors } = permitsFromCsv(text, site({ existing: [old] }));
    expect(errors).toEqual([]);
    expect(rows[0]).toMatchObject({
      effect: 'change',
      permit: { plates: [], group: 'gone', gates: ['gone'] },
    });
  });
});

describe('a file that was written here', () => {
  const words = { groups: ['resident', 'staff'], gates: ['main', 'yard', 'none', 'back'] };

  it('changes nothing when it is read again, and says all when nothing was known', () => {
    fc.assert(
      fc.property(anyPermits(words, { maxLength: 6 }), (permits) => {
        const text = permitsToCsv(permits, BERLIN);
        const again = permitsFromCsv(text, site({ ...words, existing: permits }));
        expect(again.errors).toEqual([]);
        expect(again.rows.map(({ effect }) => effect)).toEqual(permits.map(() => 'same'));

        const blank = permits.map(({ id, codeHash }) =>
          plainPermit({ id, holder: 'Nobody', plates: [], codeHash }),
        );
        const filled = permitsFromCsv(text, site({ ...words, existing: blank }));
        expect(filled.errors).toEqual([]);
        expect(filled.rows.map(({ permit }) => permit)).toEqual(permits);
      }),
      { numRuns: 300 },
    );
  });

  it('makes the same permits elsewhere when its ids are taken out', () => {
    fc.assert(
      fc.property(anyPermits(words, { maxLength: 4, minPlates: 1 }), (permits) => {
        const text = permitsToCsv(
          permits.map((permit) => ({ ...permit, id: '' })),
          BERLIN,
        );
        const { rows, errors } = permitsFromCsv(text, site(words));
        expect(errors).toEqual([]);
        expect(rows.map(({ permit }) => permit)).toEqual(
          permits.map((permit, index) => ({ ...permit, id: `new-${index + 1}`, codeHash: null })),
        );
      }),
    );
  });

  it('is one that spreadsheets know for UTF-8 and in which no cell is a formula', () => {
    const text = permitsToCsv([{ ...asha, notes: '=HYPERLINK("x")', tags: ['@x'] }], BERLIN);
    expect(text).toBe(
      '\uFEFFid,holder,kind,group,plates,valid_from,valid_until,schedule,gates,directions,uses_left,places,suspended,person,notes,tags\r\n' +
        `p1,Asha,allow,resident,KA01AB1234,,,,,in | out,3,,no,,"'=HYPERLINK(""x"")",'@x\r\n`,
    );
  });
});
