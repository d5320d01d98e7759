import { newPassage } from '../src/gate/passage.ts';
import type { Passage } from '../src/gate/passage.ts';
import type { LaneVehicle } from '../src/gate/lane.ts';
import type { Track } from '../src/gate/track.ts';
import { NOTHING_READ } from '../src/plate/settling/settlement.ts';

/** A vehicle that stands where it arrived, of which nothing is known; with what is said of it. */
export function laneVehicle(
  track: Pick<Track, 'id' | 'direction'> & Partial<Track>,
  said: Partial<Omit<LaneVehicle, 'track' | 'passage'>> & { readonly passage?: Partial<Passage> } = {},
): LaneVehicle {
  const { id, direction } = track;
  return {
    settlement: NOTHING_READ,
    decideBy: null,
    letThroughAt: null,
    ...said,
    track: {
      covers: [direction === 'in' ? 'outside' : 'inside'],
      reach: 0,
      backing: false,
      underClosedArm: false,
      movedAt: 0,
      gap: null,
      inferred: false,
      ...track,
    },
    passage: { ...newPassage({ id, gateId: 'gate', direction, arrivedAt: 0 }), ...said.passage },
  };
}
