import type { PlateReading } from '../reading.ts';

export interface SettleOptions {
  /**
   * Whether a text (A-Z 0-9) is a plate of the regions that the site's vehicles come from. Default: the site says nothing
   * of them, and any text with a digit may be a plate.
   */
  readonly fits?: (text: string) => boolean;
  /** The plates that the site knows. Default: none. */
  readonly known?: KnownPlates;
  /** How much a reading counts beside the others of its plate, above 0. Default: by the height of its characters. */
  readonly weightOf?: (plate: PlateReading) => number;
  /** Whether a reading is of something that belongs to the picture, not to a vehicle. Default: nothing is. */
  readonly isFixture?: (plate: PlateReading) => boolean;
}

export interface KnownPlates {
  readonly has: (text: string) => boolean;
  /** Whether there is another one that is one character put in, left out or replaced away. */
  readonly hasNeighbour: (text: string) => boolean;
}

/** Whether a text may be a plate at all: it has a format of the site's regions, or the site knows it. */
export function isPlateLike(text: string, { fits = hasDigit, known }: SettleOptions): boolean {
  return fits(text) || known?.has(text) === true;
}

/** Words on bumpers have no digits; hardly any plate has none. */
function hasDigit(text: string): boolean {
  return /\d/.test(text);
}
