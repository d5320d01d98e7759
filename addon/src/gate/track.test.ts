import { describe, expect, it } from 'vitest';
import { SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';
import { GAP_MS, lane } from './tracks-under-test.ts';

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

describe('before an arm that rises', () => {
  it('nobody is beyond it yet where no beam tells', () => {
    const gate = lane(['outside', 'inside'], { armRises: true }).sees('+outside', '+inside');
    expect(gate.tracks().map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it.each([
    [
      ['outside', 'beam'],
      ['+outside', '+beam'],
    ],
    [
      ['beam', 'inside'],
      ['+beam', '+inside'],
    ],
  ] as const)('a beam sees who goes there all the same (%j)', (places, edges) => {
    const gate = lane(places, { armRises: true, directionRule: 'entry' }).sees(...edges);
    expect(gate.tracks()).toMatchObject([{ direction: 'in', covers: places }]);
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

  it('went on although the next one is under the arm behind it by then', () => {
    const gate = lane(SENSORS).sees(
      '+outside',
      '+beam',
      '-outside',
      '-beam',
      '+outside',
      '+beam',
      '-outside',
    );
    expect(gate.after(GAP_MS - 300).ends()).toEqual([['v1', 'crossed', true]]);
    expect(gate.tracks()).toMatchObject([{ id: 'v2', covers: ['beam'] }]);
  });

  it('went on although one that comes from the other side stands where it came from', () => {
    const gate = lane(SENSORS, { blind: ['inside'] }).sees('+outside', '+beam', '-outside', '-beam');
    gate.sees('+beam', '+outside');
    expect(gate.tracks()).toMatchObject([
      { direction: 'in' },
      { direction: 'out', covers: ['beam', 'outside'] },
    ]);
    expect(gate.after(GAP_MS - 200).ends()).toEqual([['v1', 'crossed', true]]);
  });

  it('went through when the far sensor saw it, whoever stands where it came from', () => {
    const gate = lane(SENSORS).sees('+outside', '+beam', '+inside', '-outside', '-beam', '-inside');
    expect(gate.sees('+outside').after(0).ends()).toEqual([['v1', 'crossed', false]]);
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

  it('was the first of several out of sight, and the others stay what they are', () => {
    const gate = lane(['outside', 'inside'], { granted: ['v1'] });
    gate.sees('+outside', '-outside', '+outside', '-outside', '+outside', '+inside', '-inside').after(0);
    expect(gate.ends()).toEqual([['v1', 'crossed', true]]);
    expect(gate.tracks()).toMatchObject([
      { id: 'v2', covers: [], gap: { last: 'outside' } },
      { id: 'v3', covers: ['outside'] },
    ]);
  });

  it('is none that went the other way', () => {
    const gate = lane(['outside', 'inside']).sees('+inside', '+outside', '-inside', '-outside');
    gate.sees('+outside', '+inside', '-inside');
    expect(gate.tracks()).toMatchObject([
      { id: 'v1', direction: 'out', gap: { last: 'outside' } },
      { id: 'v2', direction: 'in', covers: ['outside'], backing: true },
    ]);
  });

  it('is who draws its nose back out of the beam, not one out of sight', () => {
    const gate = lane(SENSORS, { granted: ['v1'] }).sees(
      '+outside',
      '-outside',
      '+outside',
      '+beam',
      '-beam',
    );
    expect(gate.tracks()).toMatchObject([
      { id: 'v1', covers: [], gap: { last: 'outside' } },
      { id: 'v2', covers: ['outside'], backing: true },
    ]);
  });

  it('is worked out for who was beyond an arm that came down, and went back', () => {
    const gate = lane(['outside', 'inside']).sees('+outside', '+inside', '-inside').armGoesDown();
    expect(gate.sees('-outside').after(0).ends()).toEqual([['v1', 'went-back', true]]);
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
