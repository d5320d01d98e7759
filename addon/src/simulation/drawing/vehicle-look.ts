import type { Random } from '../random.ts';
import { PLATE_COUNTRIES, plateOf } from './plate-format.ts';
import type { PlateLook } from './plate-drawing.ts';

export const BODIES = ['hatchback', 'saloon', 'suv', 'van'] as const;
export type BodyName = (typeof BODIES)[number];

export const PAINTS = {
  white: '#e9eaea',
  silver: '#a9adb1',
  grey: '#5c6167',
  black: '#17181b',
  blue: '#1d3f77',
  red: '#98161c',
  green: '#2c4a38',
  brown: '#5d4634',
  yellow: '#dba915',
  teal: '#176a70',
} as const;
export type PaintName = keyof typeof PAINTS;

/** What one vehicle looks like, wherever it is. */
export interface VehicleLook extends PlateLook {
  readonly body: BodyName;
  readonly colour: PaintName;
  /** 0 washed, 1 caked. */
  readonly dirt: number;
  /** Which of a few faces (lamps, grille) it has: 0, 1 or 2. */
  readonly face: number;
}

const COMMON_PAINTS: readonly PaintName[] = [
  'white',
  'white',
  'silver',
  'grey',
  'grey',
  'black',
  'black',
  'blue',
  'red',
];
const RARE_PAINTS: readonly PaintName[] = ['green', 'brown', 'yellow', 'teal'];

/** A believable vehicle: common colours are common, a few are dirty, some plates have two rows. */
export function vehicleLook(random: Random): VehicleLook {
  const country = random.pick(PLATE_COUNTRIES);
  const body = random.pick(BODIES);
  const commercial = random.chance(body === 'van' ? 0.6 : 0.12);
  return {
    country,
    plate: plateOf(country, random.fork('plate')),
    show: 'front',
    twoRow: random.chance(country === 'IN' ? 0.25 : 0.08),
    commercial,
    body,
    colour: random.pick(random.chance(0.85) ? COMMON_PAINTS : RARE_PAINTS),
    dirt: random.chance(0.2) ? random.between(0.3, 0.9) : random.between(0, 0.2),
    face: random.integer(0, 2),
  };
}
