import { percent, shareOf } from '../share.ts';
import type { ContestantFigures, GroupFigures } from './figures.ts';
import type { LeaveOneOut } from './leave-one-out.ts';

export interface Table {
  readonly title: string;
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What each contestant made of each set. */
export function setsTable(contestants: readonly ContestantFigures[]): Table {
  const sets = [...new Set(contestants.flatMap((contestant) => contestant.sets.map(({ group }) => group)))];
  return {
    title: 'By set',
    note: 'In percent, with the 95 % interval (Wilson). Folded: O counts as 0, I as 1. Read: any plate of the answer; surest: the first one. Recall: labelled boxes that were found at an overlap (IoU) of 0.5 and 0.3. False: plates that lie on no labelled one.',
    head: [
      'set',
      'contestant',
      'photos',
      'read, strict',
      'read, folded',
      'surest, strict',
      'surest, folded',
      'recall .5',
      'recall .3',
      'false a photo',
      'cpu ms',
      'p95',
    ],
    rows: sets.flatMap((set) =>
      contestants.flatMap(({ contestant, sets: all }) =>
        all
          .filter(({ group }) => group === set)
          .map((figures) => [
            set,
            contestant,
            figures.unopened === 0 ? `${figures.photos}` : `${figures.photos} (${figures.unopened} unopened)`,
            percent(figures.strict),
            percent(figures.folded),
            percent(figures.surestStrict),
            percent(figures.surestFolded),
            percent(figures.recallAtHalf),
            percent(figures.recallAtThird),
            figures.falsePerPhoto?.toFixed(3) ?? '-',
            figures.cpuMsMedian.toFixed(0),
            figures.cpuMsP95.toFixed(0),
          ]),
      ),
    ),
  };
}

export function costTable(contestants: readonly ContestantFigures[]): Table {
  return {
    title: 'Start and memory',
    note: 'Each in a process of its own, networks with one thread. Start: from the call that opens it until it could read. Peak: the largest resident set.',
    head: ['contestant', 'start ms', 'peak MB'],
    rows: contestants.map(({ contestant, startMs, peakMb }) => [
      contestant,
      startMs.toFixed(0),
      peakMb.toFixed(0),
    ]),
  };
}

type Grouping = 'byRegion' | 'byWidth' | 'byRows' | 'byLight';

const GROUPINGS: readonly (readonly [Grouping, string, string?])[] = [
  [
    'byRegion',
    'by country or state',
    'As labelled; else the only one whose formats the text fits, for most texts fit several.',
  ],
  ['byWidth', 'by width of the plate', 'In pixels of the photo.'],
  ['byRows', 'by rows', 'As labelled; else two where the plate is less than 1.6 times as wide as high.'],
  [
    'byLight',
    'by light',
    'By the mean luma of the whole photo: night below 50 of 255, dusk below 80. A plate in it may be lit otherwise.',
  ],
];

/** One table for texts and one for boxes of each grouping, contestants side by side; those without content are left out. */
export function groupTables(contestants: readonly ContestantFigures[]): readonly Table[] {
  return GROUPINGS.flatMap(([grouping, by, note]) => [
    groupTable(contestants, grouping, {
      title: `Read, ${by}`,
      note: `Strict / folded. ${note ?? ''}`,
      countOf: ({ folded }) => folded?.of,
      cell: ({ strict, folded }) => `${percent(strict)} / ${percent(folded)}`,
    }),
    groupTable(contestants, grouping, {
      title: `Found, ${by}`,
      note: `Recall at an overlap of 0.5 / 0.3. ${note ?? ''}`,
      countOf: ({ recallAtHalf }) => recallAtHalf?.of,
      cell: ({ recallAtHalf, recallAtThird }) => `${percent(recallAtHalf)} / ${percent(recallAtThird)}`,
    }),
  ]).filter(({ rows }) => rows.length > 0);
}

interface GroupTableOptions {
  readonly title: string;
  readonly note: string;
  /** Undefined where the contestant has no say. */
  readonly countOf: (figures: GroupFigures) => number | undefined;
  readonly cell: (figures: GroupFigures) => string;
}

function groupTable(
  contestants: readonly ContestantFigures[],
  grouping: Grouping,
  { title, note, countOf, cell }: GroupTableOptions,
): Table {
  const having = contestants.filter((contestant) =>
    contestant[grouping].some((figures) => countOf(figures) !== undefined),
  );
  const groups = [...new Set(having.flatMap((contestant) => contestant[grouping].map(({ group }) => group)))];
  const rows = groups.flatMap((group) => {
    const figures = having.map((contestant) => contestant[grouping].find((each) => each.group === group));
    const counts = figures.flatMap((each) => (each && countOf(each)) ?? []);
    if (counts.length === 0) return [];
    const cells = figures.map((each) => (each && countOf(each) !== undefined ? cell(each) : '-'));
    return [[group, `${Math.max(...counts)}`, ...cells]];
  });
  return { title, note, head: ['group', 'plates', ...having.map(({ contestant }) => contestant)], rows };
}

/** Null figures say that nothing was measured. */
export function leaveOneOutTable(figures: readonly LeaveOneOut[] | null): Table {
  const pair = ({ strict, folded }: LeaveOneOut['plain'], plates: number): string =>
    [strict, folded].map((share) => percent(shareOf(Math.round(share * plates), plates))).join(' / ');
  return {
    title: 'Our recogniser, with the source of a set left out of training',
    note:
      figures === null
        ? 'Not measured: training/ tells how, and leaves addon/bench/leave-one-out.json.'
        : 'Strict / folded, in percent, on labelled boxes. Plain: trained on everything.',
    head: ['source', 'set', 'plates', 'plain', 'source left out'],
    rows: (figures ?? []).map(({ source, set, plates, plain, leftOut }) => [
      source,
      set,
      `${plates}`,
      pair(plain, plates),
      pair(leftOut, plates),
    ]),
  };
}

/** A table for a terminal. */
export function asText({ head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
