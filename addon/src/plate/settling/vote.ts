import type { Account } from './account.ts';
import { slotsOf } from './alignment.ts';
import type { AlignedSlot, Alignment } from './alignment.ts';

/** The votes on one slot of a text (see `Alignment`). */
export interface SlotVote {
  /** What the text has there; empty between characters. */
  readonly char: string;
  /** For that. */
  readonly votes: number;
  /** For whatever is read there, that included. */
  readonly allVotes: number;
  /** Sightings that have the same there. */
  readonly frames: number;
  /** What sightings have there instead, each once. */
  readonly others: readonly string[];
}

export interface Vote {
  /** What most of the votes say, character for character. */
  readonly text: string;
  readonly slots: readonly SlotVote[];
  /** Sightings that say exactly `text`; it can be none. */
  readonly whole: number;
}

export interface VoteRules {
  /** What the votes of a text count, above 0. */
  readonly worthOf: (text: string) => number;
  /** Lays texts beside a reference (see `align`). */
  readonly alignTo: (reference: string) => (text: string) => Alignment;
}

/**
 * Votes on a plate character by character: readings of different length are aligned first; each speaks for the
 * characters it read with their scores, and for their runners-up with theirs.
 */
export function vote(said: Account['said'], rules: VoteRules): Vote {
  const pivot = weightiestText(said, rules);
  const pivotSlots = tally(pivot, said, rules);
  const isPivot = pivotSlots.every((slot) => winner(slot) === slot.char);
  const text = isPivot ? pivot : pivotSlots.map(winner).join('');
  return {
    text,
    slots: isPivot ? pivotSlots : tally(text, said, rules),
    whole: said.get(text)?.frames ?? 0,
  };
}

function weightiestText(said: Account['said'], { worthOf }: VoteRules): string {
  let [best, most] = ['', -1];
  for (const [text, { whole }] of said) {
    const votes = whole * worthOf(text);
    if (votes > most || (votes === most && text < best)) [best, most] = [text, votes];
  }
  return best;
}

interface OpenSlot extends SlotVote {
  votes: number;
  allVotes: number;
  frames: number;
  readonly others: string[];
  /** Votes for anything else, runners-up among it; null where there are none, as in most slots. */
  rivals: Map<string, number> | null;
}

function tally(
  reference: string,
  said: Account['said'],
  { worthOf, alignTo }: VoteRules,
): readonly OpenSlot[] {
  const slots = slotsOf(reference).map((char): OpenSlot => ({
    char,
    votes: 0,
    allVotes: 0,
    frames: 0,
    others: [],
    rivals: null,
  }));
  const aligned = alignTo(reference);
  for (const [text, { frames, absent, whole, characters }] of said) {
    const worth = worthOf(text);
    const read = aligned(text).slots;
    let slotAt = 0;
    for (const slot of slots) {
      const { char, at } = read[slotAt] ?? NOTHING;
      slotAt += 1;
      const character = at === null ? undefined : characters[at];
      if (char === slot.char) slot.frames += frames;
      else if (!slot.others.includes(char)) slot.others.push(char);
      addVotes(slot, char, worth * (character?.votes ?? (char === '' ? absent : whole)));
      if (character !== undefined && character.runnersUp.size > 0) {
        for (const [guess, votes] of character.runnersUp) addVotes(slot, guess, worth * votes);
      }
    }
  }
  return slots;
}

const NOTHING: AlignedSlot = { char: '', at: null };

function addVotes(slot: OpenSlot, char: string, amount: number): void {
  // Whole, so that the sum does not depend on the order in which texts come.
  const votes = Math.round(amount);
  slot.allVotes += votes;
  if (char === slot.char) {
    slot.votes += votes;
  } else {
    slot.rivals ??= new Map();
    slot.rivals.set(char, (slot.rivals.get(char) ?? 0) + votes);
  }
}

function winner({ char, votes, rivals }: OpenSlot): string {
  if (rivals === null) return char;
  let [best, most] = [char, votes];
  for (const [rival, its] of rivals) {
    if (its > most || (its === most && rival < best)) [best, most] = [rival, its];
  }
  return best;
}
