import { quantile, shareOf } from '../share.ts';
import type { Share } from '../share.ts';
import type { ContestantAnswers } from './answers.ts';
import { SAME_PLATE } from './false-plates.ts';
import type { JudgedPlate, Judgement } from './judge.ts';
import { LIGHTS } from './photo.ts';

/** The figures of one contestant. */
export interface ContestantFigures {
  readonly contestant: string;
  readonly startMs: number | null;
  readonly peakMb: number | null;
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
  /** Plates whose box is known, found at an overlap (IoU) of 0.5 and of 0.3. */
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
  readonly cpuMsMedian: number | null;
  readonly cpuMsP95: number | null;
  readonly wallMsMedian: number | null;
}

/** Upper ends, in pixels of the photo; training/plates/cards.py has the same. */
const WIDTHS_PX = [40, 70, 100, 150, 250] as const;

const ROWS = { 1: 'one row', 2: 'two rows' } as const;

export function figuresOf(
  { startMs, peakMb }: Pick<ContestantAnswers, 'startMs' | 'peakMb'>,
  judgement: Judgement,
): ContestantFigures {
  const { contestant, plates, photos } = judgement;
  const sets = [...new Set(photos.map(({ set }) => set))];
  return {
    contestant,
    startMs,
    peakMb,
    sets: sets.map((set) => setFigures(set, judgement)),
    byRegion: grouped(plates, ({ region }) => region ?? 'not told').toSorted(
      (a, b) => (b.strict?.of ?? 0) - (a.strict?.of ?? 0),
    ),
    byWidth: grouped(
      plates,
      ({ box }) => widthName(box),
      [...WIDTHS_PX.keys(), WIDTHS_PX.length].map(nameOfWidths),
    ),
    byRows: grouped(plates, ({ rows }) => rows && ROWS[rows], Object.values(ROWS)),
    byLight: grouped(plates, ({ light }) => light, LIGHTS),
  };
}

function setFigures(set: string, { plates, photos }: Judgement): SetFigures {
  const here = photos.filter((photo) => photo.set === set);
  const opened = here.filter(({ isOpened }) => isOpened);
  const falseCounts = here.flatMap(({ falsePlates }) => falsePlates?.length ?? []);
  const cpuMs = opened.flatMap((photo) => photo.cpuMs ?? []);
  const wallMs = opened.flatMap((photo) => photo.wallMs ?? []);
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
      falseCounts.length === 0
        ? null
        : falseCounts.reduce((sum, count) => sum + count, 0) / falseCounts.length,
    cpuMsMedian: cpuMs.length === 0 ? null : quantile(cpuMs, 0.5),
    cpuMsP95: cpuMs.length === 0 ? null : quantile(cpuMs, 0.95),
    wallMsMedian: wallMs.length === 0 ? null : quantile(wallMs, 0.5),
  };
}

/** Groups with at least one plate that counts; in the order of `names`, or as they come. */
function grouped(
  plates: readonly JudgedPlate[],
  groupOf: (plate: JudgedPlate) => string | null,
  names: readonly string[] = [...new Set(plates.flatMap((plate) => groupOf(plate) ?? []))],
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
    recallAtThird: told(plates, ({ overlap }) => (overlap === null ? null : overlap >= SAME_PLATE)),
  };
}

/** The share of those of whom it is true among those of whom it can be said. */
function told<T>(items: readonly T[], isTrue: (item: T) => boolean | null): Share | null {
  const said = items.flatMap((item) => isTrue(item) ?? []);
  return shareOf(said.filter(Boolean).length, said.length);
}

function widthName(box: JudgedPlate['box']): string | null {
  if (box === null) return null;
  const index = WIDTHS_PX.findIndex((upper) => box.w < upper);
  return nameOfWidths(index === -1 ? WIDTHS_PX.length : index);
}

function nameOfWidths(index: number): string {
  const [from, to] = [WIDTHS_PX[index - 1], WIDTHS_PX[index]];
  return to === undefined ? `${from ?? 0} px and more` : `${from ?? 0} to ${to} px`;
}
