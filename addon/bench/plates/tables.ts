import { OUTCOMES } from '../agreement.ts';
import { shareOf } from '../share.ts';
import type { Share } from '../share.ts';
import type { Agreement } from './agreement-by-set.ts';
import type { ContestantFigures, GroupFigures, SetFigures } from './figures.ts';
import type { LeaveOneOut } from './leave-one-out.ts';
import { DARK_BELOW, DIM_BELOW, SQUARE } from './photo.ts';
import type { Report } from './report.ts';
import type { Cell, Table } from './table.ts';

/** Those without rows are left out, except where it is told why. */
export function tablesOf({ figures, agreement, leaveOneOut }: Report): readonly Table[] {
  return [
    setsTable(figures),
    costTable(figures),
    ...GROUPINGS.map((grouping) => groupTable(figures, grouping)).filter(({ rows }) => rows.length > 0),
    ...(agreement === null ? [] : [agreementTable(agreement)]),
    leaveOneOutTable(leaveOneOut),
  ];
}

/** What each contestant made of each set. */
export function setsTable(contestants: readonly ContestantFigures[]): Table {
  return {
    title: 'By set',
    note: 'In percent, with the 95 % interval (Wilson). Folded: O counts as 0 and I as 1. Read: any plate of the answer; surest: its first one. Found: labelled boxes that an answer overlaps (IoU) by 0.5 or 0.3. False: answers that are about no plate, and second answers about the same one. Milliseconds of processor time a photo, of one thread; of parts alone without opening the photo.',
    head: [
      'set',
      'contestant',
      'photos',
      'read, strict',
      'read, folded',
      'surest, strict',
      'surest, folded',
      'found .5',
      'found .3',
      'false a photo',
      'cpu ms',
      'cpu ms, p95',
    ],
    rows: inGroups(contestants, ({ sets }) => sets, setCells),
  };
}

function setCells(figures: SetFigures): readonly Cell[] {
  const { photos, unopened, strict, folded, surestStrict, surestFolded } = figures;
  return [
    unopened === 0 ? `${photos}` : `${photos} (${unopened} unopened)`,
    strict,
    folded,
    surestStrict,
    surestFolded,
    figures.recallAtHalf,
    figures.recallAtThird,
    figures.falsePerPhoto?.toFixed(3) ?? null,
    figures.cpuMsMedian?.toFixed(0) ?? null,
    figures.cpuMsP95?.toFixed(0) ?? null,
  ];
}

export function costTable(contestants: readonly ContestantFigures[]): Table {
  return {
    title: 'Start and memory',
    note: 'Each in a process of its own, networks with one thread. Start: from the call that opens it until it could read. Peak: the largest resident set, with the program around it; of parts alone with the photo at its full size.',
    head: ['contestant', 'start ms', 'peak MB'],
    rows: contestants.map(({ contestant, startMs, peakMb }) => [
      contestant,
      startMs?.toFixed(0) ?? null,
      peakMb?.toFixed(0) ?? null,
    ]),
  };
}

interface Grouping {
  readonly key: 'byRegion' | 'byWidth' | 'byRows' | 'byLight';
  readonly name: string;
  readonly note: string;
}

const GROUPINGS: readonly Grouping[] = [
  {
    key: 'byRegion',
    name: 'country or state',
    note: 'As labelled; else the only one whose formats the text fits, which most texts do not tell.',
  },
  { key: 'byWidth', name: 'width of the plate', note: 'In pixels of the photo.' },
  {
    key: 'byRows',
    name: 'rows',
    note: `As labelled; else two where the plate is less than ${SQUARE} times as wide as high.`,
  },
  {
    key: 'byLight',
    name: 'light',
    note: `By the mean luma of the whole photo: dark below ${DARK_BELOW} of 255, dim below ${DIM_BELOW}. A plate in it may be lit otherwise.`,
  },
];

/** One kind of groups, over all sets. */
export function groupTable(contestants: readonly ContestantFigures[], { key, name, note }: Grouping): Table {
  return {
    title: `By ${name}`,
    note,
    head: [name, 'contestant', 'texts', 'read, strict', 'read, folded', 'boxes', 'found .5', 'found .3'],
    rows: inGroups(contestants, (contestant) => contestant[key], groupCells),
  };
}

function groupCells({ strict, folded, recallAtHalf, recallAtThird }: GroupFigures): readonly Cell[] {
  return [countOf(strict), strict, folded, countOf(recallAtHalf), recallAtHalf, recallAtThird];
}

function countOf(share: Share | null): Cell {
  return share === null ? null : `${share.of}`;
}

/** Group by group, the contestants that have a say in it. */
function inGroups<Figures extends GroupFigures>(
  contestants: readonly ContestantFigures[],
  groupsOf: (contestant: ContestantFigures) => readonly Figures[],
  cellsOf: (figures: Figures) => readonly Cell[],
): readonly (readonly Cell[])[] {
  const all = contestants.flatMap((contestant) =>
    groupsOf(contestant).map((figures) => ({ contestant: contestant.contestant, figures })),
  );
  return [...Map.groupBy(all, ({ figures }) => figures.group)].flatMap(([group, members]) =>
    members
      .map(({ contestant, figures }) => ({ contestant, cells: cellsOf(figures) }))
      .filter(({ cells: [, ...said] }) => said.some((cell) => cell !== null))
      .map(({ contestant, cells }) => [group, contestant, ...cells]),
  );
}

export function agreementTable(sets: readonly Agreement[]): Table {
  return {
    title: 'Recogniser and witness on the same boxes',
    note: 'Whole plates, folded. Main: our recogniser. Where both agree and are wrong, a second witness cannot help.',
    head: ['set', 'plates', ...OUTCOMES],
    rows: sets.map(({ set, plates, counts }) => [
      set,
      `${plates}`,
      ...OUTCOMES.map((outcome) => shareOf(counts[outcome] ?? 0, plates)),
    ]),
  };
}

/** Null figures say that nothing was measured. */
export function leaveOneOutTable(figures: readonly LeaveOneOut[] | null): Table {
  const shareIn = (part: number, plates: number): Share | null => shareOf(Math.round(part * plates), plates);
  return {
    title: 'With the source of a set left out of training',
    note:
      figures === null
        ? 'Not measured: training/README.md tells how. The figures go to addon/bench/leave-one-out.json.'
        : 'Our recogniser on labelled boxes, after two short trainings in as many minutes: plain with photos of all sources, the other without the one named. The committed network has learned from many times the samples.',
    head: [
      'source',
      'set',
      'plates',
      'plain: samples',
      'strict',
      'folded',
      'left out: samples',
      'strict',
      'folded',
    ],
    rows: (figures ?? []).map(({ source, set, plates, plain, leftOut }) => [
      source,
      set,
      `${plates}`,
      `${plain.samples}`,
      shareIn(plain.strict, plates),
      shareIn(plain.folded, plates),
      `${leftOut.samples}`,
      shareIn(leftOut.strict, plates),
      shareIn(leftOut.folded, plates),
    ]),
  };
}
