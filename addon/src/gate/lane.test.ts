import { describe, expect, it } from 'vitest';
import { laneVehicle } from '../../test/lane-vehicle.ts';
import type { Decision } from '../access/decision.ts';
import { SENSORS } from '../contract/words.ts';
import { allClear, barrierOwed, EMPTY_LANE, isBlind, vehiclesToRead } from './lane.ts';

describe('a lane', () => {
  it('is clear only where every sensor says so, and there is one', () => {
    const clear = { outside: 'clear', beam: 'clear', inside: 'clear' } as const;
    expect(allClear({ ...EMPTY_LANE, presences: clear }, SENSORS)).toBe(true);
    expect(allClear({ ...EMPTY_LANE, presences: { ...clear, beam: 'present' } }, SENSORS)).toBe(false);
    expect(allClear({ ...EMPTY_LANE, presences: { ...clear, beam: 'unknown' } }, SENSORS)).toBe(false);
    expect(allClear({ ...EMPTY_LANE, presences: { outside: 'clear' } }, ['outside', 'inside'])).toBe(false);
    expect(allClear(EMPTY_LANE, [])).toBe(false);
  });

  it('does not see where a sensor was never heard, has no valid state or shows what was given up', () => {
    expect(isBlind(EMPTY_LANE, 'beam')).toBe(true);
    const heard = {
      ...EMPTY_LANE,
      presences: { beam: 'clear', inside: 'present', outside: 'unknown' },
    } as const;
    expect(SENSORS.map((place) => isBlind(heard, place))).toEqual([true, false, false]);
    const givenUp = { ...heard, givenUp: { inside: { mayLeave: false } } };
    expect(isBlind(givenUp, 'inside')).toBe(true);
  });

  it('has those read who stand where they arrived', () => {
    const stands = laneVehicle({ id: 'stands', direction: 'in' });
    const gone = laneVehicle({
      id: 'gone',
      direction: 'in',
      covers: [],
      gap: { last: 'outside', since: 0 },
    });
    const onItsWay = laneVehicle({
      id: 'on its way',
      direction: 'in',
      covers: ['outside', 'beam'],
      reach: 1,
    });
    const vehicles = [stands, gone, onItsWay];
    expect(vehiclesToRead({ ...EMPTY_LANE, vehicles }, SENSORS)).toEqual([stands]);
  });

  it('owes the way to who may leave, and to who was let in by a person', () => {
    const decision: Decision = {
      verdict: 'open',
      plate: null,
      permitId: null,
      decidedAt: 0,
      reasons: [{ rule: 'exit-always-opens' }],
    };
    const byPerson: Decision = {
      ...decision,
      reasons: [...decision.reasons, { rule: 'person-ordered', by: 'Ada', command: 'let-in-once' }],
    };
    const owed = (...said: Parameters<typeof laneVehicle>): boolean =>
      barrierOwed({ ...EMPTY_LANE, vehicles: [laneVehicle(...said)] });
    const entering = { id: 'one', direction: 'in' } as const;
    const leaving = { id: 'one', direction: 'out' } as const;
    expect(owed(leaving, { letThroughAt: 0, passage: { decision } })).toBe(true);
    expect(owed(leaving, { passage: { decision } })).toBe(false);
    expect(owed(entering, { letThroughAt: 0, passage: { decision } })).toBe(false);
    expect(owed(entering, { letThroughAt: 0 })).toBe(false);
    expect(owed(entering, { letThroughAt: 0, passage: { decision: byPerson } })).toBe(true);
    expect(owed(entering, { passage: { decision: byPerson } })).toBe(false);
    const held: Decision = {
      ...decision,
      reasons: [{ rule: 'person-ordered', by: 'Ada', command: 'hold' }],
    };
    expect(owed(entering, { letThroughAt: 0, passage: { decision: held } })).toBe(false);
  });
});
