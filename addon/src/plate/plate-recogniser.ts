import type { Pixels } from './pixels.ts';
import type { FoundPlate } from './plate-finder.ts';
import type { CharacterReading, RegionGuess } from './reading.ts';

/** The text of one plate. */
export interface PlateText {
  /** Without separators, in reading order. */
  readonly characters: readonly CharacterReading[];
  /** A-Z 0-9, and `-` wherever something parts groups. */
  readonly raw: string;
  /** 0 to 1, of the whole text. */
  readonly confidence: number;
  readonly rows: 1 | 2;
  /** Null where the recogniser cannot tell. */
  readonly region: RegionGuess | null;
}

/** Reads the text of a plate whose place is known: a main reader, or a witness beside it. Keeps nothing between plates. */
export interface PlateRecogniser {
  /** Stable, kebab-case; witnesses in decisions are named by it. */
  readonly name: string;
  /**
   * @param picture the same that the plate was found in
   * Null when it reads no text there.
   */
  recognise(picture: Pixels, plate: FoundPlate): Promise<PlateText | null>;
  close(): Promise<void>;
}
