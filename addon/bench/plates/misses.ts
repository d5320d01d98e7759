import type { JudgedPlate, Judgement } from './judge.ts';

/** A plate that one of the chosen contestants did not read, and what each made of it. */
export interface Miss {
  readonly set: string;
  readonly photo: string;
  readonly index: number;
  readonly truth: string;
  readonly widthPx: number | null;
  readonly rows: 1 | 2 | null;
  readonly light: string;
  readonly answers: readonly MissAnswer[];
}

export interface MissAnswer {
  readonly contestant: string;
  readonly text: string;
  readonly candidates: readonly string[];
  readonly isExact: boolean;
  readonly isFolded: boolean;
}

/**
 * Plates that one of `of` read wrong when O counts as 0 and I as 1, in the order of the photos.
 *
 * @param judgements by contestant; all of the same photos.
 */
export function missesOf(judgements: ReadonlyMap<string, Judgement>, of: readonly string[]): readonly Miss[] {
  const plates = new Map<string, { readonly contestant: string; readonly plate: JudgedPlate }[]>();
  for (const [contestant, judgement] of judgements) {
    for (const plate of judgement.plates) {
      const key = `${plate.set}/${plate.photo}/${plate.index}`;
      const known = plates.get(key);
      if (known === undefined) plates.set(key, [{ contestant, plate }]);
      else known.push({ contestant, plate });
    }
  }
  return [...plates.values()].flatMap((heard) => {
    const isMissed = heard.some(
      ({ contestant, plate }) => of.includes(contestant) && plate.isFolded === false,
    );
    const [first] = heard;
    if (!isMissed || first === undefined) return [];
    const { set, photo, index, truth, widthPx, rows, light } = first.plate;
    const answers = heard.flatMap(({ contestant, plate }) => answerOf(contestant, plate));
    return [{ set, photo, index, truth: truth ?? '', widthPx, rows, light, answers }];
  });
}

function answerOf(contestant: string, plate: JudgedPlate): readonly MissAnswer[] {
  const { text, candidates, isExact, isFolded } = plate;
  if (isExact === null || isFolded === null) return [];
  return [{ contestant, text, candidates, isExact, isFolded }];
}
