import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { DirectionRule, Instant, SensorPlace } from '../contract/words.ts';
import { pathOf } from './path.ts';
import { endedTracks, partedTracks, sensorCleared, sensorCovered, trackEndsAt } from './track.ts';
import type { Track, TrackEnd } from './track.ts';

const GAP_MS = 4_000;
const PATIENCE_MS = 600_000;

/** Lets sensors change, 100 ms apart: `+beam` sees something from now on, `-beam` does not any more. */
function lane(
  places: readonly SensorPlace[],
  {
    passable = true,
    directionRule = 'both',
    granted = [],
    blind = [],
  }: {
    readonly passable?: boolean;
    readonly directionRule?: DirectionRule;
    readonly granted?: readonly string[];
    readonly blind?: readonly SensorPlace[];
  } = {},
) {
  let ids = 0;
  let now: Instant = 0;
  let tracks: readonly Track[] = [];
  let strayBeamSince: Instant | null = null;
  const ends: TrackEnd[] = [];
  const context = () => ({
    places,
    directionRule,
    gapMs: GAP_MS,
    patienceMs: PATIENCE_MS,
    now,
    passable,
    armUp: passable,
    mayPass: (id: string) => granted.includes(id),
    isBlind: (place: SensorPlace) => blind.includes(place),
    strayBeamSince,
    newId: () => `v${(ids += 1)}`,
  });
  const self = {
    sees: (...edges: readonly `${'+' | '-'}${SensorPlace}`[]) => {
      for (const edge of edges) {
        now += 100;
        const move = edge.startsWith('+') ? sensorCovered : sensorCleared;
        tracks = move(tracks, edge.slice(1) as SensorPlace, context());
        if (edge === '+beam')
          strayBeamSince = tracks.some(({ covers }) => covers.includes('beam')) ? null : now;
        if (edge === '-beam') strayBeamSince = null;
      }
      return self;
    },
    after: (ms: number) => {
      now += ms;
      tracks = partedTracks(tracks, context());
      const ended = endedTracks(tracks, now, context());
      ends.push(...ended);
      tracks = tracks.filter(({ id }) => !ended.some(({ track }) => track.id === id));
      return self;
    },
    tracks: () => tracks,
    ends: () => ends.map(({ track, how }) => [track.id, how, track.inferred]),
    /** How long after now each vehicle out of sight counts as gone. */
    goneIn: () => tracks.map((track) => trackEndsAt(track, context()) - now),
  };
  return self;
}

describe('the path of a vehicle', () => {
  it('meets the sensors in the order of its direction, wherever they are named', () => {
    expect(pathOf('in', ['inside', 'outside', 'beam'])).toEqual(['outside', 'beam', 'inside']);
    expect(pathOf('out', ['outside', 'inside'])).toEqual(['inside', 'outside']);
  });
});

describe('what the sensors see', () => {
  it('is no vehicle where only the beam is broken: nothing came along the lane', () => {
    expect(lane(SENSORS).sees('+beam').tracks()).toEqual([]);
    expect(lane(['outside', 'beam']).sees('+beam').tracks()).toEqual([]);
  });

  it('is no other vehicle when a sensor says the same twice', () => {
    expect(lane(SENSORS).sees('+outside', '+outside').tracks()).toMatchObject([{ covers: ['outside'] }]);
  });

  it.each([
    ['outside', 'in'],
    ['inside', 'out'],
  ] as const)('is a vehicle that comes from %s and wants %s', (place, direction) => {
    expect(lane(SENSORS).sees(`+${place}`).tracks()).toMatchObject([
      { direction, covers: [place], reach: 0, gap: null },
    ]);
  });

  it('is two vehicles face to face while the arm between them is down', () => {
    const gate = lane(['outside', 'inside'], { passable: false }).sees('+outside', '+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it('is one vehicle that covers two sensors while the arm is up', () => {
    const gate = lane(['outside', 'inside']).sees('+outside', '+inside');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside', 'inside'], reach: 1 }]);
  });

  it('is two vehicles, bumper to bumper, when a sensor between them clears first', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '+inside', '-beam');
    expect(gate.tracks()).toMatchObject([
      { id: 'v1', covers: ['inside'] },
      { id: 'v2', covers: ['outside'], reach: 0 },
    ]);
  });

  it('is a trailer, not a second vehicle, when it comes through the beam again at once', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '-outside', '+inside', '-beam', '+beam');
    expect(gate.tracks()).toMatchObject([{ id: 'v1', covers: ['beam', 'inside'] }]);
  });
});

describe('a vehicle out of sight', () => {
  it('counts as gone at once where it left the lane, and later where it may be between two sensors', () => {
    const left = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside');
    expect(left.goneIn()).toEqual([0]);
    const between = lane(SENSORS).sees('+outside', '+beam', '-outside', '-beam');
    expect(between.goneIn()).toEqual([GAP_MS]);
    const beforeOpenArm = lane(SENSORS).sees('+outside', '-outside');
    expect(beforeOpenArm.goneIn()).toEqual([GAP_MS]);
    const beforeArm = lane(SENSORS, { passable: false }).sees('+outside', '-outside');
    expect(beforeArm.goneIn()).toEqual([0]);
  });

  it('went on the way it was going when no sensor saw its end', () => {
    expect(lane(SENSORS).sees('+outside', '+beam', '-outside', '-beam').after(GAP_MS).ends()).toEqual([
      ['v1', 'crossed', true],
    ]);
  });

  it('went back when it was last seen backing', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-inside', '-beam');
    expect(gate.after(GAP_MS).ends()).toEqual([['v1', 'went-back', true]]);
  });

  it('went back when the far sensor never saw it and a vehicle stands where it came from', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '-outside', '-beam', '+outside').after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', 'went-back', true]]);
    expect(gate.tracks()).toMatchObject([{ id: 'v2' }]);
  });

  it('went through when the far sensor saw it, whoever stands where it came from', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside');
    expect(gate.sees('+outside').after(0).ends()).toEqual([['v1', 'crossed', false]]);
  });
});

describe('whatever the sensors show', () => {
  const anyPlaces = fc.constantFrom<readonly SensorPlace[]>(
    SENSORS,
    ['outside', 'inside'],
    ['beam', 'inside'],
  );
  const anyEdges = fc.array(fc.tuple(fc.nat(2), fc.boolean(), fc.constantFrom(0, 0, GAP_MS)), {
    maxLength: 60,
    size: 'max',
  });

  it('no sensor is covered by two vehicles, and none by a vehicle that it does not see', () => {
    fc.assert(
      fc.property(anyPlaces, fc.boolean(), anyEdges, (places, passable, edges) => {
        const gate = lane(places, { passable });
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
      }),
      { numRuns: 1_000 },
    );
  });

  it('every vehicle ends, once all is dark', () => {
    fc.assert(
      fc.property(anyPlaces, anyEdges, (places, edges) => {
        const gate = lane(places);
        for (const [index, sees, afterMs] of edges) {
          const place = places[index % places.length];
          if (place !== undefined) gate.sees(`${sees ? '+' : '-'}${place}`).after(afterMs);
        }
        for (const place of places) gate.sees(`-${place}`);
        expect(gate.after(GAP_MS).tracks()).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
