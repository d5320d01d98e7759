import type { PlateReading } from '../reading.ts';
import { align, likeness, slotsOf } from './alignment.ts';
import { looksLike } from './looks-like.ts';

/** What the witnesses say to a text. */
export interface Testimony {
  /** Readings of witnesses that say the same, for the character to which the fewest do. */
  readonly confirmations: number;
  /** Readings of witnesses that say one other thing, for the character and the other thing to which the most do. */
  readonly contradictions: number;
  /** For each slot of the text what witnesses read there instead. */
  readonly others: readonly ReadonlySet<string>[];
  /** Names of the witnesses that read each character the same, in whatever frames, sorted. */
  readonly readers: readonly string[];
}

/**
 * A witness that reads so little of a text looked at something else, and aligning the two would find objections by
 * chance. A judgement: settle.test.ts needs it to be well below 0.9, for one wrong character of ten is no such thing.
 */
const LEAST_LIKENESS = 0.5;

/**
 * Asks the witnesses of a plate character by character: one that misreads a character is still a witness of the others.
 *
 * @param fits whether a text is a plate. What would make it none is the witness's own mistake and contradicts nothing; a
 *   look-alike among that even confirms.
 */
export function testimonyOf(
  text: string,
  plates: readonly PlateReading[],
  fits: (text: string) => boolean,
): Testimony {
  const slots = slotsOf(text);
  const confirmed = slots.map(() => 0);
  const contradicted = slots.map(() => new Map<string, number>());
  const unread = new Map<string, Set<number>>();
  const judge = judgeOf(text, fits);
  for (const [reader, times] of saidByWitnesses(plates)) {
    const missing = new Set(slots.keys());
    unread.set(reader, missing);
    for (const [said, frames] of times) {
      for (const { slot, other } of judge(said)) {
        if (other === null) {
          confirmed[slot] = (confirmed[slot] ?? 0) + frames;
          missing.delete(slot);
        } else {
          contradicted[slot]?.set(other, (contradicted[slot].get(other) ?? 0) + frames);
        }
      }
    }
  }
  return {
    confirmations: Math.min(...confirmed),
    contradictions: Math.max(...contradicted.flatMap((votes) => [...votes.values()]), 0),
    others: contradicted.map((votes) => new Set(votes.keys())),
    readers: [...unread].flatMap(([reader, missing]) => (missing.size === 0 ? [reader] : [])).sort(),
  };
}

/** For each witness how often it said what: witnesses repeat themselves from frame to frame. */
function saidByWitnesses(plates: readonly PlateReading[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const said = new Map<string, Map<string, number>>();
  for (const { witnesses } of plates) {
    for (const { reader, text } of witnesses) {
      const times = said.get(reader) ?? new Map<string, number>();
      said.set(reader, times.set(text, (times.get(text) ?? 0) + 1));
    }
  }
  return said;
}

interface Statement {
  readonly slot: number;
  /** What the witness read there instead; null when it confirms the text. */
  readonly other: string | null;
}

function judgeOf(text: string, fits: (text: string) => boolean): (said: string) => readonly Statement[] {
  const slots = slotsOf(text);
  return (said) => {
    if (likeness(text, said) < LEAST_LIKENESS) return [];
    return align(text, said).slots.flatMap((char, slot): readonly Statement[] => {
      const own = slots[slot] ?? '';
      if (char === own) return [{ slot, other: null }];
      if (fits(slots.with(slot, char).join(''))) return [{ slot, other: char }];
      return looksLike(own, char) ? [{ slot, other: null }] : [];
    });
  };
}
