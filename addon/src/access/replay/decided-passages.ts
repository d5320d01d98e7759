import type { Decision } from '../decision.ts';
import { earliestFirst } from './earliest-first.ts';
import type { PastPassage } from './past.ts';

export interface DecidedPassage extends PastPassage {
  readonly decision: Decision;
}

/**
 * Passages in the order in which they were decided. One that waits is decided after others that came later, so each is held
 * back until nobody can come any more who was decided before it.
 * @param passages in the order in which they arrived.
 * @param onUndecided told of each that had no decision.
 */
export async function* decidedPassages(
  passages: AsyncIterable<PastPassage>,
  onUndecided: () => void,
): AsyncGenerator<DecidedPassage> {
  const waiting = earliestFirst<DecidedPassage>();
  for await (const passage of passages) {
    const { decision } = passage;
    yield* waiting.takeUpTo(passage.arrivedAt);
    if (decision === null) onUndecided();
    else waiting.add(decision.decidedAt, { ...passage, decision });
  }
  yield* waiting.takeUpTo(Infinity);
}
