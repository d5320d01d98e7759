import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { DirectionRule, SensorPlace } from '../contract/words.ts';
import { pathOf } from './path.ts';
import { GAP_MS, lane } from './tracks-under-test.ts';

describe('whatever the sensors show', () => {
  const anyLane = fc.constantFrom<readonly [readonly SensorPlace[], DirectionRule]>(
    [SENSORS, 'both'],
    [['outside', 'inside'], 'both'],
    [['outside', 'inside'], 'exit'],
    [['beam', 'inside'], 'entry'],
    [['outside', 'beam'], 'exit'],
    [['outside'], 'entry'],
    [['beam'], 'exit'],
  );
  const anyBlind = fc.subarray([...SENSORS]);
  const anyEdges = fc.array(fc.tuple(fc.nat(2), fc.boolean(), fc.constantFrom(0, 0, GAP_MS)), {
    maxLength: 60,
    size: 'max',
  });

  it('no sensor is covered by two vehicles, and none by a vehicle that it does not see', () => {
    fc.assert(
      fc.property(
        anyLane,
        fc.boolean(),
        anyBlind,
        anyEdges,
        ([places, directionRule], passable, blind, edges) => {
          const gate = lane(places, { passable, directionRule, blind });
          const seeing = new Set<SensorPlace>();
          for (const [index, sees, afterMs] of edges) {
            const place = places[index % places.length];
            if (place === undefined || seeing.has(place) === sees) continue;
            gate.sees(`${sees ? '+' : '-'}${place}`);
            if (sees) seeing.add(place);
            else seeing.delete(place);
            const covered = gate.tracks().flatMap(({ covers }) => covers);
            expect(new Set(covered).size).toBe(covered.length);
            expect(covered.filter((each) => !seeing.has(each))).toEqual([]);
            for (const track of gate.tracks()) {
              expect(track.gap === null).toBe(track.covers.length > 0);
              const reached = track.covers.map((each) => pathOf(track.direction, places).indexOf(each));
              expect(Math.max(0, ...reached)).toBeLessThanOrEqual(track.reach);
            }
            if (afterMs > 0) gate.after(afterMs);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('every vehicle ends, once all is dark', () => {
    fc.assert(
      fc.property(
        anyLane,
        fc.boolean(),
        anyBlind,
        anyEdges,
        ([places, directionRule], passable, blind, edges) => {
          const gate = lane(places, { passable, directionRule, blind });
          for (const [index, sees, afterMs] of edges) {
            const place = places[index % places.length];
            if (place !== undefined) gate.sees(`${sees ? '+' : '-'}${place}`).after(afterMs);
          }
          for (const place of places) gate.sees(`-${place}`);
          expect(gate.after(GAP_MS).tracks()).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
