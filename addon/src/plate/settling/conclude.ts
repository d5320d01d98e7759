import type { PlateDoubt, PlateGround } from '../../contract/words.ts';
import { DEMANDS, KNOWN_AMONG_ALIKE } from './demands.ts';
import type { Demand, TestimonyDemand } from './demands.ts';
import type { KnownPlates } from './settle-options.ts';
import type { Settlement } from './settlement.ts';
import { testimonyOf } from './testimony.ts';
import type { Opinion, Testimony } from './testimony.ts';
import type { VehicleTrack } from './vehicle-track.ts';
import type { SlotVote } from './vote.ts';

export interface Findings {
  readonly vehicle: VehicleTrack;
  /** Number of the newest frame. */
  readonly newestFrame: number;
  /** That were looked at. */
  readonly frames: number;
  readonly known: KnownPlates | undefined;
  /** What witnesses say to a text by what they read (see `opinionOn`). */
  readonly opinionsOn: (text: string) => (said: string) => Opinion | null;
}

/** Settles the plate of a vehicle, or says what keeps it from being settled. */
export function conclude({ vehicle, newestFrame, frames, known, opinionsOn }: Findings): Settlement {
  const { account, vote } = vehicle;
  const { text } = vote;
  const tentative = (why: PlateDoubt): Settlement => ({ state: 'tentative', best: text, frames, why });

  const doubt = doubtOfTrack(vehicle, newestFrame);
  if (doubt !== null) return tentative(doubt);

  const testimony = testimonyOf(account.witnessed, opinionsOn(text));
  const lacking = (demand: Demand): PlateDoubt | null => lackOf(vehicle, testimony, demand);

  const isKnown = known?.has(text) === true;
  const isAmongAlike = known?.hasNeighbour(text) === true;
  if (isKnown && lacking(isAmongAlike ? KNOWN_AMONG_ALIKE : DEMANDS.known) === null) {
    return settled(vehicle, 'known', testimony);
  }

  const isWitnessed = account.witnessed.size > 0;
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
function lackOf(vehicle: VehicleTrack, testimony: Testimony, demand: Demand): PlateDoubt | null {
  const { slots, whole } = vehicle.vote;
  if (whole < demand.wholeFrames) return 'too-few-frames';
  if (slots.some((slot) => shareOf(slot, vehicle) < demand.share)) return 'frames-differ';
  if (slots.some(({ frames }) => frames < demand.frames)) return 'too-few-frames';
  return demand.testimony === null ? null : objectionOf(slots, testimony, demand.testimony);
}

/** Of all votes on a slot, 0 to 1, those that it has. */
function shareOf({ votes, allVotes }: SlotVote, { dissent }: VehicleTrack): number {
  const all = allVotes + dissent;
  return all === 0 ? 0 : votes / all;
}

function objectionOf(
  slots: readonly SlotVote[],
  { confirmations, contradictions, others }: Testimony,
  demand: TestimonyDemand,
): PlateDoubt | null {
  // What both readers read in some frame is likelier there than what one of them misread.
  const isDoubtedByBoth = slots.some((slot, at) =>
    slot.others.some((char) => others.get(at)?.has(char) === true),
  );
  const isContradicted =
    contradictions > 0 && confirmations < contradictions * demand.confirmationsPerContradiction;
  if (isDoubtedByBoth || isContradicted) return 'witness-differs';
  return confirmations < demand.confirmations ? 'too-few-frames' : null;
}

function settled({ track, vote }: VehicleTrack, settledBy: PlateGround, testimony: Testimony): Settlement {
  const readers = new Set(testimony.readers);
  for (const { plate, reader } of track) if (plate.text === vote.text) readers.add(reader);
  return {
    state: 'settled',
    plate: vote.text,
    frames: vote.whole,
    readers: [...readers].sort(),
    settledBy,
  };
}
