import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trueLane } from '../../test/true-lane.ts';
import type { TrueLaneOptions } from '../../test/true-lane.ts';
import type { SensorPlace } from '../contract/words.ts';

const TWO: readonly SensorPlace[] = ['outside', 'inside'];
const LONG_MM = 5_000;
const SHORT_MM = 2_000;

type Lane = ReturnType<typeof trueLane>;
type Move = (lane: Lane) => unknown;

const anyLength = fc.constantFrom(800, SHORT_MM, 3_800, LONG_MM);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('outside', 'inside'), anyLength).map(
      ([side, length]): Move =>
        (lane) =>
          lane.comes(side, length),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(3), fc.integer({ min: -60, max: 60 })).map(
      ([index, steps]): Move =>
        (lane) =>
          lane.drives(index, steps * 100),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(500, 1_500, 3_000, 7_000, 20_000).map(
      (ms): Move =>
        (lane) =>
          lane.waits(ms),
    ),
  },
);
const anyStory = fc.array(anyMove, { maxLength: 40, size: 'max' });

function play(
  options: Omit<TrueLaneOptions, 'letIn'>,
  story: readonly Move[],
  refused: readonly number[],
): Lane {
  const lane = trueLane({ ...options, letIn: (arrival) => !refused.includes(arrival) });
  for (const move of story) move(lane);
  return lane.waits(60_000);
}

const anyRefused = fc.uniqueArray(fc.nat(6), { maxLength: 3 });

describe('whatever vehicles truly do at a gate with a sensor on each side and none under the arm', () => {
  it('the arm is never told to close on one that went between the sensors less than gapMs ago', () => {
    fc.assert(
      fc.property(anyStory, anyRefused, (story, refused) => {
        const lane = play({ places: TWO, orderly: false }, story, refused);
        const onVehicle = lane
          .closings()
          .filter(({ vehicles, at }) =>
            vehicles.some(({ betweenSince }) => betweenSince !== null && at < betweenSince + lane.gapMs),
          );
        expect(onVehicle).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the arm is never told to close on one that stands there, however long, where the order of the sensors tells', () => {
    fc.assert(
      fc.property(anyStory, anyRefused, (story, refused) => {
        const lane = play({ places: TWO, orderly: true }, story, refused);
        const onVehicle = lane
          .closings()
          .filter(({ vehicles }) => vehicles.some(({ betweenSince }) => betweenSince !== null));
        expect(onVehicle).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('whatever vehicles truly do at a gate with a beam', () => {
  it('the arm is never told to close on one that breaks it', () => {
    fc.assert(
      fc.property(anyStory, anyRefused, (story, refused) => {
        const lane = play({ places: ['outside', 'beam', 'inside'], orderly: false }, story, refused);
        const onVehicle = lane
          .closings()
          .filter(({ vehicles }) => vehicles.some(({ fromMm, toMm }) => fromMm <= 2_000 && toMm >= 2_000));
        expect(onVehicle).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a gate with a sensor on each side and none under the arm', () => {
  const lane = (refused: readonly number[] = []) =>
    trueLane({ places: TWO, orderly: false, letIn: (arrival) => !refused.includes(arrival) });

  it.each([SHORT_MM, LONG_MM])('lets vehicles of %d mm through and comes down behind them', (length) => {
    const gate = lane().comes('outside', length).drives(0, 200).waits(20_000);
    expect(gate.device.position).toBe('open');
    gate.drives(0, 4_500).drives(0, 9_000).waits(10_000);
    expect(gate.device.position).toBe('closed');
    expect(gate.control.barrier().fault).toBeNull();
  });

  it('stays up for who is let out and creeps between the sensors after another has backed off outside', () => {
    const gate = lane([1]).comes('inside', SHORT_MM).drives(0, -200).waits(3_000);
    gate.comes('outside', LONG_MM).drives(1, 200).waits(9_000).drives(1, -400).waits(2_000);
    gate.drives(0, -2_500).waits(60_000);
    expect(gate.vehicles()[0]?.betweenSince).not.toBeNull();
    expect(gate.closings()).toEqual([]);
    expect(gate.control.barrier().fault).toBe('vehicle-lost');
  });

  it('stays up for who was refused and follows another under the open arm', () => {
    const gate = lane([2]).comes('outside', LONG_MM).drives(0, 200).waits(20_000);
    gate.drives(0, 5_900).comes('outside', SHORT_MM).drives(1, 200).waits(12_000);
    gate.drives(0, 6_000).drives(0, 2_500).waits(60_000);
    expect(gate.vehicles()[0]?.betweenSince).not.toBeNull();
    expect(gate.closings()).toEqual([]);
    expect(gate.control.barrier().fault).toBe('vehicle-lost');
  });
});
