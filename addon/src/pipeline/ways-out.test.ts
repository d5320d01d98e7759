import { describe, expect, it } from 'vitest';
import type { BarrierFault, BarrierPosition, DirectionRule } from '../contract/words.ts';
import { waysOut } from './ways-out.ts';

interface GateAsItIs {
  readonly directionRule: DirectionRule;
  fault: BarrierFault | null;
  position: BarrierPosition;
  isFree: boolean;
}

const WORKS: GateAsItIs = { directionRule: 'both', fault: null, position: 'closed', isFree: true };

function siteOf(site: Readonly<Record<string, GateAsItIs>>) {
  return waysOut({
    gates: new Map(
      Object.entries(site).map(([id, gate]) => [
        id,
        { section: { directionRule: gate.directionRule }, control: { barrier: () => gate } },
      ]),
    ),
    letsEverybodyOut: (gateId) => site[gateId]?.isFree === true,
  });
}

describe('another way out', () => {
  it.each<[string, Partial<GateAsItIs>, boolean]>([
    ['is a gate for both directions', {}, true],
    ['is an exit', { directionRule: 'exit' }, true],
    ['is no entry', { directionRule: 'entry' }, false],
    ['is a gate that stands open', { position: 'open' }, true],
    ['is no gate whose arm is nobody knows where', { position: 'unknown' }, false],
    ['is no gate whose link is lost', { fault: 'link-lost' }, false],
    ['is no gate whose arm does not come up', { fault: 'opens-late' }, false],
    ['is no gate where somebody needs a permit', { isFree: false }, false],
  ])('%s', (_, other, isOne) => {
    expect(siteOf({ main: { ...WORKS }, other: { ...WORKS, ...other } }).beside('main')).toBe(isOne);
  });

  it('is not the gate itself', () => {
    expect(siteOf({ main: { ...WORKS } }).beside('main')).toBe(false);
  });
});

describe('the ways out', () => {
  it('have changed when one is gone, is back or is in the place of another, and not when asked again', () => {
    const front = { ...WORKS };
    const back = { ...WORKS };
    const ways = siteOf({ front, back });
    expect([ways.haveChanged(), ways.haveChanged()]).toEqual([true, false]);
    front.fault = 'link-lost';
    expect([ways.haveChanged(), ways.haveChanged()]).toEqual([true, false]);
    front.fault = null;
    back.isFree = false;
    expect([ways.haveChanged(), ways.haveChanged()]).toEqual([true, false]);
    back.isFree = true;
    expect([ways.haveChanged(), ways.haveChanged()]).toEqual([true, false]);
    back.position = 'open';
    expect(ways.haveChanged()).toBe(false);
  });
});
