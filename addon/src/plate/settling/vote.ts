import type { PlateReading } from '../reading.ts';
import { alignerTo, slotsOf } from './alignment.ts';
import type { Alignment } from './alignment.ts';

/** A reading of a plate and how much its word counts, above 0. */
export interface Ballot {
  readonly plate: PlateReading;
  readonly weight: number;
}

/** The votes on one slot of a text (see `Alignment`). */
export interface SlotVote {
  /** What the text has there; empty between characters. */
  readonly char: string;
  /** Of the votes there, by weight and score, 0 to 1. */
  readonly share: number;
  /** Readings that have the same there. */
  readonly frames: number;
  /** What readings have there instead, each once. */
  readonly others: readonly string[];
}

export interface Vote {
  /** What most of the votes say, character for character. */
  readonly text: string;
  readonly slots: readonly SlotVote[];
  /** Readings that say exactly `text`; it can be none. */
  readonly whole: number;
}

/**
 * Votes on a plate character by character: readings of different length are aligned first; each speaks for the
 * characters it read with their scores, and for their runners-up with theirs.
 *
 * @param dissent weight of frames that speak against the whole text.
 */
export function vote(ballots: readonly [Ballot, ...Ballot[]], dissent = 0): Vote {
  const pivot = commonestText(ballots);
  const alignToPivot = alignerTo(pivot);
  const pivotSlots = tally(pivot, ballots, alignToPivot);
  const text = winners(pivotSlots);
  const alignToText = text === pivot ? alignToPivot : alignerTo(text);
  const slots = text === pivot ? pivotSlots : tally(text, ballots, alignToText);
  const shares = slotsOf(text).map((char, slot) => slotVote(char, slots[slot] ?? new Map(), dissent));
  const frames = ballots.map(({ plate }) => alignToText(plate.text).slots);
  return {
    text,
    slots: shares.map((each, slot) => {
      const others = frames.map((read) => read[slot] ?? '').filter((char) => char !== each.char);
      return { ...each, frames: frames.length - others.length, others: [...new Set(others)] };
    }),
    whole: ballots.filter(({ plate }) => plate.text === text).length,
  };
}

type Tally = ReadonlyMap<string, number>;

function commonestText(ballots: readonly [Ballot, ...Ballot[]]): string {
  const weights = new Map<string, number>();
  for (const { plate, weight } of ballots) {
    weights.set(plate.text, (weights.get(plate.text) ?? 0) + weight * plate.confidence);
  }
  let best = ballots[0].plate.text;
  for (const [text, weight] of weights) {
    const most = weights.get(best) ?? 0;
    if (weight > most || (weight === most && text < best)) best = text;
  }
  return best;
}

/** For each slot of the reference the weight of what was read there. */
function tally(
  reference: string,
  ballots: readonly Ballot[],
  alignTo: (text: string) => Alignment,
): readonly Tally[] {
  const slots = slotsOf(reference).map(() => new Map<string, number>());
  const add = (slot: number, char: string, weight: number): void => {
    const votes = slots[slot];
    votes?.set(char, (votes.get(char) ?? 0) + weight);
  };
  for (const { plate, weight } of ballots) {
    const { slots: read, counterparts } = alignTo(plate.text);
    for (const [slot, char] of read.entries()) {
      // Even slots lie between characters.
      const at = slot % 2 === 0 ? null : counterparts[(slot - 1) / 2];
      const character = at === null || at === undefined ? undefined : plate.characters[at];
      if (character === undefined) {
        add(slot, char, weight * (char === '' ? 1 : plate.confidence));
        continue;
      }
      add(slot, character.char, weight * character.score);
      for (const guess of character.runnersUp) add(slot, guess.char, weight * guess.score);
    }
  }
  return slots;
}

function winners(slots: readonly Tally[]): string {
  return slots
    .map((votes) => {
      let [best, most] = ['', -1];
      for (const [char, weight] of votes) {
        if (weight > most || (weight === most && char < best)) [best, most] = [char, weight];
      }
      return best;
    })
    .join('');
}

function slotVote(char: string, votes: Tally, dissent: number): Pick<SlotVote, 'char' | 'share'> {
  const all = [...votes.values()].reduce((sum, weight) => sum + weight, dissent);
  return { char, share: all === 0 ? 0 : (votes.get(char) ?? 0) / all };
}
