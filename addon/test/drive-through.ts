import type { Direction, SensorPlace } from '../src/contract/words.ts';
import type { MonthSite, Seen } from './month-site.ts';

const PATHS = {
  in: ['outside', 'beam', 'inside'],
  out: ['inside', 'beam', 'outside'],
} as const satisfies Record<Direction, readonly SensorPlace[]>;

/** From one sensor to the next. */
const STEP_MS = 700;
/** The arm goes up, or somebody has it go up for who could not be read. */
const LOOK_MS = 1_000;
const PATIENCE_MS = 30_000;
/** The lane is seen to be clear, and the arm comes down. */
const CLOSING_MS = 7_000;

export interface WayThrough {
  readonly gateId: string;
  readonly direction: Direction;
  readonly seen: Seen;
  /** Who follows under the same arm, with a gap that sensors can see; null: nobody. */
  readonly behind: Seen | null;
  /** What happens when it is under the arm, and that is the last that the site sees of it; null: nothing. */
  readonly underArm: (() => Promise<void>) | null;
}

/** A vehicle waits for the arm and goes through. */
export async function driveThrough(
  site: MonthSite,
  { gateId, direction, seen, behind, underArm }: WayThrough,
): Promise<void> {
  const { sensors, comers } = site.lane(gateId);
  const [start, middle, end] = PATHS[direction];
  const moves = (place: SensorPlace, covered: boolean): void => {
    sensors.cover(place, covered);
    site.clock.advance(STEP_MS);
  };
  comers.push(seen);
  moves(start, true);
  await untilArmIsUp(site, gateId);
  moves(middle, true);
  moves(end, true);
  moves(start, false);
  if (underArm !== null) {
    await site.waits(LOOK_MS);
    await underArm();
    return;
  }
  if (behind !== null) {
    comers.push(behind);
    moves(middle, false);
    moves(start, true);
    moves(end, false);
    moves(middle, true);
    moves(end, true);
    moves(start, false);
  }
  moves(middle, false);
  moves(end, false);
  await site.waits(CLOSING_MS);
  comers.length = 0;
}

/** It comes up to the beam and goes back. */
export async function turnBack(site: MonthSite, gateId: string, seen: Seen): Promise<void> {
  const { sensors, comers } = site.lane(gateId);
  comers.push(seen);
  sensors.cover('outside', true);
  if (seen.mayCome) {
    await untilArmIsUp(site, gateId);
    sensors.cover('beam', true);
    site.clock.advance(STEP_MS);
    sensors.cover('beam', false);
    site.clock.advance(STEP_MS);
  }
  await site.waits(LOOK_MS);
  sensors.cover('outside', false);
  await site.waits(CLOSING_MS);
  comers.length = 0;
}

async function untilArmIsUp(site: MonthSite, gateId: string): Promise<void> {
  const { isArmUp } = site.lane(gateId);
  for (let gone = 0; gone < PATIENCE_MS && !isArmUp(); gone += LOOK_MS) await site.waits(LOOK_MS);
}
