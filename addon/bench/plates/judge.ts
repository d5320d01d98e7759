import type { Box } from '../../src/plate/reading.ts';
import { folded, overlapOf } from '../plate-match.ts';
import type { AnsweredPlate, ContestantAnswers, PhotoAnswer } from './answers.ts';
import { falsePlates } from './false-plates.ts';
import type { BenchPhoto, Light, TruePlate } from './photo.ts';

/** How one contestant did on one labelled plate. */
export interface JudgedPlate {
  readonly set: string;
  readonly photo: string;
  /** Index among the plates of its photo. */
  readonly index: number;
  readonly region: string | null;
  /** As labelled. */
  readonly box: Box | null;
  readonly rows: 1 | 2 | null;
  readonly light: Light;
  readonly truth: string | null;
  /** What was read there; empty when nothing was. */
  readonly text: string;
  readonly candidates: readonly string[];
  /** Null where no text is asked for, or where the contestant reads none. */
  readonly isExact: boolean | null;
  /** With O as 0 and I as 1. */
  readonly isFolded: boolean | null;
  /** Overlap with the best of what was found; null where there is no labelled box, or where it was given. */
  readonly overlap: number | null;
}

/** How one contestant did on one photo. */
export interface JudgedPhoto {
  readonly set: string;
  readonly name: string;
  readonly isOpened: boolean;
  /** Whether the surest plate is one of those that are asked for; null where no text is asked for, or read. */
  readonly surestIsExact: boolean | null;
  readonly surestIsFolded: boolean | null;
  /** Null where labels have no boxes, or where boxes were given. */
  readonly falsePlates: readonly AnsweredPlate[] | null;
  readonly cpuMs: number | null;
  readonly wallMs: number | null;
}

export interface Judgement {
  readonly contestant: string;
  readonly kind: Kind;
  readonly plates: readonly JudgedPlate[];
  readonly photos: readonly JudgedPhoto[];
}

type Kind = ContestantAnswers['kind'];

/**
 * A text counts as read when any plate of the answer has it: photos may show several, and not all are labelled. A photo
 * that could not be opened counts as one in which nothing was found.
 */
export function judge(
  photos: readonly BenchPhoto[],
  { contestant, kind, photos: answers }: ContestantAnswers,
): Judgement {
  const pairs = photos.flatMap((photo, index): [BenchPhoto, PhotoAnswer][] => {
    const answer = answers[index];
    return answer === undefined ? [] : [[photo, answer]];
  });
  return {
    contestant,
    kind,
    plates: pairs.flatMap(([photo, answer]) =>
      photo.plates.map((plate, index) => judgePlate({ photo, plate, index }, answer.plates ?? [], kind)),
    ),
    photos: pairs.map(([photo, answer]) => judgePhoto(photo, answer, kind)),
  };
}

interface PlateOfPhoto {
  readonly photo: BenchPhoto;
  readonly plate: TruePlate;
  readonly index: number;
}

function judgePlate(
  { photo, plate, index }: PlateOfPhoto,
  answered: readonly AnsweredPlate[],
  kind: Kind,
): JudgedPlate {
  const { box, text: truth, region, rows } = plate;
  const ranked =
    box === null ? answered : answered.toSorted((a, b) => overlapOf(b.box, box) - overlapOf(a.box, box));
  const [nearest] = ranked;
  // A recogniser was told where the plate is.
  const heard = kind === 'recogniser' ? ranked.slice(0, 1) : ranked;
  const canAnswer = truth !== null && kind !== 'finder' && (kind === 'reader' || box !== null);
  const right = canAnswer ? heard.find(({ text }) => folded(text) === folded(truth)) : undefined;
  const overlap = box === null || nearest === undefined ? 0 : overlapOf(nearest.box, box);
  // What was read elsewhere says nothing about this plate.
  const shown = right ?? (box === null || overlap > 0 ? nearest : undefined);
  return {
    set: photo.set,
    photo: photo.name,
    index,
    region,
    box,
    rows,
    light: photo.light,
    truth,
    text: shown?.text ?? '',
    candidates: shown?.candidates ?? [],
    isExact: canAnswer ? heard.some(({ text }) => text === truth) : null,
    isFolded: canAnswer ? right !== undefined : null,
    overlap: box === null || kind === 'recogniser' ? null : overlap,
  };
}

function judgePhoto(
  { set, name, plates, unlabelled }: BenchPhoto,
  { plates: answered, cpuMs, wallMs }: PhotoAnswer,
  kind: Kind,
): JudgedPhoto {
  const truths = plates.flatMap(({ text }) => text ?? []);
  const boxes = plates.flatMap(({ box }) => box ?? []);
  const surest = answered?.[0]?.text ?? '';
  const isAsked = kind === 'reader' && truths.length > 0;
  const knowsBoxes = kind !== 'recogniser' && boxes.length > 0 && boxes.length === plates.length;
  return {
    set,
    name,
    isOpened: answered !== null,
    surestIsExact: isAsked ? truths.includes(surest) : null,
    surestIsFolded: isAsked ? truths.map(folded).includes(folded(surest)) : null,
    falsePlates: knowsBoxes ? falsePlates(answered ?? [], boxes, unlabelled) : null,
    cpuMs,
    wallMs,
  };
}
