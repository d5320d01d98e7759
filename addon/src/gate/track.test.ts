import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { DirectionRule, Instant, SensorPlace } from '../contract/words.ts';
import { pathOf } from './path.ts';
import {
  armIsPassable,
  endedTracks,
  isUnderWay,
  partedTracks,
  sensorCleared,
  sensorCovered,
  trackEndsAt,
  trackPartsAt,
} from './track.ts';
import type { Track, TrackEnd } from './track.ts';

const GAP_MS = 4_000;
const PATIENCE_MS = 600_000;

/** Lets sensors change, 100 ms apart: `+beam` sees something from now on, `-beam` does not any more. */
function lane(
  places: readonly SensorPlace[],
  {
    passable: passableAtFirst = true,
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
  let passable = passableAtFirst;
  const ends: TrackEnd[] = [];
  const context = () => ({
    places,
    directionRule,
    gapMs: GAP_MS,
    patienceMs: PATIENCE_MS,
    now,
    passable,
    armUp: passable,
    armRises: false,
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
    armGoesDown: () => {
      passable = false;
      return self;
    },
    armGoesUp: () => {
      passable = true;
      tracks = tracks.map(armIsPassable);
      return self;
    },
    options: { places, directionRule, gapMs: GAP_MS, patienceMs: PATIENCE_MS },
    tracks: () => tracks,
    ends: () => ends.map(({ track, how }) => [track.id, how, track.inferred]),
    /** How long after now each vehicle out of sight counts as gone. */
    goneIn: () => tracks.map((track) => trackEndsAt(track, context()) - now),
  };
  return self;
}

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

describe('the way that a vehicle goes', () => {
  it.each<[boolean, readonly `${'+' | '-'}${SensorPlace}`[]]>([
    [false, ['+outside']],
    [false, ['+outside', '+beam']],
    [false, ['+outside', '+beam', '-outside']],
    [true, ['+outside', '+beam', '-beam']],
    [false, ['+outside', '+beam', '-beam', '+beam']],
    [false, ['+outside', '+beam', '+inside', '-outside', '-beam']],
    [true, ['+outside', '+beam', '+inside', '-outside', '-beam', '+beam']],
    [true, ['+outside', '+beam', '+inside', '-outside', '-inside', '+outside']],
    [false, ['+outside', '+beam', '-outside', '-beam', '+inside']],
    [false, ['+outside', '+beam', '+inside', '-beam']],
  ])('is back: %s, after %j', (backing, edges) => {
    expect(
      lane(SENSORS)
        .sees(...edges)
        .tracks()[0],
    ).toMatchObject({ id: 'v1', backing });
  });

  it('is its own: another one that goes does not take it along', () => {
    const gate = lane(['outside', 'inside'], { passable: false }).sees('+outside', '+inside', '-outside');
    expect(gate.tracks()).toMatchObject([{ gap: { last: 'outside' } }, { covers: ['inside'] }]);
  });

  it('is never under an arm that came down behind its front', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam').armGoesDown().sees('+inside');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside', 'beam', 'inside'], underClosedArm: false }]);
  });

  it('is in doubt only for one beyond the arm with another behind it', () => {
    const before = lane(['outside', 'inside']).sees('+outside', '-outside', '+outside');
    expect(before.tracks().map(({ inferred }) => inferred)).toEqual([false, false]);
    const facing = lane(['outside', 'inside']).sees('+outside', '+inside', '-outside', '-inside', '+inside');
    expect(facing.tracks().map(({ inferred }) => inferred)).toEqual([false, false]);
  });

  it('gives the beam to who may pass, where two could have gone there', () => {
    const facing = lane(SENSORS, { granted: ['v2'] }).sees('+outside', '+inside', '+beam');
    expect(facing.tracks()).toMatchObject([{ covers: ['outside'] }, { covers: ['inside', 'beam'] }]);
  });
});

