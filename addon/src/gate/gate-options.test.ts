import { describe, expect, it } from 'vitest';
import { gateOptions } from './gate-options.ts';

const complaints = (input: unknown): readonly (readonly [string, string])[] =>
  gateOptions
    .safeParse(input)
    .error?.issues.map(({ path, message }) => [path.map(String).join('.'), message] as const) ?? [];

describe('the options of a gate', () => {
  it('are those of the original wiring where nothing is said but the sensors', () => {
    expect(gateOptions.parse({ sensors: ['outside', 'inside'] })).toEqual({
      directionRule: 'both',
      sensors: ['outside', 'inside'],
      travelMs: 6_000,
      clearMs: 2_000,
      blindMs: 10_000,
      chatterMs: 500,
      blipMs: 0,
      gapMs: 4_000,
      readPatienceMs: 8_000,
      stuckMs: 600_000,
      patienceMs: 600_000,
      laneOrder: 'exit-first',
      turnMs: 30_000,
      leftOpenMs: 300_000,
      serviceCycles: 20_000,
    });
  });

  it('say that a single sensor is accepted', () => {
    const single = { directionRule: 'entry', sensors: ['outside'], unseenUnderArm: 'accepted' };
    expect(gateOptions.parse(single)).toMatchObject({ unseenUnderArm: 'accepted' });
    expect(complaints({ ...single, unseenUnderArm: 'yes' })).toEqual([
      ['unseenUnderArm', '"accepted", or absent where the sensors see what stands under the arm'],
    ]);
  });

  it('refuse sensors that see too little, together with whatever else is wrong', () => {
    const [first, ...others] = complaints({ sensors: ['beam'], directionRule: 'exit', travelMs: 'slow' });
    expect(first).toEqual(['travelMs', 'milliseconds from 500 to 120000']);
    expect(others).toEqual([['sensors', expect.stringMatching(/^a beam and a sensor beside it/)]]);
  });

  it('refuse no sensor, and one twice, without a second complaint about what they see', () => {
    expect(complaints({ sensors: [] })).toEqual([['sensors', 'at least one of outside, beam, inside']]);
    expect(complaints({ sensors: ['beam', 'beam'] })).toEqual([['sensors', 'each place once']]);
  });

  it('follow no vehicle for less time than a sensor needs to count as stuck', () => {
    const gate = { sensors: ['outside', 'inside'], stuckMs: 60_000 };
    expect(gateOptions.parse({ ...gate, patienceMs: 60_000 })).toMatchObject({ patienceMs: 60_000 });
    expect(complaints({ ...gate, patienceMs: 59_999 })).toEqual([['patienceMs', 'at least stuckMs, 60000']]);
    expect(complaints({ ...gate, patienceMs: 5 })).toEqual([
      ['patienceMs', 'milliseconds from 10000 to 86400000'],
    ]);
  });
});
