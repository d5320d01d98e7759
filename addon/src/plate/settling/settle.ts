import type { PlateReading, Reading } from '../reading.ts';
import { conclude } from './conclude.ts';
import { WITNESSED } from './demands.ts';
import { rowHeightPx } from './place.ts';
import { plateLikeness } from './settle-options.ts';
import type { SettleOptions } from './settle-options.ts';
import { NOTHING_READ } from './settlement.ts';
import type { Settlement } from './settlement.ts';
import { trackPlates } from './tracks.ts';
import type { Track } from './tracks.ts';
import { vehicleTrack } from './vehicle-track.ts';
import type { VehicleTrack, VotedTrack } from './vehicle-track.ts';
import { vote } from './vote.ts';
import type { Ballot } from './vote.ts';

/** As many frames may miss or misread the plate. A judgement. */
const FRAMES_TO_SPARE = 5;

/**
 * Frames that are heard: what was read long ago may have been the vehicle before. A witness that contradicted once and
 * confirmed often enough to make up for it takes the most of them; who is contradicted twice would take twice as many.
 */
export const FRAMES_HEARD = WITNESSED.confirmationsPerContradiction + 1 + FRAMES_TO_SPARE;

/**
 * A text that is no plate says little against one that is. Chosen on simulated passages (`npm run bench:settling`): at 1,
 * one of 100 known vehicles more is not settled, and as many are settled wrong.
 */
const NO_PLATE_WEIGHT = 0.3;

/**
 * Another plate in the place of the vehicle's is worse than a character that may be another one. Chosen so that of two
 * plates that are read in turn (settle.test.ts) neither is settled, also where the site knows one: that has to be read in
 * more than two of three frames.
 */
const DISSENT = 2;

/** Higher rows are read no better (20 px are comfortable); a judgement, not measured. */
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
  const heard = readings.filter(({ takenAt }) => takenAt >= heardFrom);
  const newestFrame = Math.min(instants.length, FRAMES_HEARD) - 1;
  const { isPartOfPicture = () => false } = options;
  const ballots = ballotsFor(options);
  const voted = trackPlates(heard)
    .filter((track) => !track.some(({ plate }) => isPartOfPicture(plate)))
    .map((track): VotedTrack => {
      const result = vote(ballots(track));
      return { track, vote: result, likeness: plateLikeness(result.text, options) };
    });
  const chosen = vehicleTrack(voted, newestFrame);
  if (chosen === null) return { state: 'nothing', frames: instants.length };
  const dissent = dissentFrom(chosen, voted);
  const vehicle = dissent === 0 ? chosen : { ...chosen, vote: vote(ballots(chosen.track), dissent) };
  return conclude({ vehicle, newestFrame, frames: instants.length, options });
}

function ballotsFor(options: SettleOptions): (track: Track) => readonly [Ballot, ...Ballot[]] {
  // The same few texts come in frame after frame.
  const canBePlate = new Map<string, boolean>();
  const ballot = (plate: PlateReading): Ballot => {
    const isPlate = canBePlate.get(plate.text) ?? plateLikeness(plate.text, options) === 2;
    canBePlate.set(plate.text, isPlate);
    return { plate, weight: weightBySize(plate) * (isPlate ? 1 : NO_PLATE_WEIGHT) };
  };
  return ([first, ...rest]) => [ballot(first.plate), ...rest.map(({ plate }) => ballot(plate))];
}

/**
 * Frames that show another plate instead of the vehicle's speak against it, from the frame on in which it was first seen.
 *
 * @returns their weight.
 */
function dissentFrom(vehicle: VehicleTrack, all: readonly VotedTrack[]): number {
  const own = new Set(vehicle.track.map(({ frame }) => frame));
  const [{ frame: firstFrame }] = vehicle.track;
  const against = new Map<number, number>();
  for (const { track, likeness } of all) {
    if (track === vehicle.track || likeness === 0) continue;
    for (const { frame, plate } of track) {
      if (frame > firstFrame && !own.has(frame)) {
        against.set(frame, Math.max(against.get(frame) ?? 0, weightBySize(plate)));
      }
    }
  }
  return DISSENT * [...against.values()].reduce((sum, weight) => sum + weight, 0);
}

function weightBySize(plate: PlateReading): number {
  return Math.min(Math.max(rowHeightPx(plate), 1), COMFORTABLE_ROW_PX);
}