describe('a vehicle out of sight', () => {
  it('counts as gone at once where it left the lane, and later where it may be between two sensors', () => {
    const left = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside');
    expect(left.goneIn()).toEqual([0]);
    const between = lane(SENSORS).sees('+outside', '+beam', '-outside', '-beam');
    expect(between.goneIn()).toEqual([GAP_MS]);
    const cameBack = lane(SENSORS).sees('+outside', '+beam', '-beam', '-outside');
    expect(cameBack.goneIn()).toEqual([0]);
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

describe('a vehicle before an arm that is down', () => {
  const closed = () => lane(SENSORS, { passable: false });

  it('may have its nose in the beam, and still waits where it arrived', () => {
    const gate = closed().sees('+outside', '+beam');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside', 'beam'], underClosedArm: true }]);
    expect(gate.tracks().map((track) => isUnderWay(track, SENSORS))).toEqual([false]);
    expect(
      gate
        .armGoesUp()
        .tracks()
        .map((track) => isUnderWay(track, SENSORS)),
    ).toEqual([true]);
  });

  it('has not begun to cross when it draws its nose back', () => {
    const gate = closed().sees('+outside', '+beam', '-beam');
    expect(gate.tracks()).toMatchObject([{ covers: ['outside'], reach: 0, underClosedArm: false }]);
    expect(gate.armGoesUp().sees('-outside').goneIn()).toEqual([GAP_MS]);
  });

  it('crosses as any other once the arm is up', () => {
    const gate = closed().sees('+outside', '+beam').armGoesUp();
    gate.sees('+inside', '-outside', '-beam', '-inside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', false]]);
    expect(gate.tracks()).toEqual([]);
  });

  it('forces it when it goes on without a stop', () => {
    const gate = closed().sees('+outside', '+beam', '+inside', '-outside');
    expect(gate.tracks()).toMatchObject([{ id: 'v1', covers: ['beam', 'inside'], underClosedArm: true }]);
    expect(gate.tracks().map((track) => isUnderWay(track, SENSORS))).toEqual([true]);
    expect(gate.sees('-beam', '-inside').after(0).ends()).toEqual([['v1', 'crossed', false]]);
  });

  it('forces it the other way round too', () => {
    const gate = closed().sees('+inside', '+beam', '+outside', '-inside', '-beam', '-outside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', false]]);
  });

  it.each([
    [GAP_MS - 100, ['in']],
    [GAP_MS, ['in', 'out']],
  ])('is another than the one beyond it when that comes %d ms after the nose', (ms, directions) => {
    const gate = closed().sees('+outside', '+beam').after(ms).sees('+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(directions);
  });

  it('is another than the one beyond it when it draws its nose back', () => {
    const gate = closed().sees('+outside', '+beam', '+inside', '-beam');
    expect(gate.tracks()).toMatchObject([
      { id: 'v1', direction: 'in', covers: ['outside'], reach: 0, underClosedArm: false },
      { id: 'v2', direction: 'out', covers: ['inside'], reach: 0 },
    ]);
  });

  it('is another than the one beyond it when neither moves', () => {
    const gate = closed()
      .sees('+outside', '+beam', '+inside')
      .after(GAP_MS - 1);
    expect(gate.tracks()).toHaveLength(1);
    expect(gate.tracks().map((track) => trackPartsAt(track, gate.options))).toEqual([300 + GAP_MS]);
    expect(gate.after(1).tracks()).toMatchObject([
      { id: 'v1', direction: 'in', covers: ['outside', 'beam'], reach: 1, underClosedArm: true },
      { id: 'v2', direction: 'out', covers: ['inside'] },
    ]);
    expect(gate.tracks().map((track) => trackPartsAt(track, gate.options))).toEqual([null, null]);
  });

  it('is parted from nobody under an arm that is up, or where it is through', () => {
    const up = lane(SENSORS).sees('+outside', '+beam', '+inside').after(GAP_MS);
    expect(up.tracks()).toMatchObject([{ covers: ['outside', 'beam', 'inside'] }]);
    const through = closed().sees('+outside', '+beam', '+inside', '-outside', '-beam').after(GAP_MS);
    expect(through.tracks()).toMatchObject([{ id: 'v1', covers: ['inside'] }]);
  });

  it('did not force it when somebody walks through the beam as it goes away', () => {
    const gate = closed().sees('+outside', '+beam', '-outside', '-beam').after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', 'went-back', false]]);
  });

  it('is not through where the beam is the last that sees it', () => {
    const gate = lane(['outside', 'beam'], { passable: false, directionRule: 'entry' });
    expect(gate.sees('+outside', '+beam', '-outside', '-beam').after(GAP_MS).ends()).toEqual([
      ['v1', 'went-back', false],
    ]);
  });

  it('does not force its way where no beam tells: who is beyond wants to leave', () => {
    const gate = lane(['beam', 'inside'], { passable: false, directionRule: 'entry' }).sees(
      '+beam',
      '+inside',
    );
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });
});

describe('who moves when a sensor begins to see', () => {
  it.each<
    readonly [string, readonly SensorPlace[], readonly ('+beam' | '-beam')[], readonly ('+beam' | '-beam')[]]
  >([
    ['a beam', SENSORS, ['+beam'], ['-beam']],
    ['no beam', ['outside', 'inside'], [], []],
  ])(
    'is who stands on the sensor before, not who may pass and is out of sight (%s)',
    (_, places, on, off) => {
      const gate = lane(places, { granted: ['v1'] })
        .sees('+outside', '-outside')
        .after(700)
        .sees('+outside');
      gate.sees(...on, '+inside', '-outside', ...off, '-inside').after(GAP_MS);
      const isInferred = !places.includes('beam');
      expect(gate.ends().map(([id, how]) => [id, how])).toEqual([
        ['v1', 'went-back'],
        ['v2', 'crossed'],
      ]);
      expect(gate.ends().map(([, , inferred]) => inferred)).toEqual([isInferred, isInferred]);
    },
  );

  it('was the one out of sight after all where who stood before stays there', () => {
    const gate = lane(['outside', 'inside'], { granted: ['v1'] }).sees('+outside', '-outside', '+outside');
    gate.sees('+inside', '-inside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', true]]);
    expect(gate.tracks()).toMatchObject([{ id: 'v2', covers: ['outside'], reach: 0, backing: false }]);
    gate.sees('-outside', '+inside', '-inside').after(0);
    expect(gate.ends()).toEqual([
      ['v1', 'crossed', true],
      ['v2', 'crossed', true],
    ]);
  });

  it('is worked out where no beam tells', () => {
    const gate = lane(['outside', 'inside']).sees('+outside', '+inside', '-outside', '-inside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', true]]);
  });
});

