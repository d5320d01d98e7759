import type { Reading } from './reading.ts';

/** What several readings of one vehicle amount to. */
export type Settlement =
  | { readonly state: 'nothing'; readonly frames: number }
  | { readonly state: 'tentative'; readonly best: string; readonly frames: number }
  | {
      readonly state: 'settled';
      readonly plate: string;
      /** Frames that agree on it. */
      readonly frames: number;
      /** Names of the readers that agree on it. */
      readonly readers: readonly string[];
    };

export const NOTHING_READ: Settlement = { state: 'nothing', frames: 0 };

/**
 * Frames that must agree before a text is a plate. One is never enough: wrong reads come with a confidence of 0.9997
 * and more as often as right ones, so the figure that a reader gives cannot replace a second look.
 */
const FRAMES_TO_SETTLE = 2;

/**
 * Frames by which the leading text must be ahead of the next one. A single stray misread costs one more frame instead
 * of opening to the text that happened to come twice.
 */
const LEAD_TO_SETTLE = 2;

/** Frames that are heard: what was read long ago may have been the vehicle before. */
export const FRAMES_HEARD = 8;

interface Witnesses {
  readonly frames: Set<number>;
  readonly readers: Set<string>;
  confidence: number;
}

/**
 * Settles the readings of one vehicle: the surest plate of each of the newest frames is a vote for its exact text; texts
 * that differ in one character are different plates. Readings of the same instant are one frame, however many readers
 * saw it. The newest frame must be a witness: else another vehicle may stand there by now.
 */
export function settle(readings: readonly Reading[]): Settlement {
  const votes = new Map<string, Witnesses>();
  const frames = new Set(readings.map(({ takenAt }) => takenAt));
  const newest = Math.max(...frames);
  const heard = new Set([...frames].sort((a, b) => b - a).slice(0, FRAMES_HEARD));
  for (const reading of readings) {
    if (!heard.has(reading.takenAt)) continue;
    const plate = reading.plates[0];
    if (plate === undefined) continue;
    const witnesses = votes.get(plate.text) ?? { frames: new Set(), readers: new Set(), confidence: 0 };
    witnesses.frames.add(reading.takenAt);
    witnesses.readers.add(reading.reader);
    witnesses.confidence += plate.confidence;
    votes.set(plate.text, witnesses);
  }
  const [first, second] = [...votes].sort(
    ([, a], [, b]) => b.frames.size - a.frames.size || b.confidence - a.confidence,
  );
  if (first === undefined) return { state: 'nothing', frames: frames.size };
  const [text, witnesses] = first;
  const agreeing = witnesses.frames.size;
  const lead = agreeing - (second?.[1].frames.size ?? 0);
  const isFresh = witnesses.frames.has(newest);
  return isFresh && agreeing >= FRAMES_TO_SETTLE && lead >= LEAD_TO_SETTLE
    ? { state: 'settled', plate: text, frames: agreeing, readers: [...witnesses.readers].sort() }
    : { state: 'tentative', best: text, frames: frames.size };
}
