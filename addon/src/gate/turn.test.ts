import { describe, expect, it } from 'vitest';
import { laneVehicle } from '../../test/lane-vehicle.ts';
import type { BarrierPosition, Direction, Instant, LaneOrder, SensorPlace } from '../contract/words.ts';
import { EMPTY_LANE, isHeldBack } from './lane.ts';
import type { Lane, LaneVehicle } from './lane.ts';
import { nextTurn, turnEndsAt } from './turn.ts';

const TURN_MS = 30_000;
const options = (laneOrder: LaneOrder) => ({
  places: ['outside', 'inside'] as const,
  laneOrder,
  turnMs: TURN_MS,
});

/** One who stands where it arrived, and was let through at `letThroughAt`. */
function vehicle(
  id: string,
  direction: Direction,
  letThroughAt: Instant | null,
  { movedAt = 0, underWay = false } = {},
): LaneVehicle {
  const covers: readonly SensorPlace[] = [(direction === 'in') === underWay ? 'inside' : 'outside'];
  return laneVehicle({ id, direction, covers, reach: underWay ? 1 : 0, movedAt }, { letThroughAt });
}

const lane = (
  vehicles: readonly LaneVehicle[],
  barrier: BarrierPosition = 'closed',
  rest: Partial<Lane> = {},
): Lane => ({
  ...EMPTY_LANE,
  vehicles,
  barrier,
  ...rest,
});

describe('whose turn it is', () => {
  const entering = vehicle('entering', 'in', 10);
  const leaving = vehicle('leaving', 'out', 20);

  it.each<[string, LaneOrder, Lane, string | null]>([
    ['belongs to nobody while nobody is there', 'exit-first', lane([]), null],
    [
      'belongs to nobody while all come from one side',
      'exit-first',
      lane([entering, vehicle('next', 'in', 20)]),
      null,
    ],
    [
      'belongs to nobody while only one of them may pass',
      'exit-first',
      lane([vehicle('asks', 'in', null), leaving]),
      null,
    ],
    [
      'belongs to nobody while the arm is open for everybody',
      'exit-first',
      lane([entering, leaving], 'open', { keptOpen: true }),
      null,
    ],
    ['is theirs who leave, where exits go first', 'exit-first', lane([entering, leaving]), 'leaving'],
    ['is theirs who come in, where entries go first', 'entry-first', lane([leaving, entering]), 'entering'],
    ['is theirs who came first, where that counts', 'first-come', lane([entering, leaving]), 'entering'],
    ['is theirs who came first, whichever side that is', 'first-come', lane([leaving, entering]), 'leaving'],
    [
      'is not theirs who came first but may not pass',
      'first-come',
      lane([vehicle('asks', 'in', null), leaving, entering]),
      'leaving',
    ],
    [
      'is still to be given while the arm is on its way up',
      'exit-first',
      lane([entering, leaving], 'opening'),
      'leaving',
    ],
    [
      'is theirs who were let through first, where the arm is up for them',
      'exit-first',
      lane([entering, leaving], 'open'),
      'entering',
    ],
    [
      'is theirs who are on the way already',
      'exit-first',
      lane([vehicle('goes', 'in', 50, { underWay: true }), leaving], 'open'),
      'goes',
    ],
    [
      'is theirs who are on the way, wherever the arm is',
      'exit-first',
      lane([vehicle('goes', 'in', 50, { underWay: true }), leaving], 'opening'),
      'goes',
    ],
    [
      'is theirs who were let through first, also where they came later',
      'entry-first',
      lane([vehicle('late', 'in', 50), leaving], 'open'),
      'leaving',
    ],
  ])('%s', (_, laneOrder, now, whose) => {
    expect(nextTurn(now, 100, options(laneOrder))?.passageId ?? null).toBe(whose);
  });

  const turn = { passageId: 'leaving', direction: 'out', since: 1_000 } as const;

  it('stays theirs while they have it, whoever comes', () => {
    const now = lane([entering, leaving], 'open', { turn });
    expect(nextTurn(now, 1_000 + TURN_MS - 1, options('entry-first'))).toBe(turn);
    expect(turnEndsAt(now, options('entry-first'))).toBe(1_000 + TURN_MS);
  });

  it('goes to the other side when they do not move', () => {
    const now = lane([entering, leaving, vehicle('second', 'out', 30)], 'open', { turn });
    expect(nextTurn(now, 1_000 + TURN_MS, options('exit-first'))).toEqual({
      passageId: 'entering',
      direction: 'in',
      since: 1_000 + TURN_MS,
    });
  });

  it('goes to the other side, though they came later', () => {
    const now = lane([leaving, entering], 'open', { turn });
    expect(nextTurn(now, 1_000 + TURN_MS, options('exit-first'))).toMatchObject({ passageId: 'entering' });
  });

  it('is counted from when they moved last', () => {
    const now = lane([entering, vehicle('leaving', 'out', 20, { movedAt: 5_000 })], 'open', { turn });
    expect(nextTurn(now, 5_000 + TURN_MS - 1, options('exit-first'))).toBe(turn);
    expect(turnEndsAt(now, options('exit-first'))).toBe(5_000 + TURN_MS);
  });

  it('does not end while they are on the way', () => {
    const now = lane([entering, vehicle('leaving', 'out', 20, { underWay: true })], 'open', { turn });
    expect(nextTurn(now, 1_000 + 100 * TURN_MS, options('exit-first'))).toBe(turn);
    expect(turnEndsAt(now, options('exit-first'))).toBeNull();
  });

  it('goes to the other side after them, also where others of their own side wait and would go first', () => {
    const now = lane([entering, vehicle('second', 'out', 30)], 'closed', { turn });
    expect(nextTurn(now, 2_000, options('exit-first'))).toMatchObject({ passageId: 'entering' });
    expect(turnEndsAt(now, options('exit-first'))).toBeNull();
  });

  it('belongs to nobody any more when the others are gone, or the arm is held open', () => {
    expect(nextTurn(lane([leaving], 'open', { turn }), 2_000, options('exit-first'))).toBeNull();
    const held = lane([entering, leaving], 'open', { turn, keptOpen: true });
    expect(nextTurn(held, 2_000, options('exit-first'))).toBeNull();
  });

  it('lets nobody else move', () => {
    const now = lane([entering, leaving, vehicle('asks', 'in', null)], 'open', { turn });
    expect(now.vehicles.filter((each) => isHeldBack(now, each)).map(({ passage }) => passage.id)).toEqual([
      'entering',
      'asks',
    ]);
    const free = lane([entering, leaving, vehicle('asks', 'in', null)], 'open');
    expect(free.vehicles.filter((each) => isHeldBack(free, each))).toEqual([]);
  });

  it('has no end where nobody has it', () => {
    expect(turnEndsAt(lane([leaving]), options('exit-first'))).toBeNull();
  });
});