describe('a lane with one sensor', () => {
  it.each([
    ['outside', 'entry', 'in'],
    ['inside', 'exit', 'out'],
    ['beam', 'entry', 'in'],
    ['beam', 'exit', 'out'],
  ] as const)('takes who comes over %s of an %s for one that wants %s', (place, directionRule, direction) => {
    expect(lane([place], { directionRule }).sees(`+${place}`).tracks()).toMatchObject([
      { direction, reach: 0 },
    ]);
  });

  it('has seen who may pass cross when it goes clear and the arm is up', () => {
    const gate = lane(['outside'], { directionRule: 'entry', granted: ['v1'] }).sees('+outside', '-outside');
    expect(gate.goneIn()).toEqual([0]);
    expect(gate.after(0).ends()).toEqual([['v1', 'crossed', true]]);
  });

  it.each([
    ['may not pass', { directionRule: 'entry' }, true],
    ['finds the arm down', { directionRule: 'entry', granted: ['v1'], passable: false }, false],
  ] as const)('has seen who %s go back', (_, how, isInferred) => {
    expect(lane(['outside'], how).sees('+outside', '-outside').after(0).ends()).toEqual([
      ['v1', 'went-back', isInferred],
    ]);
  });
});

describe('where sensors tell nothing', () => {
  it('a beam that sticks is passed over, forwards and backwards', () => {
    const gate = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in', covers: ['outside', 'inside'], reach: 2 }]);
    const back = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside', '-outside', '-inside');
    expect(back.after(0).ends()).toEqual([['v1', 'crossed', false]]);
    const reversed = lane(SENSORS, { blind: ['beam'] }).sees('+outside', '+inside', '-outside', '+outside');
    expect(reversed.tracks().map(({ direction, inferred }) => [direction, inferred])).toEqual([
      ['in', true],
      ['in', false],
    ]);
    const seen = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '+outside');
    expect(seen.tracks().map(({ inferred }) => inferred)).toEqual([false, false]);
  });

  it('a beam that sticks is not passed over under an arm that is down', () => {
    const gate = lane(SENSORS, { blind: ['beam'], passable: false }).sees('+outside', '+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it.each<[string, readonly SensorPlace[], readonly SensorPlace[], string]>([
    ['who may pass and is not seen beyond must have crossed', ['outside', 'inside'], ['inside'], 'crossed'],
    ['who may pass is seen where a sensor still tells', ['outside', 'inside'], [], 'went-back'],
    ['one blind sensor of two is not enough', SENSORS, ['inside'], 'went-back'],
    ['two blind sensors of two are', SENSORS, ['beam', 'inside'], 'crossed'],
  ])('%s', (_, places, blind, how) => {
    const gate = lane(places, { blind, granted: ['v1'] })
      .sees('+outside', '-outside')
      .after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', how, how === 'crossed' || !places.includes('beam')]]);
  });

  it('who came back to where it arrived has not crossed', () => {
    const gate = lane(SENSORS, { blind: ['beam', 'inside'], granted: ['v1'] });
    gate.sees('+outside', '+beam', '-beam', '-outside').after(GAP_MS);
    expect(gate.ends()).toEqual([['v1', 'went-back', false]]);
  });

  it('a vehicle is first seen in the beam, and known for one when it goes on', () => {
    const gate = lane(SENSORS, { blind: ['outside'] }).sees('+beam');
    expect(gate.tracks()).toEqual([]);
    expect(gate.sees('+inside').tracks()).toMatchObject([
      { direction: 'in', covers: ['beam', 'inside'], reach: 2, underClosedArm: false, inferred: true },
    ]);
    expect(gate.sees('-beam', '-inside').after(0).ends()).toEqual([['v1', 'crossed', true]]);
  });

  it('the same holds for one that leaves', () => {
    const gate = lane(SENSORS, { blind: ['inside'] }).sees('+beam', '+outside', '-beam', '-outside');
    expect(gate.after(0).ends()).toEqual([['v1', 'crossed', true]]);
    expect(gate.tracks()).toEqual([]);
  });

  it('it forced its way where the arm is down', () => {
    const gate = lane(SENSORS, { blind: ['outside'], passable: false }).sees('+beam', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in', underClosedArm: true }]);
    expect(gate.after(GAP_MS).tracks()).toMatchObject([
      { direction: 'in', covers: ['beam'], reach: 1 },
      { direction: 'out', covers: ['inside'] },
    ]);
  });

  it.each<[string, readonly SensorPlace[], number]>([
    ['its arrival would have been seen', [], 0],
    ['the beam has been broken for long', ['outside'], GAP_MS],
  ])('who is beyond is one that wants to leave where %s', (_, blind, ms) => {
    const gate = lane(SENSORS, { blind }).sees('+beam').after(ms).sees('+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'out', covers: ['inside'], inferred: false }]);
  });

  it('who crosses the beam moments before it is still the same', () => {
    const gate = lane(SENSORS, { blind: ['outside'] })
      .sees('+beam')
      .after(GAP_MS - 100)
      .sees('+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'in' }]);
  });

  it('the beam belongs to one vehicle, also where both sides are dark', () => {
    const gate = lane(SENSORS, { blind: ['outside', 'inside'] }).sees('+beam', '+inside', '+outside');
    expect(gate.tracks()).toMatchObject([{ covers: ['beam', 'inside'] }, { covers: ['outside'] }]);
  });

  it('what is out of the beam again is forgotten', () => {
    const gate = lane(SENSORS, { blind: ['outside'] }).sees('+beam', '-beam', '+inside');
    expect(gate.tracks()).toMatchObject([{ direction: 'out' }]);
  });
});

describe('a vehicle that does not move', () => {
  it('is not followed any more once nobody would wait that long', () => {
    const gate = lane(SENSORS).sees('+outside');
    expect(gate.goneIn()).toEqual([PATIENCE_MS]);
    expect(gate.after(PATIENCE_MS - 1).ends()).toEqual([]);
    expect(gate.after(1).ends()).toEqual([['v1', 'timed-out', false]]);
  });

  it('has a new patience with each movement', () => {
    const gate = lane(SENSORS)
      .sees('+outside')
      .after(PATIENCE_MS - 200)
      .sees('+beam');
    expect(gate.goneIn()).toEqual([PATIENCE_MS]);
    expect(gate.sees('-outside').goneIn()).toEqual([PATIENCE_MS]);
  });

  it.each<[string, readonly `${'+' | '-'}${SensorPlace}`[], string]>([
    ['stands beyond the arm has crossed', ['+outside', '+beam', '+inside', '-outside', '-beam'], 'crossed'],
    [
      'left only a beam behind that sticks has crossed',
      ['+outside', '+beam', '+inside', '-outside', '-inside'],
      'crossed',
    ],
    ['stands in the beam has not', ['+outside', '+beam', '-outside'], 'timed-out'],
    ['stands over all of it has not', ['+outside', '+beam', '+inside'], 'timed-out'],
  ])('and %s', (_, edges, how) => {
    expect(
      lane(SENSORS)
        .sees(...edges)
        .after(PATIENCE_MS)
        .ends(),
    ).toEqual([['v1', how, how === 'crossed']]);
  });

  it('and stands in a beam beyond which nothing sees has not', () => {
    const gate = lane(['outside', 'beam'], { directionRule: 'entry' }).sees('+outside', '+beam', '-outside');
    expect(gate.after(PATIENCE_MS).ends()).toEqual([['v1', 'timed-out', false]]);
  });

  it('before the only sensor has not crossed', () => {
    const gate = lane(['beam'], { directionRule: 'entry', granted: ['v1'] })
      .sees('+beam')
      .after(PATIENCE_MS);
    expect(gate.ends()).toEqual([['v1', 'timed-out', false]]);
  });
});

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
