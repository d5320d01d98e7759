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
  const said = saidTexts(ballots);
  const pivot = commonestText(said, ballots[0].plate.text);
  const alignToPivot = alignerTo(pivot);
  const pivotSlots = tally(pivot, said, alignToPivot);
  const text = winners(pivotSlots);
  const alignToText = text === pivot ? alignToPivot : alignerTo(text);
  const slots = text === pivot ? pivotSlots : tally(text, said, alignToText);
  const read = said.map((each) => ({ frames: each.frames, slots: alignToText(each.text).slots }));
  return {
    text,
    slots: slotsOf(text).map((char, slot) => {
      const others = read.filter(({ slots: inSlots }) => (inSlots[slot] ?? '') !== char);
      return {
        ...slotVote(char, slots[slot] ?? new Map(), dissent),
        frames: others.reduce((left, { frames }) => left - frames, ballots.length),
        others: [...new Set(others.map(({ slots: inSlots }) => inSlots[slot] ?? ''))],
      };
    }),
    whole: said.find((each) => each.text === text)?.frames ?? 0,
  };
}

type Tally = ReadonlyMap<string, number>;

/** All ballots with the same text as one: frame after frame says the same, and what it says is laid out only once. */
interface Said {
  readonly text: string;
  /** Ballots that say it. */
  frames: number;
  /** Sums over them, of what an absent character and a whole text count. */
  weight: number;
  confidence: number;
  /** Of each character. */
  readonly scores: number[];
  readonly runnersUp: { readonly at: number; readonly char: string; readonly weight: number }[];
}

/** In the order in which they were said first. */
function saidTexts(ballots: readonly Ballot[]): readonly Said[] {
  const said = new Map<string, Said>();
  for (const { plate, weight } of ballots) {
    const { text, characters } = plate;
    let each = said.get(text);
    if (each === undefined) {
      each = { text, frames: 0, weight: 0, confidence: 0, scores: characters.map(() => 0), runnersUp: [] };
      said.set(text, each);
    }
    each.frames += 1;
    each.weight += weight;
    each.confidence += weight * plate.confidence;
    for (const [at, { score, runnersUp }] of characters.entries()) {
      each.scores[at] = (each.scores[at] ?? 0) + weight * score;
      for (const guess of runnersUp)
        each.runnersUp.push({ at, char: guess.char, weight: weight * guess.score });
    }
  }
  return [...said.values()];
}

function commonestText(said: readonly Said[], first: string): string {
  let [best, most] = [first, 0];
  for (const { text, confidence } of said) {
    if (confidence > most || (confidence === most && text < best)) [best, most] = [text, confidence];
  }
  return best;
}

/** For each slot of the reference the weight of what was read there. */
function tally(
  reference: string,
  said: readonly Said[],
  alignTo: (text: string) => Alignment,
): readonly Tally[] {
  const slots = slotsOf(reference).map(() => new Map<string, number>());
  const add = (slot: number, char: string, weight: number): void => {
    const votes = slots[slot];
    votes?.set(char, (votes.get(char) ?? 0) + weight);
  };
  for (const { text, weight, confidence, scores, runnersUp } of said) {
    const { slots: read, counterparts } = alignTo(text);
    for (const [slot, char] of read.entries()) {
      // Even slots lie between characters.
      const at = slot % 2 === 0 ? null : (counterparts[(slot - 1) / 2] ?? null);
      const score = at === null ? undefined : scores[at];
      if (score === undefined) add(slot, char, char === '' ? weight : confidence);
      else add(slot, char, score);
    }
    for (const guess of runnersUp) {
      const slot = counterparts.indexOf(guess.at);
      if (slot >= 0) add(2 * slot + 1, guess.char, guess.weight);
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
