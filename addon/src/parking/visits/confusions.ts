import type { ConfusionView } from '../../contract/visits.ts';
import { aligned } from './alignment.ts';
import type { Misread } from './correction.ts';

/** Rows of each table that a gate shows. */
const SHOWN = 100;

/** What each gate confuses, by gate in the order of their ids. */
export function confusionsOf(misreads: readonly Misread[]): readonly ConfusionView[] {
  const gates = [...Map.groupBy(misreads, ({ gateId }) => gateId)];
  return gates
    .sort(([one], [other]) => inLetters(one, other))
    .map(([gateId, ofGate]) => ({
      gateId,
      corrections: new Set(ofGate.map(({ correctionId }) => correctionId)).size,
      characters: confusedCharacters(ofGate),
      pairs: ofGate
        .toSorted((one, other) => other.at - one.at)
        .slice(0, SHOWN)
        .map(({ read, meant, at }) => ({ read, meant, at })),
    }));
}

function confusedCharacters(misreads: readonly Misread[]): ConfusionView['characters'] {
  const confused = misreads
    .flatMap(({ read, meant }) => aligned(read, meant))
    .filter(({ read, meant }) => read !== meant);
  return [...Map.groupBy(confused, ({ read, meant }) => `${read} ${meant}`).values()]
    .flatMap((same) => same.slice(0, 1).map((each) => ({ ...each, count: same.length })))
    .sort(
      (one, other) =>
        other.count - one.count || inLetters(one.meant, other.meant) || inLetters(one.read, other.read),
    )
    .slice(0, SHOWN);
}

function inLetters(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
