import type { Instant } from './words.ts';

/** What the cameras made of a passage, kept with it. */
export interface Sight {
  /** Pictures that were read. */
  readonly frames: number;
  /** Those in which a plate was found, and in which characters were read. */
  readonly found: number;
  readonly read: number;
  /** Mean grey of the pictures, 0 to 255; null: not measured. */
  readonly brightness: number | null;
  /** What a person can do about pictures that are hard to read. */
  readonly advice: string | null;
  /** The first picture was taken then. */
  readonly firstAt: Instant | null;
}
