import type { Box } from '../../src/plate/reading.ts';

/** What one contestant made of all photos. Plain data: it comes from another process. */
export interface ContestantAnswers {
  readonly contestant: string;
  readonly kind: 'reader' | 'finder' | 'recogniser';
  /** From the call that opens it until it could read. */
  readonly startMs: number;
  /** Largest resident set of its process, in megabytes. */
  readonly peakMb: number;
  /** One for each photo, in their order. */
  readonly photos: readonly PhotoAnswer[];
}

export interface PhotoAnswer {
  /** Surest first; of a recogniser one for each labelled box. Null when the photo could not be opened. */
  readonly plates: readonly AnsweredPlate[] | null;
  /** Processor time of all threads of the process. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

export interface AnsweredPlate {
  readonly box: Box;
  /** A-Z 0-9; empty where nothing was read or nothing is read. */
  readonly text: string;
  /** What else it may be, best first. */
  readonly candidates: readonly string[];
}
