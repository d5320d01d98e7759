import { outcomeOf } from '../agreement.ts';
import type { Outcome } from '../agreement.ts';
import type { JudgedPlate, Judgement } from './judge.ts';

/** How often two that were shown the same boxes were right and wrong together. */
export interface Agreement {
  readonly set: string;
  readonly plates: number;
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
}

/** By set, over the plates whose text is asked for. */
export function agreementBySet(main: Judgement, witness: Judgement): readonly Agreement[] {
  const saidByWitness = new Map(witness.plates.map((plate) => [keyOf(plate), plate.text]));
  const outcomes = main.plates.flatMap((plate) => {
    const said = saidByWitness.get(keyOf(plate));
    if (plate.isFolded === null || plate.truth === null || said === undefined) return [];
    const { set, truth, text } = plate;
    return [{ set, outcome: outcomeOf({ truth, main: text, witness: said }) }];
  });
  return [...Map.groupBy(outcomes, ({ set }) => set)].map(([set, members]) => {
    const counts: Partial<Record<Outcome, number>> = {};
    for (const { outcome } of members) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return { set, plates: members.length, counts };
  });
}

function keyOf({ set, photo, index }: JudgedPlate): string {
  return `${set}/${photo}/${index}`;
}
