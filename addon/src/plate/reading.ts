import type { Instant } from '../contract/words.ts';
import type { Advice, PlateQuality } from './quality/plate-quality.ts';

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

/** In pixels of the picture as a person sees it, from the left and from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of a plate in the order of its text: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** A character that was read, with what else it may be. */
export interface CharacterReading {
  /** A-Z or 0-9. */
  readonly char: string;
  /** 0 to 1, the reader's own measure. */
  readonly score: number;
  /** Best first. */
  readonly runnersUp: readonly CharacterGuess[];
}

export interface CharacterGuess {
  readonly char: string;
  readonly score: number;
}

/** What a second, independent reader makes of the same plate in the same picture. */
export interface WitnessReading {
  /** Name of the reader. */
  readonly reader: string;
  /** A-Z 0-9; empty when it read nothing. */
  readonly text: string;
  readonly confidence: number;
}

/** Where a plate seems to come from. */
export interface RegionGuess {
  /** ISO 3166-1 alpha-2 or, for a state, 3166-2. */
  readonly code: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** One plate found and read in one picture. */
export interface PlateReading extends PlateCandidate {
  /** One for each character of `text`. */
  readonly characters: readonly CharacterReading[];
  /** As it was read, before any repair: A-Z 0-9, and `-` wherever a dash, a dot, a seal or a gap parts groups. */
  readonly raw: string;
  readonly box: Box;
  /** Null where the reader only knows the box. */
  readonly corners: Quad | null;
  readonly rows: 1 | 2;
  /** Null where the reader cannot tell. */
  readonly region: RegionGuess | null;
  /** What the other readers make of it; empty when none was asked. */
  readonly witnesses: readonly WitnessReading[];
  /** Other texts that it may be, best first, without `text`. */
  readonly candidates: readonly PlateCandidate[];
  /** Null where the reader does not measure it. */
  readonly quality: PlateQuality | null;
}

/** What a reader makes of one picture. An empty list of plates is an answer, not an error. */
export interface PictureReading {
  /** Surest plate first. */
  readonly plates: readonly PlateReading[];
  /** How many places of it look like a plate, with those in which no characters were read; absent: as many as `plates`. */
  readonly found?: number;
  /** Mean brightness of the picture, 0 to 255; absent where nobody measured it. */
  readonly brightness?: number;
  /** What a person can do about a picture that is hard to read; null when nothing is in the way, or when nobody knows. */
  readonly advice: Advice | null;
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
