import { describe, expect, it } from 'vitest';
import { barrierAlarms, leftOpenFrom, wearView } from './barrier-alarms.ts';
import { UNKNOWN_BARRIER } from './barrier.ts';
import type { Barrier } from './barrier.ts';
import { NO_WEAR } from './barrier-wear.ts';
import type { BarrierWear } from './barrier-wear.ts';

const options = { leftOpenMs: 300_000, serviceCycles: 20_000 };
const CLOSED: Barrier = { ...UNKNOWN_BARRIER, position: 'closed' };
const OPEN: Barrier = { ...UNKNOWN_BARRIER, position: 'open', openSince: 1_000 };
const times = (count: number, ms: number): readonly number[] => Array.from({ length: count }, () => ms);
const alarms = (barrier: Partial<Barrier>, wear: Partial<BarrierWear> = {}, now = 0) =>
  barrierAlarms({ ...CLOSED, ...barrier }, { ...NO_WEAR, ...wear }, options, now);

describe('a barrier', () => {
  it('that is down and new has nothing to tell', () => {
    expect(alarms({}, {}, 10_000_000)).toEqual([]);
  });

  it('is left open when it has been up for its time and nobody keeps it so', () => {
    expect(alarms(OPEN, {}, 300_999)).toEqual([]);
    expect(alarms(OPEN, {}, 301_000)).toEqual(['left-open']);
    expect(leftOpenFrom(OPEN, options)).toBe(301_000);
  });

  it.each<[string, Partial<Barrier>]>([
    ['held open', { heldOpenBy: 'Ada' }],
    ['open in an emergency', { emergencyBy: 'Ada' }],
    ['down', { openSince: null }],
  ])('is not left open while it is %s', (_, now) => {
    expect(alarms({ ...OPEN, ...now }, {}, 10_000_000)).toEqual([]);
    expect(leftOpenFrom({ ...OPEN, ...now }, options)).toBeNull();
  });

  it.each<[string, readonly number[], boolean]>([
    ['as fast as ever', [...times(5, 2_000), ...times(20, 2_000)], false],
    ['half as slow again', [...times(5, 3_000), ...times(20, 2_000)], false],
    ['slower than that', [...times(5, 3_001), ...times(20, 2_000)], true],
    ['slower, but not known for long enough', [...times(5, 9_000), ...times(19, 2_000)], false],
    ['slow twice', [9_000, 9_000, ...times(23, 2_000)], false],
    ['slow three times of five', [9_000, 9_000, 9_000, ...times(22, 2_000)], true],
    ['slow long ago', [...times(25, 2_000), ...times(5, 9_000)], false],
    ['faster', [...times(5, 1_000), ...times(20, 2_000)], false],
  ])('that is %s is told of accordingly, on its way up and down', (_, travelsMs, isSlow) => {
    expect(alarms({}, { up: travelsMs })).toEqual(isSlow ? ['slow'] : []);
    expect(alarms({}, { down: travelsMs })).toEqual(isSlow ? ['slow'] : []);
  });

  it('is due for maintenance by what it has done since the last one', () => {
    expect(alarms({}, { cycles: 90_000, cyclesSinceService: 19_999 })).toEqual([]);
    expect(alarms({}, { cycles: 90_000, cyclesSinceService: 20_000 })).toEqual(['maintenance-due']);
  });

  it('may have several things to tell', () => {
    const wear = { cyclesSinceService: 20_001, up: [...times(5, 9_000), ...times(20, 2_000)] };
    expect(alarms(OPEN, wear, 400_000)).toEqual(['left-open', 'slow', 'maintenance-due']);
  });
});

describe('what people see of its wear', () => {
  it('is nothing yet at first', () => {
    expect(wearView(NO_WEAR)).toEqual({
      cycles: 0,
      cyclesSinceService: 0,
      servicedAt: null,
      opensInMs: null,
      closesInMs: null,
    });
  });

  it('is how long its newest travels took, by their median', () => {
    const wear = {
      cycles: 9,
      cyclesSinceService: 3,
      servicedAt: 7,
      up: [9_000, 2_000, 2_300, 2_100, 2_200, 1, 1, 1],
      down: [3_000, 2_001],
    };
    expect(wearView(wear)).toEqual({
      cycles: 9,
      cyclesSinceService: 3,
      servicedAt: 7,
      opensInMs: 2_200,
      closesInMs: 2_501,
    });
    expect(
      wearView({ ...wear, down: [3_000, 3_000, 3_000, 3_000, 3_000, 1, 1, 1, 1, 1, 1] }).closesInMs,
    ).toBe(3_000);
  });
});
