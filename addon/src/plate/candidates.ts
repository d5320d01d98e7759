import type { CharacterReading, PlateCandidate } from './reading.ts';

const MOST_CANDIDATES = 5;

/** The geometric mean of the characters' scores: one doubtful character makes a doubtful plate. */
export function confidenceOf(scores: readonly number[]): number {
  if (scores.length === 0) return 0;
  const logs = scores.reduce((sum, score) => sum + Math.log(Math.max(score, 1e-6)), 0);
  return Math.exp(logs / scores.length);
}

/** What else the text may be: one or two characters replaced by their runners-up, best first, the text left out. */
export function candidatesOf(characters: readonly CharacterReading[]): readonly PlateCandidate[] {
  const swaps = characters.flatMap(({ runnersUp }, index) =>
    runnersUp.map((runnerUp) => ({ index, ...runnerUp })),
  );
  const choices = [
    ...swaps.map((swap) => [swap]),
    ...swaps.flatMap((first) =>
      swaps.filter(({ index }) => index > first.index).map((second) => [first, second]),
    ),
  ];
  return choices
    .map((choice) => {
      const chosen = characters.map(
        (character, index) => choice.find((swap) => swap.index === index) ?? character,
      );
      return {
        text: chosen.map(({ char }) => char).join(''),
        confidence: confidenceOf(chosen.map(({ score }) => score)),
      };
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_CANDIDATES);
}
