import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import { ASHA, FREE, GATE, NOON, PLATE } from '../deciding/facts-under-test.ts';
import type { GateFacts } from '../decision-facts.ts';
import { permitBook } from '../permits/permit-book.ts';
import { plainPermit } from '../permits/plain-permit.ts';
import type { DecidedPassage } from './decided-passages.ts';
import { factsThen } from './facts-then.ts';
import type { FactsThen } from './facts-then.ts';

const GUEST = plainPermit({ id: 'guest', holder: 'Guest', plates: ['GU35T'], usesLeft: 0 });

interface Kept extends Partial<Omit<DecidedPassage, 'decision'>> {
  readonly permitId?: string;
}

const kept = (reasons: readonly Reason[], { permitId, ...more }: Kept = {}): DecidedPassage => ({
  id: 'p1',
  gateId: 'main',
  direction: 'in',
  arrivedAt: NOON,
  endedAt: NOON,
  plate: null,
  pictureId: null,
  ...more,
  decision: { verdict: 'ask', plate: null, permitId: permitId ?? null, decidedAt: NOON, reasons },
});

const then = (reasons: readonly Reason[], more: Kept = {}, gate: Partial<GateFacts> = {}): FactsThen =>
  factsThen(kept(reasons, more), {
    gate: { ...GATE, ...gate },
    occupancy: { ...FREE, insideSince: () => 7, usesPending: () => 2 },
    permits: permitBook([ASHA, GUEST]),
  });

describe('the plate of a decision of before', () => {
  it.each<[string, readonly Reason[], Kept, FactsThen['settlement']]>([
    [
      'is the one that was settled',
      [{ rule: 'plate-settled', plate: PLATE, frames: 4, readers: ['eye'], settledBy: 'witness' }],
      { plate: 'LATER' },
      { state: 'settled', plate: PLATE, frames: 4, readers: ['eye'], settledBy: 'witness' },
    ],
    [
      'rests on frames where it was not said on what',
      [{ rule: 'plate-settled', plate: PLATE, frames: 4, readers: ['eye'], settledBy: null }],
      {},
      { state: 'settled', plate: PLATE, frames: 4, readers: ['eye'], settledBy: 'frames' },
    ],
    [
      'was not settled',
      [{ rule: 'plate-not-settled', best: PLATE, frames: 4, why: 'nearly-known' }],
      { plate: 'LATER' },
      { state: 'tentative', best: PLATE, frames: 4, why: 'nearly-known' },
    ],
    [
      'was not settled, and it was not said why',
      [{ rule: 'plate-not-settled', best: PLATE, frames: 4, why: null }],
      {},
      { state: 'tentative', best: PLATE, frames: 4, why: 'too-few-frames' },
    ],
    [
      'could not be read',
      [{ rule: 'plate-unreadable', frames: 4 }],
      { plate: 'LATER' },
      { state: 'nothing', frames: 4 },
    ],
    [
      'could not be read, and to leave it should have been',
      [{ rule: 'exit-needs-permit', plate: null }],
      { plate: 'LATER', direction: 'out' },
      { state: 'nothing', frames: 0 },
    ],
    [
      'was read, and to leave it should have had a permit',
      [{ rule: 'exit-needs-permit', plate: PLATE }],
      { plate: PLATE, direction: 'out' },
      { state: 'settled', plate: PLATE, frames: 2, readers: [], settledBy: 'frames' },
    ],
    [
      'is that of the passage where it made no difference',
      [{ rule: 'gate-locked', by: 'Ravi' }],
      { plate: PLATE },
      { state: 'settled', plate: PLATE, frames: 2, readers: [], settledBy: 'frames' },
    ],
    [
      'is none where nobody knows',
      [{ rule: 'gate-locked', by: 'Ravi' }],
      {},
      { state: 'nothing', frames: 0 },
    ],
  ])('%s', (_, reasons, more, settlement) => {
    expect(then(reasons, more).settlement).toEqual(settlement);
  });
});

