import { describe, expect, it } from 'vitest';
import { shareOf } from '../share.ts';
import type { GroupFigures } from './figures.ts';
import { answered, answerOf, answersOf, photoOf } from './fixtures.ts';
import { reportOf } from './report.ts';
import type { Report } from './report.ts';
import { asText } from './table.ts';
import { leaveOneOutTable, setsTable, tablesOf } from './tables.ts';

const PHOTOS = [photoOf('1.jpg'), photoOf('2.jpg', { set: 'yard' })];

function report(): Report {
  const texts = ['AB12CD', 'WRONG'];
  const answers = texts.map((text) => answerOf([answered(text)]));
  return reportOf({
    photos: PHOTOS,
    answers: [
      answersOf(answers),
      answersOf(answers, { contestant: 'finder', kind: 'finder' }),
      answersOf(answers, { contestant: 'recogniser', kind: 'recogniser', startMs: null }),
    ],
    measuredAt: '2026-01-01T00:00:00.000Z',
    measuredOn: 'a processor',
    networks: [],
    notMeasured: [],
    leaveOneOut: null,
  });
}

describe('the tables of a report', () => {
  it('are by set, cost, width, rows and light, and say what was not measured', () => {
    expect(tablesOf(report()).map(({ title }) => title)).toEqual([
      'By set',
      'Start and memory',
      'By country or state',
      'By width of the plate',
      'By rows',
      'By light',
      'With the source of a set left out of training',
    ]);
  });

  it('have as many cells in each row as in the head', () => {
    for (const { head, rows } of tablesOf(report())) {
      for (const row of rows) expect(row).toHaveLength(head.length);
    }
  });

  it('stand set by set, contestants side by side', () => {
    const { rows } = setsTable(report().figures);
    expect(rows.map(([set, contestant]) => [set, contestant])).toEqual([
      ['street', 'plates'],
      ['street', 'finder'],
      ['street', 'recogniser'],
      ['yard', 'plates'],
      ['yard', 'finder'],
      ['yard', 'recogniser'],
    ]);
  });

  it('leave out who has nothing to say of a set', () => {
    const nothing: GroupFigures = {
      group: 'street',
      strict: null,
      folded: null,
      recallAtHalf: null,
      recallAtThird: null,
    };
    const [first] = report().figures;
    const silent = {
      ...nothing,
      photos: 1,
      unopened: 0,
      surestStrict: null,
      surestFolded: null,
      falsePerPhoto: null,
      cpuMsMedian: null,
      cpuMsP95: null,
      wallMsMedian: null,
    };
    expect(setsTable(first === undefined ? [] : [{ ...first, sets: [silent] }]).rows).toEqual([]);
  });
});

describe('the table of sources left out', () => {
  it('has both trainings side by side, with intervals of what was asked for', () => {
    const { rows } = leaveOneOutTable([
      {
        source: 'openalpr-br',
        set: 'recognition/openalpr-td-br',
        plates: 200,
        minutes: 12,
        plain: { strict: 0.985, folded: 0.985, samples: 3200 },
        leftOut: { strict: 0.9, folded: 0.905, samples: 2800 },
      },
    ]);
    expect(rows).toEqual([
      [
        'openalpr-br',
        'recognition/openalpr-td-br',
        '200',
        '3200',
        shareOf(197, 200),
        shareOf(197, 200),
        '2800',
        shareOf(180, 200),
        shareOf(181, 200),
      ],
    ]);
  });
});

it('a table for a terminal has a title, columns and shares with intervals', () => {
  const table = {
    title: 'By set',
    note: '',
    head: ['set', 'read'],
    rows: [
      ['yard', shareOf(0, 10)],
      ['x', null],
    ],
  };
  expect(asText(table)).toBe(['By set', 'set   read', 'yard  0.0 (0-28)', 'x     -'].join('\n'));
  expect(asText({ ...table, note: 'Not measured.', rows: [] })).toBe('By set: Not measured.');
});
