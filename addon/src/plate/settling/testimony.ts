import type { Account } from './account.ts';
import { align, slotsOf } from './alignment.ts';
import { looksLike } from './looks-like.ts';
import type { Fits } from './settle-options.ts';

/** What the witnesses say to a text. */
export interface Testimony {
  /** Readings of witnesses that say the same, for the character to which the fewest do. */
  readonly confirmations: number;
  /** Readings of witnesses that say one other thing, for the character and the other thing to which the most do. */
  readonly contradictions: number;
  /** What witnesses read instead, and in how many readings, by slot of the text. */
  readonly others: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Names of the witnesses that read each character the same, in whatever frames, sorted. */
  readonly readers: readonly string[];
}

/** What one reading of a witness says to a text. */
export interface Opinion {
  /** Slots of the text that it does not confirm. */
  readonly unconfirmed: readonly number[];
  /** What it read instead, where that may be right. */
  readonly contradicted: readonly { readonly slot: number; readonly other: string }[];
}

/**
 * A witness that reads so little of a text looked at something else, and aligning the two would find objections by
 * chance. A judgement: settle.test.ts needs it to be well below 0.9, for one wrong character of ten is no such thing.
 */
const LEAST_LIKENESS = 0.5;

/**
 * Asks the witnesses of a plate character by character: one that misreads a character is still a witness of the others.
 *
 * @param opinionOf what a witness says by what it read (see `opinionOn`).
 */
export function testimonyOf(
  witnessed: Account['witnessed'],
  opinionOf: (said: string) => Opinion | null,
): Testimony {
  let heard = 0;
  const unconfirmed = new Map<number, number>();
  const others = new Map<number, Map<string, number>>();
  const readers: string[] = [];
  for (const [reader, texts] of witnessed) {
    const missing: (readonly number[])[] = [];
    for (const [said, times] of texts) {
      const opinion = opinionOf(said);
      if (opinion === null) continue;
      heard += times;
      for (const slot of opinion.unconfirmed) add(unconfirmed, slot, times);
      for (const { slot, other } of opinion.contradicted) {
        const instead = others.get(slot) ?? new Map<string, number>();
        others.set(slot, instead);
        add(instead, other, times);
      }
      missing.push(opinion.unconfirmed);
    }
    const [first, ...rest] = missing;
    if (first?.every((slot) => rest.some((slots) => !slots.includes(slot))) === true) readers.push(reader);
  }
  let contradictions = 0;
  for (const instead of others.values()) contradictions = Math.max(contradictions, mostOf(instead));
  return {
    confirmations: heard - mostOf(unconfirmed),
    contradictions,
    others,
    readers: readers.sort(),
  };
}

/**
 * What a witness says to a text by what it read; null where it looked at something else.
 *
 * @param fits whether a text is a plate. What would make it none is the witness's own mistake and contradicts nothing; a
 *   look-alike among that even confirms. Without it any text may be a plate.
 */
export function opinionOn(text: string, said: string, fits: Fits = () => true): Opinion | null {
  const alignment = align(text, said);
  if (alignment.likeness < LEAST_LIKENESS) return null;
  const slots = slotsOf(text);
  const differing = alignment.slots.flatMap(({ char: other }, slot) => {
    const own = slots[slot] ?? '';
    return other === own ? [] : [{ slot, own, other, mayBe: fits(slots.with(slot, other).join('')) }];
  });
  const unlike = differing.filter(({ own, other, mayBe }) => mayBe || !looksLike(own, other));
  return {
    unconfirmed: unlike.map(({ slot }) => slot),
    contradicted: unlike.filter(({ mayBe }) => mayBe),
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function mostOf(counts: ReadonlyMap<unknown, number>): number {
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most;
}
