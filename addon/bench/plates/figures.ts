import { quantile, shareOf } from '../share.ts';
import type { Share } from '../share.ts';
import type { ContestantAnswers } from './answers.ts';
import { judge } from './judge.ts';
import type { JudgedPhoto, JudgedPlate, Judgement } from './judge.ts';
import { LIGHTS } from './photo.ts';
import type { BenchPhoto } from './photo.ts';

/** The figures of one contestant. */
export interface ContestantFigures {
  readonly contestant: string;
  readonly startMs: number;
  readonly peakMb: number;
  /** By set, in the order of the photos. */
  readonly sets: readonly SetFigures[];
  readonly byRegion: readonly GroupFigures[];
  readonly byWidth: readonly GroupFigures[];
  readonly byRows: readonly GroupFigures[];
  readonly byLight: readonly GroupFigures[];
}

export interface GroupFigures {
  readonly group: string;
  /** Plates whose text is asked for. */
  readonly strict: Share | null;
  /** O as 0, I as 1. */
  readonly folded: Share | null;
  /** Plates whose box is known, found at an overlap (IoU) of one half and of 0.3. */
  readonly recallAtHalf: Share | null;
  readonly recallAtThird: Share | null;
}

export interface SetFigures extends GroupFigures {
  readonly photos: number;
  readonly unopened: number;
  /** Photos whose surest plate is right. */
  readonly surestStrict: Share | null;
  readonly surestFolded: Share | null;
  readonly falsePerPhoto: number | null;
  readonly cpuMsMedian: number;
  readonly cpuMsP95: number;
  readonly wallMsMedian: number;
}

/** Upper ends, in pixels of the photo. */
const WIDTHS_PX = [40, 70, 100, 150, 250] as const;

export function figuresOf(photos: readonly BenchPhoto[], answers: ContestantAnswers): ContestantFigures {
  const judgement = judge(photos, answers);
  const { plates } = judgement;
  const sets = [...new Set(photos.map(({ set }) => set))];
  return {
    contestant: answers.contestant,
    startMs: answers.startMs,
    peakMb: answers.peakMb,
    sets: sets.map((set) => setFigures(set, judgement)),
    byRegion: grouped(plates, ({ region }) => region ?? 'several fit').toSorted(
      (a, b) => (b.strict?.of ?? 0) - (a.strict?.of ?? 0),
    ),
    byWidth: grouped(
      plates,
      ({ widthPx }) => widthGroup(widthPx),
      [...WIDTHS_PX.keys(), WIDTHS_PX.length].map(widthName),
    ),
    byRows: grouped(plates, ({ rows }) => rowsName(rows), ([1, 2, null] as const).map(rowsName)),
    byLight: grouped(plates, ({ light }) => light, LIGHTS),
  };
}

function setFigures(set: string, { plates, photos }: Judgement): SetFigures {
  const here = photos.filter((photo) => photo.set === set);
  const opened = here.filter(({ isOpened }) => isOpened);
  const labelled = here.flatMap(({ falsePlates }) => falsePlates ?? []);
  return {
    ...groupFigures(
      set,
      plates.filter((plate) => plate.set === set),
    ),
    photos: here.length,
    unopened: here.length - opened.length,
    surestStrict: told(here, ({ surestIsExact }) => surestIsExact),
    surestFolded: told(here, ({ surestIsFolded }) => surestIsFolded),
    falsePerPhoto:
      labelled.length === 0 ? null : labelled.reduce((sum, count) => sum + count, 0) / labelled.length,
    cpuMsMedian: quantile(opened.map(cpuMsOf), 0.5),
    cpuMsP95: quantile(opened.map(cpuMsOf), 0.95),
    wallMsMedian: quantile(
      opened.map(({ wallMs }) => wallMs),
      0.5,
    ),
  };
}

function cpuMsOf({ cpuMs }: JudgedPhoto): number {
  return cpuMs;
}

/** Groups with at least one plate that counts; in the order of `names`, or as they come. */
function grouped(
  plates: readonly JudgedPlate[],
  groupOf: (plate: JudgedPlate) => string,
  names: readonly string[] = [...new Set(plates.map(groupOf))],
): readonly GroupFigures[] {
  const groups = Map.groupBy(plates, groupOf);
  return names
    .map((name) => groupFigures(name, groups.get(name) ?? []))
    .filter(({ strict, recallAtHalf }) => strict !== null || recallAtHalf !== null);
}

function groupFigures(group: string, plates: readonly JudgedPlate[]): GroupFigures {
  return {
    group,
    strict: told(plates, ({ isExact }) => isExact),
    folded: told(plates, ({ isFolded }) => isFolded),
    recallAtHalf: told(plates, ({ overlap }) => (overlap === null ? null : overlap >= 0.5)),
    recallAtThird: told(plates, ({ overlap }) => (overlap === null ? null : overlap >= 0.3)),
  };
}

/** The share of those of whom it is true among those of whom it can be said. */
function told<T>(items: readonly T[], isTrue: (item: T) => boolean | null): Share | null {
  const said = items.flatMap((item) => isTrue(item) ?? []);
  return shareOf(said.filter(Boolean).length, said.length);
}

function widthGroup(widthPx: number | null): string {
  if (widthPx === null) return '';
  const index = WIDTHS_PX.findIndex((upper) => widthPx < upper);
  return widthName(index === -1 ? WIDTHS_PX.length : index);
}

function widthName(index: number): string {
  const [from, to] = [WIDTHS_PX[index - 1], WIDTHS_PX[index]];
  return to === undefined ? `${from ?? 0} px or more` : `${from ?? 0} to ${to} px`;
}

function rowsName(rows: 1 | 2 | null): string {
  return rows === null ? 'rows unknown' : rows === 1 ? 'one row' : 'two rows';
}
