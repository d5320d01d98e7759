import type { PlateReading } from '../reading.ts';
import { alignerTo, likeness, slotsOf } from './alignment.ts';
import { isForced } from './look-alike-swap.ts';

/** What the witnesses say to a text. */
export interface Testimony {
  /** There were witnesses, whatever they said. */
  readonly isGiven: boolean;
  /** Frames in which a witness read the same, for the character of which that is said least. */
  readonly confirmations: number;
  /** Frames in which a witness read one other thing, for the character and the other thing of which that is said most. */
  readonly contradictions: number;
  /** For each slot of the text what witnesses read there instead. */
  readonly others: readonly ReadonlySet<string>[];
  /** Names of the witnesses that read each character the same, in whatever frames, sorted. */
  readonly readers: readonly string[];
}

/** A witness that reads so little of a text looked at something else. */
const LEAST_LIKENESS = 0.5;

/**
 * Asks the witnesses of a plate character by character: one that misreads a character is still a witness of the others.
 *
 * @param fits whether a text is a plate; a look-alike that would make it none is no contradiction.
 */
export function testimonyOf(
  text: string,
  plates: readonly PlateReading[],
  fits: (text: string) => boolean,
): Testimony {
  const slots = slotsOf(text);
  const alignTo = alignerTo(text);
  const confirmed = slots.map(() => 0);
  const contradicted = slots.map(() => new Map<string, number>());
  const unheard = new Map<string, Set<number>>();
  for (const { witnesses } of plates) {
    const confirmedHere = new Set<number>();
    const contradictedHere = new Map<string, { readonly slot: number; readonly char: string }>();
    for (const witness of witnesses) {
      if (likeness(text, witness.text) < LEAST_LIKENESS) continue;
      const missing = unheard.get(witness.reader) ?? new Set(slots.keys());
      unheard.set(witness.reader, missing);
      for (const [slot, char] of alignTo(witness.text).slots.entries()) {
        if (char === slots[slot] || (slot % 2 === 1 && isForced(text, (slot - 1) / 2, char, fits))) {
          confirmedHere.add(slot);
          missing.delete(slot);
        } else {
          contradictedHere.set(`${slot} ${char}`, { slot, char });
        }
      }
    }
    for (const slot of confirmedHere) confirmed[slot] = (confirmed[slot] ?? 0) + 1;
    for (const { slot, char } of contradictedHere.values()) {
      contradicted[slot]?.set(char, (contradicted[slot].get(char) ?? 0) + 1);
    }
  }
  return {
    isGiven: plates.some(({ witnesses }) => witnesses.length > 0),
    confirmations: Math.min(...confirmed),
    contradictions: Math.max(...contradicted.flatMap((votes) => [...votes.values()]), 0),
    others: contradicted.map((votes) => new Set(votes.keys())),
    readers: [...unheard].flatMap(([reader, missing]) => (missing.size === 0 ? [reader] : [])).sort(),
  };
}
