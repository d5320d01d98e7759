import type { Instant, LaneOrder, SensorPlace } from '../contract/words.ts';
import { isLetThrough } from './lane.ts';
import type { Lane, LaneVehicle, Turn } from './lane.ts';
import { isUnderWay } from './track.ts';

export interface TurnOptions {
  readonly places: readonly SensorPlace[];
  readonly laneOrder: LaneOrder;
  /** How long the one who goes first may stand before it is the other side's turn. */
  readonly turnMs: number;
}

/**
 * Whose turn it is; null while nobody stands in another's way. Who is on the way goes on; who was invited by an open arm
 * goes before who was not; then `laneOrder` decides. After each vehicle, and after one that does not move for `turnMs`,
 * it is the other side's turn, so that nobody waits for ever. Who drives before an arm that is kept open looks out.
 */
export function nextTurn(lane: Lane, at: Instant, options: TurnOptions): Turn | null {
  const { turn, keptOpen } = lane;
  const among = lane.vehicles.filter(isLetThrough);
  const fromBothSides = new Set(among.map(({ track }) => track.direction)).size > 1;
  if (keptOpen || !fromBothSides) return null;
  if (turn === null) return turnOf(firstOf(among, lane, options), at);
  const holder = among.find(({ passage }) => passage.id === turn.passageId);
  const endsAt = holder === undefined ? at : turnEnd(turn, holder, options);
  if (endsAt === null || at < endsAt) return turn;
  const others = among.filter(({ track }) => track.direction !== turn.direction);
  return turnOf(others[0], at);
}

/** When the turn must be looked at again although nothing happens, or null. */
export function turnEndsAt({ turn, vehicles }: Lane, options: TurnOptions): Instant | null {
  const holder = vehicles.find(({ passage }) => passage.id === turn?.passageId);
  return turn === null || holder === undefined ? null : turnEnd(turn, holder, options);
}

function turnEnd(turn: Turn, { track }: LaneVehicle, { places, turnMs }: TurnOptions): Instant | null {
  return isUnderWay(track, places) ? null : Math.max(turn.since, track.movedAt) + turnMs;
}

function firstOf(
  among: readonly LaneVehicle[],
  { barrier }: Lane,
  { places, laneOrder }: TurnOptions,
): LaneVehicle | undefined {
  const underWay = among.find(({ track }) => isUnderWay(track, places));
  if (underWay !== undefined) return underWay;
  const [firstLet] = among.toSorted((a, b) => (a.letThroughAt ?? 0) - (b.letThroughAt ?? 0));
  if (barrier === 'open') return firstLet;
  switch (laneOrder) {
    case 'exit-first':
      return among.find(({ track }) => track.direction === 'out');
    case 'entry-first':
      return among.find(({ track }) => track.direction === 'in');
    case 'first-come':
      return among[0];
  }
}

function turnOf(vehicle: LaneVehicle | undefined, since: Instant): Turn | null {
  if (vehicle === undefined) return null;
  return { passageId: vehicle.passage.id, direction: vehicle.track.direction, since };
}
