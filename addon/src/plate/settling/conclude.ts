import type { PlateDoubt, PlateGround } from '../../contract/words.ts';
import { DEMANDS, KNOWN_AMONG_ALIKE } from './demands.ts';
import type { Demand, TestimonyDemand } from './demands.ts';
import type { SettleOptions } from './settle-options.ts';
import type { Settlement } from './settlement.ts';
import { testimonyOf } from './testimony.ts';
import type { Testimony } from './testimony.ts';
import type { VehicleTrack } from './vehicle-track.ts';
import type { Vote } from './vote.ts';

export interface Findings {
  readonly vehicle: VehicleTrack;
  /** Number of the newest frame. */
  readonly newestFrame: number;
  /** That were looked at. */
  readonly frames: number;
  readonly options: SettleOptions;
}

/** Settles the plate of a vehicle, or says what keeps it from being settled. */
export function conclude({ vehicle, newestFrame, frames, options }: Findings): Settlement {
  const { track, vote } = vehicle;
  const { text } = vote;
  const tentative = (why: PlateDoubt): Settlement => ({ state: 'tentative', best: text, frames, why });

  const doubt = doubtOfTrack(vehicle, newestFrame);
  if (doubt !== null) return tentative(doubt);

  const plates = track.map(({ plate }) => plate);
  const testimony = testimonyOf(text, plates, options.fits ?? (() => true));
  const lacking = (demand: Demand): PlateDoubt | null => lackOf(vote, testimony, demand);

  const isKnown = options.known?.has(text) === true;
  const isAmongAlike = options.known?.hasNeighbour(text) === true;
  if (isKnown && lacking(isAmongAlike ? KNOWN_AMONG_ALIKE : DEMANDS.known) === null) {
    return settled(vehicle, 'known', testimony);
  }

  const isWitnessed = plates.some(({ witnesses }) => witnesses.length > 0);
  const settledBy = isWitnessed ? 'witness' : 'frames';
  // A vehicle that the site knows comes more often than a stranger with nearly its plate.
  const isNearlyKnown = !isKnown && isAmongAlike;
  const lack = lacking(DEMANDS[settledBy]);
  if (isNearlyKnown && (lack !== null || !isWitnessed)) return tentative('nearly-known');
  return lack === null ? settled(vehicle, settledBy, testimony) : tentative(lack);
}

/** What is wrong with the plate whatever it says how often. */
function doubtOfTrack(
  { track, vote: { text, whole }, hasRival, likeness }: VehicleTrack,
  newestFrame: number,
): PlateDoubt | null {
  if (hasRival) return 'several-plates';
  if (likeness < 2) return 'no-format';
  const newest = track.at(-1);
  if (newest?.frame !== newestFrame) return 'newest-differs';
  if (whole === 0) return 'never-read-whole';
  return newest.plate.text === text ? null : 'newest-differs';
}

/** What frames or witnesses lack of what is demanded. */
function lackOf(vote: Vote, testimony: Testimony, demand: Demand): PlateDoubt | null {
  if (vote.whole < demand.wholeFrames) return 'too-few-frames';
  if (leastShare(vote) < demand.share) return 'frames-differ';
  if (vote.slots.some(({ frames }) => frames < demand.frames)) return 'too-few-frames';
  return demand.testimony === null ? null : objectionOf(vote, testimony, demand.testimony);
}

function objectionOf(
  { slots }: Vote,
  { confirmations, contradictions, others }: Testimony,
  demand: TestimonyDemand,
): PlateDoubt | null {
  // What both readers read in some frame is likelier there than what one of them misread.
  const isDoubtedByBoth = slots.some((slot, at) => slot.others.some((char) => others[at]?.has(char)));
  const isContradicted =
    contradictions > 0 && confirmations < contradictions * demand.confirmationsPerContradiction;
  if (isDoubtedByBoth || isContradicted) return 'witness-differs';
  return confirmations < demand.confirmations ? 'too-few-frames' : null;
}

function settled({ track, vote }: VehicleTrack, settledBy: PlateGround, testimony: Testimony): Settlement {
  const whole = track.filter(({ plate }) => plate.text === vote.text);
  const readers = new Set([...whole.map(({ reader }) => reader), ...testimony.readers]);
  return {
    state: 'settled',
    plate: vote.text,
    frames: vote.whole,
    readers: [...readers].sort(),
    settledBy,
  };
}

function leastShare({ slots }: Vote): number {
  return Math.min(...slots.map(({ share }) => share));
}
