import type { Box } from '../../src/plate/reading.ts';
import type { JudgedPlate, Judgement } from './judge.ts';

/** A labelled plate on which something went wrong. */
interface MissedPlate {
  readonly set: string;
  readonly photo: string;
  readonly truth: string | null;
  /** As labelled. */
  readonly box: Box | null;
  readonly rows: 1 | 2 | null;
  readonly light: string;
}

/** A plate that one of the chosen contestants read wrong, and what each made of it. */
export interface Misread extends MissedPlate {
  readonly answers: readonly MisreadAnswer[];
}

export interface MisreadAnswer {
  readonly contestant: string;
  readonly text: string;
  readonly candidates: readonly string[];
  readonly isExact: boolean;
  readonly isFolded: boolean;
}

/** A plate of which a contestant found too little. */
export interface NotFound extends MissedPlate {
  readonly contestant: string;
  /** IoU of the best that it found there. */
  readonly overlap: number;
}

/** What a contestant took for a plate. */
export interface FalsePlate {
  readonly set: string;
  readonly photo: string;
  readonly contestant: string;
  readonly box: Box;
  readonly text: string;
}

/**
 * Plates that one of `of` read wrong when O counts as 0 and I as 1, in the order of the photos.
 *
 * @param judgements all of the same photos
 */
export function misreadPlates(judgements: readonly Judgement[], of: readonly string[]): readonly Misread[] {
  const heard = judgements.flatMap(({ contestant, plates }) =>
    plates.map((plate) => ({ contestant, plate })),
  );
  const byPlate = Map.groupBy(heard, ({ plate: { set, photo, index } }) => `${set}/${photo}/${index}`);
  return [...byPlate.values()].flatMap((answers) => {
    const missed = answers.find(
      ({ contestant, plate }) => of.includes(contestant) && plate.isFolded === false,
    );
    if (missed === undefined) return [];
    return [
      {
        ...missedPlate(missed.plate),
        answers: answers.flatMap(({ contestant, plate }) => answerOf(contestant, plate)),
      },
    ];
  });
}

function answerOf(
  contestant: string,
  { text, candidates, isExact, isFolded }: JudgedPlate,
): readonly MisreadAnswer[] {
  if (isExact === null || isFolded === null) return [];
  return [{ contestant, text, candidates, isExact, isFolded }];
}

/** Labelled plates that overlap less than half with what was found. */
export function notFoundPlates({ contestant, plates }: Judgement): readonly NotFound[] {
  return plates.flatMap((plate) => {
    const { overlap } = plate;
    return overlap === null || overlap >= 0.5 ? [] : [{ ...missedPlate(plate), contestant, overlap }];
  });
}

export function falsePlatesOf({ contestant, photos }: Judgement): readonly FalsePlate[] {
  return photos.flatMap(({ set, name, falsePlates }) =>
    (falsePlates ?? []).map(({ box, text }) => ({ set, photo: name, contestant, box, text })),
  );
}

function missedPlate({ set, photo, truth, box, rows, light }: JudgedPlate): MissedPlate {
  return { set, photo, truth, box, rows, light };
}
