import type { PassagePhase } from '../contract/words.ts';
import type { LaneVehicle } from '../gate/lane.ts';
import type { Passage } from '../gate/passage.ts';

/**
 * The passages of the vehicles in a lane as people may be told of them. That a vehicle stands there is a fact of the
 * sensors, which needs no disk; what was decided about it is told as it is on disk.
 * @param written the newest passages that are on disk.
 */
export function passagesUnderWay(
  vehicles: readonly Pick<LaneVehicle, 'passage'>[],
  written: readonly Passage[],
): readonly Passage[] {
  return vehicles.map(
    ({ passage }) => written.find(({ id }) => id === passage.id) ?? withoutDecision(passage),
  );
}

function withoutDecision(passage: Passage): Passage {
  return { ...passage, phase: phaseAsSeen(passage.phase), decision: null };
}

function phaseAsSeen(phase: PassagePhase): PassagePhase {
  return phase === 'decided' || phase === 'opening' ? 'reading' : phase;
}
