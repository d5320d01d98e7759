import { regionsOf } from '../formats/fits-region.ts';
import { REGIONS } from '../formats/region.ts';
import type { PlateReading } from '../reading.ts';

/** Whether a text (A-Z 0-9) is a plate of the regions that the site's vehicles come from. */
export type Fits = (text: string) => boolean;

/** What the site knows; it may change from frame to frame. */
export interface SiteKnowledge {
  /** The plates that the site knows. Default: none. */
  readonly known?: KnownPlates;
  /** Whether a reading is of something that belongs to the picture, not to a vehicle. Default: nothing is. */
  readonly isPartOfPicture?: (plate: PlateReading) => boolean;
}

export interface SettleOptions extends SiteKnowledge {
  /** Default: the site says nothing of its regions, and any text with a digit may be a plate. */
  readonly fits?: Fits;
}

export interface KnownPlates {
  readonly has: (text: string) => boolean;
  /** Whether there is another one that is one character put in, left out or replaced away. */
  readonly hasNeighbour: (text: string) => boolean;
}

/** 0: it is none; 1: it may be that of a vehicle from elsewhere; 2: it may be one that comes to this site. */
export type PlateLikeness = 0 | 1 | 2;

/** Shorter texts have the format of a plate somewhere whatever they say: `V6` and `R32` do. */
const SHORTEST_FROM_ELSEWHERE = 4;

/** How much like a plate a text is that the site does not know. */
export function likenessByFormat(text: string, fits: Fits | undefined): PlateLikeness {
  // Words on bumpers have no digits; hardly any plate has none.
  if (fits === undefined) return /\d/.test(text) ? 2 : 0;
  if (fits(text)) return 2;
  return text.length >= SHORTEST_FROM_ELSEWHERE && regionsOf(text, REGIONS).length > 0 ? 1 : 0;
}
