import type { Pixels } from './pixels.ts';
import type { Quad } from './reading.ts';

/** Where a plate is in a picture. */
export interface FoundPlate {
  /** In pixels of the picture that was searched; may lie outside of it where the plate is cut off. */
  readonly corners: Quad;
  /** 0 to 1, the finder's own measure. */
  readonly score: number;
  /** Probability that its characters stand in two rows; null where the finder cannot tell. */
  readonly twoRows: number | null;
}

/** Finds plates in a picture. Keeps nothing between pictures; reads of one finder do not overlap. */
export interface PlateFinder {
  /** Stable, kebab-case. */
  readonly name: string;
  /** Surest first, each plate once. */
  find(picture: Pixels): Promise<readonly FoundPlate[]>;
  close(): Promise<void>;
}