describe('the gate of a decision of before', () => {
  const now: Partial<GateFacts> = { heldOpenBy: 'Now', lockedBy: 'Now', emergencyBy: 'Now' };
  const free = { heldOpenBy: null, lockedBy: null, emergencyBy: null };

  it.each<[string, Reason, Partial<GateFacts>]>([
    ['was under no order', { rule: 'no-permit', plate: PLATE }, free],
    [
      'was held open',
      { rule: 'person-ordered', by: 'Ravi', command: 'hold' },
      { ...free, heldOpenBy: 'Ravi' },
    ],
    ['was locked', { rule: 'gate-locked', by: 'Ravi' }, { ...free, lockedBy: 'Ravi' }],
    ['was open for an emergency', { rule: 'emergency', by: 'Ravi' }, { ...free, emergencyBy: 'Ravi' }],
  ])('%s, whatever it is under now', (_, reason, expected) => {
    expect(then([reason], {}, now).gate).toEqual({ ...GATE, ...expected });
  });

  const no: Reason = { rule: 'no-permit', plate: PLATE };
  const wrongIn: Reason = { rule: 'wrong-way', directionRule: 'exit' };
  const wrongOut: Reason = { rule: 'wrong-way', directionRule: 'entry' };
  const open: Reason = { rule: 'exit-always-opens' };
  const needsPermit: Reason = { rule: 'exit-needs-permit', plate: PLATE };
  it.each<[string, 'in' | 'out', Reason, Partial<GateFacts>, Partial<GateFacts>]>([
    ['was an exit', 'in', wrongIn, { directionRule: 'both' }, { directionRule: 'exit' }],
    ['was no exit yet', 'in', no, { directionRule: 'exit' }, { directionRule: 'both' }],
    ['was an entry, as it is', 'in', no, { directionRule: 'entry' }, { directionRule: 'entry' }],
    ['had another way out as it has', 'in', no, { otherWayOut: false }, { otherWayOut: false }],
    [
      'was an entry and there was another way out',
      'out',
      wrongOut,
      { directionRule: 'both', otherWayOut: false },
      { directionRule: 'entry', otherWayOut: true },
    ],
    [
      'was an entry and the only way out',
      'out',
      open,
      { directionRule: 'entry', otherWayOut: true },
      { directionRule: 'entry', otherWayOut: false },
    ],
    [
      'was an exit, as it is',
      'out',
      open,
      { directionRule: 'exit' },
      { directionRule: 'exit', otherWayOut: true },
    ],
    ['was not the only way out', 'out', needsPermit, { otherWayOut: false }, { otherWayOut: true }],
  ])('%s', (_, direction, reason, gate, expected) => {
    expect(then([reason], { direction }, gate).gate).toEqual({ ...GATE, ...gate, ...expected });
  });
});

describe('what else a decision of before rested on', () => {
  it('is what was given, by whom', () => {
    const given = then(
      [
        { rule: 'evidence-given', kind: 'presence', by: 'person.asha' },
        { rule: 'evidence-given', kind: 'code', by: 'Guest' },
        { rule: 'evidence-given', kind: 'approval', by: 'Ravi' },
      ],
      { permitId: 'guest' },
    );
    expect(given.evidence).toEqual([
      { kind: 'code', permitId: 'guest', at: NOON },
      { kind: 'approval', by: 'Ravi', at: NOON },
    ]);
    expect(given.isNear('person.asha')).toBe(true);
    expect(given.isNear('Ravi')).toBe(false);
    expect(then([]).isNear('person.asha')).toBe(false);
    expect(then([{ rule: 'evidence-given', kind: 'code', by: 'Guest' }]).evidence).toEqual([]);
  });

  it('is what was down', () => {
    const down = then([
      { rule: 'part-down', part: 'camera' },
      { rule: 'part-down', part: 'store' },
    ]);
    expect(down.down).toEqual(['camera', 'store']);
  });

  it('is how many were inside, as it was said then', () => {
    expect(then([]).occupancy.occupied).toBe(FREE.occupied);
    expect(then([{ rule: 'site-full', occupied: 9, capacity: 6 }]).occupancy).toMatchObject({
      occupied: 9,
      capacity: 8,
    });
    expect(then([{ rule: 'place-free', free: 2, capacity: 6 }]).occupancy).toMatchObject({
      occupied: 4,
      capacity: 8,
    });
  });

  it('is who was inside or on the way', () => {
    const { occupancy } = then([
      { rule: 'already-inside', plate: 'A1', since: 1 },
      { rule: 'let-in-again', plate: 'B2', since: 2, withinMinutes: 15 },
      { rule: 'places-taken', permitId: 'x', holder: 'X', places: 1, inside: ['C3'] },
    ]);
    expect(['A1', 'B2', 'C3'].map(occupancy.insideSince)).toEqual([1, 2, 7]);
    expect(['A1', 'B2', 'C3'].map(occupancy.isOnItsWay)).toEqual([false, false, true]);
  });

  it('is what was left of a permit', () => {
    const left = then([{ rule: 'uses-left', permitId: 'guest', left: 2 }]);
    expect(left.permits.of('GU35T')?.usesLeft).toBe(2);
    expect(left.permits.byId('guest')?.usesLeft).toBe(2);
    expect(left.occupancy.usesPending('guest')).toBe(0);
    expect(left.occupancy.usesPending('asha')).toBe(2);
    expect(left.permits.of('NOBODY')).toBeNull();
    expect(left.permits.byId('nobody')).toBeNull();
    expect(then([{ rule: 'uses-left', permitId: 'other', left: 2 }]).permits.of('GU35T')?.usesLeft).toBe(0);

    const spent = then([{ rule: 'uses-spent', permitId: 'asha', holder: 'Asha' }]);
    // Its uses are not counted any more.
    expect(spent.permits.of(PLATE)?.usesLeft).toBeNull();
    expect(spent.permits.of('GU35T')?.usesLeft).toBe(0);
    const spentGuest = factsThen(kept([{ rule: 'uses-spent', permitId: 'guest', holder: 'Guest' }]), {
      gate: GATE,
      occupancy: FREE,
      permits: permitBook([{ ...GUEST, usesLeft: 5 }]),
    });
    expect(spentGuest.permits.of('GU35T')?.usesLeft).toBe(0);
  });
});
