import type { PlateDoubt } from '../../contract/words.ts';
import type { PlateReading, Reading } from '../reading.ts';
import type { Demand } from './demands.ts';
import { DEMANDS } from './demands.ts';
import { leavesNoDoubt } from './look-alike-swap.ts';
import { rowHeightPx } from './place.ts';
import { NOTHING_READ } from './settlement.ts';
import type { SettledBy, Settlement } from './settlement.ts';
import { testimonyOf } from './testimony.ts';
import type { Testimony } from './testimony.ts';
import { repairedReading } from './repaired-reading.ts';
import { trackPlates } from './tracks.ts';
import type { Track } from './tracks.ts';
import { vehicleTrack } from './vehicle-track.ts';
import type { VehicleTrack, VotedTrack } from './vehicle-track.ts';
import { vote } from './vote.ts';
import type { Ballot, Vote } from './vote.ts';

export interface SettleOptions {
  /**
   * Whether a text (A-Z 0-9) is a plate of the regions that the site's vehicles come from. Default: the site says nothing
   * of them, and any text with a digit may be a plate.
   */
  readonly fits?: (text: string) => boolean;
  /**
   * Puts look-alikes right where the formats leave no choice, in texts of readers and witnesses alike; as long as what
   * was read. Default: nothing is put right.
   */
  readonly repair?: (text: string) => string;
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

/** Frames that are heard: what was read long ago may have been the vehicle before. */
export const FRAMES_HEARD = 28;

/** A text that is no plate says little against one that is. */
const NO_PLATE_WEIGHT = 0.3;

/** Higher rows are read no better (20 px are comfortable). */
const COMFORTABLE_ROW_PX = 20;

/**
 * Settles the readings of one passage into the plate of its vehicle: plates are followed through the frames, the one
 * that behaves like the vehicle's is voted on character by character, and what comes out is settled when frames and
 * readers agree on it as `DEMANDS` asks. A settled text was read whole in frames, the newest one of them: it is never
 * put together, and never that of a vehicle that has gone. The order of the readings does not matter.
 */
export function settle(readings: readonly Reading[], options: SettleOptions = {}): Settlement {
  const instants = [...new Set(readings.map(({ takenAt }) => takenAt))].sort((a, b) => a - b);
  if (instants.length === 0) return NOTHING_READ;
  const heardFrom = instants.at(-FRAMES_HEARD) ?? -Infinity;
  const repair = options.repair && remembered(options.repair);
  const heard = readings
    .filter(({ takenAt }) => takenAt >= heardFrom)
    .map((reading) => (repair === undefined ? reading : repairedReading(reading, repair)));
  const newestFrame = Math.min(instants.length, FRAMES_HEARD) - 1;
  const { isFixture = () => false } = options;
  const voted = trackPlates(heard)
    .filter((track) => !track.some(({ plate }) => isFixture(plate)))
    .map((track) => votedTrack(track, 0, options));
  const vehicle = vehicleTrack(voted, newestFrame);
  if (vehicle === null) return { state: 'nothing', frames: instants.length };
  return conclude({
    vehicle: withDissent(vehicle, voted, options),
    newestFrame,
    frames: instants.length,
    options,
  });
}

interface Findings {
  readonly vehicle: VehicleTrack;
  readonly newestFrame: number;
  /** That were looked at. */
  readonly frames: number;
  readonly options: SettleOptions;
}

function conclude({ vehicle, newestFrame, frames, options }: Findings): Settlement {
  const { track, vote } = vehicle;
  const { text } = vote;
  const fits = options.fits ?? isAnyPlate;
  const plates = track.map(({ plate }) => plate);
  const testimony = testimonyOf(text, plates, fits);
  const refuse = (why: PlateDoubt): Settlement => ({ state: 'tentative', best: text, frames, why });

  if (vehicle.hasRival) return refuse('several-plates');
  if (!vehicle.isPlateLike) return refuse('no-format');
  const newest = track.at(-1);
  if (newest?.frame !== newestFrame) return refuse('newest-differs');
  if (vote.whole === 0) return refuse('never-read-whole');
  if (newest.plate.text !== text) return refuse('newest-differs');
  if (options.known?.has(text) === false && options.known.hasNeighbour(text)) return refuse('nearly-known');

  let why: PlateDoubt | null = null;
  for (const settledBy of possibleGrounds(text, testimony, options)) {
    const doubt = doubtOf(vote, testimony, DEMANDS[settledBy]);
    if (doubt === null) {
      const whole = track.filter(({ plate }) => plate.text === text);
      const readers = new Set([...whole.map(({ reader }) => reader), ...testimony.readers]);
      return {
        state: 'settled',
        plate: text,
        frames: vote.whole,
        readers: [...readers].sort(),
        margin: leastShare(vote),
        settledBy,
      };
    }
    why ??= doubt;
  }
  return refuse(why ?? 'too-few-frames');
}

/** What a text may be settled by, the easiest first. */
function possibleGrounds(
  text: string,
  { isGiven }: Testimony,
  { fits, known }: SettleOptions,
): readonly SettledBy[] {
  const grounds: SettledBy[] = [];
  if (known?.has(text) === true && !known.hasNeighbour(text)) grounds.push('known');
  if (isGiven) grounds.push('witness');
  else if (fits !== undefined && leavesNoDoubt(text, fits)) grounds.push('format');
  else grounds.push('frames');
  return grounds;
}

function doubtOf(vote: Vote, testimony: Testimony, demand: Demand): PlateDoubt | null {
  if (vote.whole < demand.wholeFrames) return 'too-few-frames';
  if (leastShare(vote) < demand.share) return 'frames-differ';
  if (vote.slots.some(({ frames }) => frames < demand.frames)) return 'too-few-frames';
  if (demand.confirmations === 0) return null;
  const { confirmations, contradictions, others } = testimony;
  const isContradicted = contradictions > demand.contradictions * confirmations;
  // What both readers read in some frame is likelier there than what one of them misread.
  const isDoubtedByBoth = vote.slots.some((slot, at) => slot.others.some((char) => others[at]?.has(char)));
  if (isContradicted || isDoubtedByBoth) return 'witness-differs';
  return confirmations < demand.confirmations ? 'too-few-frames' : null;
}

function leastShare({ slots }: Vote): number {
  return Math.min(...slots.map(({ share }) => share));
}

function votedTrack(track: Track, dissent: number, options: SettleOptions): VotedTrack {
  const { weightOf = weightBySize } = options;
  const [first, ...rest] = track;
  const ballot = (plate: PlateReading): Ballot => ({
    plate,
    weight: weightOf(plate) * (isPlateLike(plate.text, options) ? 1 : NO_PLATE_WEIGHT),
  });
  const result = vote([ballot(first.plate), ...rest.map(({ plate }) => ballot(plate))], dissent);
  return { track, vote: result, isPlateLike: isPlateLike(result.text, options) };
}

/** Frames that show another plate instead of this one speak against it, from the frame on in which it was first seen. */
function withDissent(
  vehicle: VehicleTrack,
  all: readonly VotedTrack[],
  options: SettleOptions,
): VehicleTrack {
  const { weightOf = weightBySize } = options;
  const own = new Set(vehicle.track.map(({ frame }) => frame));
  const [{ frame: firstFrame }] = vehicle.track;
  const against = new Map<number, number>();
  for (const { track, isPlateLike } of all) {
    if (!isPlateLike || track === vehicle.track) continue;
    for (const { frame, plate } of track) {
      if (frame > firstFrame && !own.has(frame)) {
        against.set(frame, Math.max(against.get(frame) ?? 0, weightOf(plate)));
      }
    }
  }
  if (against.size === 0) return vehicle;
  const dissent = [...against.values()].reduce((sum, weight) => sum + weight, 0);
  return { ...vehicle, vote: votedTrack(vehicle.track, dissent, options).vote };
}

function isPlateLike(text: string, { fits = isAnyPlate, known }: SettleOptions): boolean {
  return fits(text) || known?.has(text) === true;
}

/** Frames of one vehicle repeat each other. */
function remembered(repair: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const result = known.get(text) ?? repair(text);
    known.set(text, result);
    return result;
  };
}

/** Words on bumpers have no digits; hardly any plate has none. */
function isAnyPlate(text: string): boolean {
  return /\d/.test(text);
}

function weightBySize(plate: PlateReading): number {
  return Math.min(Math.max(rowHeightPx(plate), 1), COMFORTABLE_ROW_PX);
}
