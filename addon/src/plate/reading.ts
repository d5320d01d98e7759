import type { Instant } from '../contract/words.ts';

/** In pixels of the picture as a person sees it (after EXIF rotation), left and top edge inclusive. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PlateCandidate {
  /** A-Z 0-9, without separators. */
  readonly text: string;
  /** 0 to 1, the reader's own measure; it orders candidates and never opens a gate. */
  readonly confidence: number;
}

/** One plate found and read in one picture. */
export interface PlateReading extends PlateCandidate {
  /** One score (0 to 1) for each character of `text`. */
  readonly characters: readonly number[];
  readonly box: Box;
  /** Other texts that it may be, best first, without `text`. */
  readonly candidates: readonly PlateCandidate[];
}

/** What a reader makes of one picture. An empty list of plates is an answer, not an error. */
export interface PictureReading {
  /** Surest plate first. */
  readonly plates: readonly PlateReading[];
  /** Name of the reader. */
  readonly reader: string;
  readonly wallMs: number;
  /** Processor time of the process while it read, in milliseconds; of all threads, so only meaningful one at a time. */
  readonly cpuMs: number;
}

/** A picture's reading as a witness in a passage. */
export interface Reading extends PictureReading {
  readonly takenAt: Instant;
}
