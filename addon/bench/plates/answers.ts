import type { Box } from '../../src/plate/reading.ts';

/** What one contestant made of all photos. Plain data: it comes from another process. */
export interface ContestantAnswers {
  readonly contestant: string;
  readonly kind: 'reader' | 'finder' | 'recogniser';
  /** From the call that opens it until it could read; null where that cannot be told. */
  readonly startMs: number | null;
  /** Largest resident set of its process, in megabytes; null where that cannot be told. */
  readonly peakMb: number | null;
  /** One for each photo, in their order. */
  readonly photos: readonly PhotoAnswer[];
}

export interface PhotoAnswer {
  /** Surest first; of a recogniser one for each labelled box. Null when the photo could not be opened. */
  readonly plates: readonly AnsweredPlate[] | null;
  /** Processor time of all threads of the process; null where that cannot be told. */
  readonly cpuMs: number | null;
  readonly wallMs: number | null;
}

export interface AnsweredPlate {
  readonly box: Box;
  /** A-Z 0-9; empty where nothing was read or nothing is read. */
  readonly text: string;
  /** What else it may be, best first. */
  readonly candidates: readonly string[];
}

/** In place of an answer to a photo that could not be opened. */
export const UNOPENED: PhotoAnswer = { plates: null, cpuMs: null, wallMs: null };

/** What came of asking a contestant. */
export type ContestantResult =
  | { readonly ok: true; readonly answers: ContestantAnswers }
  /** One sentence. */
  | { readonly ok: false; readonly reason: string };
