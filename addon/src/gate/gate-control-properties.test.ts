import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { START, MINUTE_MS, OPENING_MS, TRAVEL_MS, gateAtWork } from '../../test/gate-under-test.ts';
import { SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';
import type { BarrierCommand } from './gate-control.ts';
import type { gateOptions } from './gate-options.ts';

describe('whatever vehicles, people and remote controls do', () => {
  type Gate = ReturnType<typeof gateAtWork>;
  type Move = (gate: Gate) => unknown;
  const PERSON: readonly BarrierCommand[] = [
    { kind: 'person-opens' },
    { kind: 'person-closes' },
    { kind: 'person-stops' },
    { kind: 'person-holds', by: 'Ada', until: null },
    { kind: 'person-holds', by: 'Ada', until: START + MINUTE_MS },
    { kind: 'person-releases' },
    { kind: 'person-locks', by: 'Ada' },
    { kind: 'person-unlocks' },
    { kind: 'emergency-opens', by: 'Ada' },
    { kind: 'emergency-ends' },
  ];
  const anyMove = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...SENSORS), fc.boolean()).map(
        ([place, covered]): Move =>
          (gate) =>
            gate.covers(place, covered),
      ),
    },
    fc.constantFrom(...PERSON).map(
      (order): Move =>
        (gate) =>
          gate.person(order),
    ),
    fc.constantFrom<Move>(
      (gate) => gate.device.order('open'),
      (gate) => gate.device.order('close'),
      (gate) => gate.device.order('stop'),
      (gate) => {
        gate.device.trouble('stalled');
      },
      (gate) => {
        gate.device.trouble(null);
      },
      (gate) => {
        for (const { passage } of gate.control.vehiclesToRead()) gate.confirms(passage.id);
      },
      (gate) => {
        gate.sensors.stick('inside', 'unknown', 3_000);
      },
    ),
  );
  const storyOf = (move: fc.Arbitrary<Move>) =>
    fc.array(fc.tuple(move, fc.nat(2_000)), { maxLength: 60, size: 'max' });
  const anyStory = storyOf(anyMove);
  /** Orders over a lost link do not arrive: then the device itself has to mind what is under its arm. */
  const losesLink: Move = (gate) => {
    gate.device.trouble('link-lost');
  };
  const anyStoryOverLink = storyOf(fc.oneof({ weight: 12, arbitrary: anyMove }, fc.constant(losesLink)));

  it('no arm comes down on a vehicle, where the sensors see it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const gate = gateAtWork();
        for (const [move, afterMs] of story) {
          move(gate);
          gate.after(afterMs);
        }
        expect(gate.device.incidents).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  const anyGate = fc.constantFrom<readonly [readonly SensorPlace[], Partial<z.input<typeof gateOptions>>]>(
    [SENSORS, {}],
    [['outside', 'inside'], { blipMs: 500 }],
    [['outside', 'beam'], { directionRule: 'entry' }],
    [['outside'], { directionRule: 'entry', unseenUnderArm: 'accepted', blindMs: 1_000 }],
    [['inside'], { directionRule: 'exit', unseenUnderArm: 'accepted', blindMs: 1_000 }],
    [['beam'], { directionRule: 'exit', unseenUnderArm: 'accepted', blindMs: 1_000, blipMs: 300 }],
  );

  it('no gate tells its arm to close while one of its sensors is not clear', () => {
    fc.assert(
      fc.property(anyGate, anyStoryOverLink, ([places, options], story) => {
        const gate = gateAtWork({ places, options });
        const isClear = () => places.every((place) => gate.sensors.presence(place) === 'clear');
        const closings: boolean[] = [];
        gate.hears((order) => {
          if (order === 'close') closings.push(isClear());
        });
        for (const [move, afterMs] of story) {
          move(gate);
          gate.after(afterMs);
        }
        expect(closings).not.toContain(false);
      }),
      { numRuns: 500 },
    );
  });

  it('who wants to leave is let out in the end, whatever people ordered, where the arm can move', () => {
    const people = fc.array(fc.tuple(fc.constantFrom(...PERSON), fc.nat(4_000)), { maxLength: 12 });
    fc.assert(
      fc.property(people, (story) => {
        const gate = gateAtWork();
        for (const [order, afterMs] of story) gate.person(order).after(afterMs);
        gate.leaves().after(TRAVEL_MS);
        expect(gate.device.position).toBe('open');
      }),
      { numRuns: 300 },
    );
  });

  it('who leaves and who comes are counted as they went', () => {
    const anyCar = fc.tuple(fc.constantFrom('in', 'out'), fc.nat(3_000));
    fc.assert(
      fc.property(
        fc.array(anyCar, { maxLength: 8 }),
        fc.constantFrom(SENSORS, ['outside', 'inside'] as const),
        (cars, places) => {
          const gate = gateAtWork({ places });
          cars.forEach(([direction, afterMs], index) => {
            const beam = places.length === 3;
            const [first, last] =
              direction === 'in' ? (['outside', 'inside'] as const) : (['inside', 'outside'] as const);
            gate
              .sees(`+${first}`)
              .after(1_000)
              .confirms(`p${index + 1}`)
              .after(OPENING_MS);
            if (beam) gate.sees('+beam');
            gate.sees(`+${last}`, `-${first}`);
            if (beam) gate.sees('-beam');
            gate.sees(`-${last}`).after(500 + afterMs);
          });
          expect(gate.ends()).toEqual(cars.map(([direction]) => (direction === 'in' ? 'entered' : 'left')));
        },
      ),
      { numRuns: 100 },
    );
  });
});
