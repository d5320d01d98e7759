import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/reasons.ts';
import { decide } from '../decide.ts';
import type { Permit } from '../permits/permit.ts';
import {
  ASHA,
  chain,
  DAY_MS,
  factsOf,
  HOUR_MS,
  inside,
  MINUTE_MS,
  NOON,
  onMondays,
  PLATE,
  KNOWN,
  OPENS,
  withPermit,
} from './facts-under-test.ts';
import type { Said } from './facts-under-test.ts';

describe('a permit', () => {
  it.each<[string, Partial<Permit>, Reason]>([
    [
      'that is suspended',
      { suspended: true },
      { rule: 'permit-suspended', permitId: 'asha', holder: 'Asha' },
    ],
    [
      'from a moment later on',
      { validFrom: NOON + 1 },
      { rule: 'permit-not-yet-valid', permitId: 'asha', validFrom: NOON + 1 },
    ],
    [
      'at the instant of its end',
      { validUntil: NOON },
      { rule: 'permit-expired', permitId: 'asha', validUntil: NOON },
    ],
    [
      'for the way out',
      { directions: ['out'] },
      { rule: 'direction-not-allowed', permitId: 'asha', directions: ['out'] },
    ],
    [
      'for other gates',
      { gates: ['back', 'yard'] },
      { rule: 'wrong-gate', permitId: 'asha', gates: ['back', 'yard'] },
    ],
    [
      'outside its hours',
      { schedule: onMondays('14:00', '15:00') },
      { rule: 'outside-hours', of: 'permit', id: 'asha', opensAt: NOON + 2 * HOUR_MS },
    ],
    ['without a use left', { usesLeft: 0 }, { rule: 'uses-spent', permitId: 'asha', holder: 'Asha' }],
  ])('is refused %s', (_, more, reason) => {
    const decision = decide(factsOf(withPermit(more)));
    expect(decision).toMatchObject({ verdict: 'refuse', permitId: 'asha' });
    expect(decision.reasons).toHaveLength(3);
    expect(decision.reasons.at(-1)).toEqual(reason);
  });

  it.each<[string, Partial<Permit>]>([
    ['from this moment on', { validFrom: NOON }],
    ['a millisecond before its end', { validFrom: NOON - DAY_MS, validUntil: NOON + 1 }],
    ['for the way in', { directions: ['in'] }],
    ['for this gate among others', { gates: ['back', 'main'] }],
    ['within its hours', { schedule: onMondays('12:00', '12:01') }],
    ['with places of its own', { places: 1 }],
  ])('opens %s', (_, more) => {
    expect(chain(withPermit(more))).toEqual(OPENS);
  });

  it('is checked in an order in which the first fault is told', () => {
    const faults: readonly [Partial<Permit>, Reason['rule']][] = [
      [{ suspended: true }, 'permit-suspended'],
      [{ validUntil: NOON }, 'permit-expired'],
      [{ directions: ['out'] }, 'direction-not-allowed'],
      [{ gates: [] }, 'wrong-gate'],
      [{ schedule: onMondays('14:00', '15:00') }, 'outside-hours'],
      [{ usesLeft: 0 }, 'uses-spent'],
    ];
    for (const index of faults.keys()) {
      const rest = faults.slice(index).reduce((all, [fault]) => ({ ...all, ...fault }), {});
      expect(chain(withPermit(rest)).at(-1)).toBe(faults[index]?.[1]);
    }
  });
});

describe('the hours of a group', () => {
  const staff = { ...ASHA, group: 'staff' };
  const hours = onMondays('08:00', '10:00');

  it('refuse outside them, and say whose they are and when they begin again', () => {
    const rules = { policies: [{ group: 'staff', gate: null, policy: { hours } }] };
    expect(decide(factsOf({ permits: [staff], rules })).reasons.at(-1)).toEqual({
      rule: 'outside-hours',
      of: 'group',
      id: 'staff',
      opensAt: NOON + 7 * DAY_MS - 4 * HOUR_MS,
    });
    expect(chain({ rules })).toEqual(OPENS);
  });

  it('are of nobody where everybody has them', () => {
    expect(decide(factsOf({ permits: [staff], policy: { hours } })).reasons.at(-1)).toMatchObject({
      of: 'group',
      id: null,
    });
  });

  it('open within them', () => {
    expect(chain({ policy: { hours: onMondays('08:00', '13:00') } })).toEqual(OPENS);
  });
});

describe('uses', () => {
  it.each([
    [2, 0, 2],
    [2, 1, 1],
    [1, 0, 1],
  ])('of %i with %i on their way are %i', (usesLeft, pending, left) => {
    const decision = decide(
      factsOf({ ...withPermit({ usesLeft }), occupancy: { usesPending: () => pending } }),
    );
    expect(decision.verdict).toBe('open');
    expect(decision.reasons).toContainEqual({ rule: 'uses-left', permitId: 'asha', left });
  });

  it('need not be left for who turned round and comes back within the minutes', () => {
    const guest = withPermit({ usesLeft: 0 });
    const back = (afterMs: number): Said => ({ ...guest, occupancy: inside({ [PLATE]: NOON - afterMs }) });
    expect(chain(back(MINUTE_MS))).toEqual(['open', ...KNOWN, 'let-in-again']);
    expect(chain(back(15 * MINUTE_MS))).toEqual(['refuse', ...KNOWN, 'uses-spent']);
    const counted = { ...back(MINUTE_MS), ...withPermit({ usesLeft: 1 }) };
    expect(chain(counted)).toEqual(['open', ...KNOWN, 'uses-left', 'let-in-again']);
  });

  it('that others are about to use are spent', () => {
    const usesPending = (id: string): number => (id === 'asha' ? 1 : 0);
    expect(chain({ ...withPermit({ usesLeft: 1 }), occupancy: { usesPending } })).toEqual([
      'refuse',
      ...KNOWN,
      'uses-spent',
    ]);
  });
});

describe('places that a household shares', () => {
  const household = withPermit({ plates: [PLATE, 'B2', 'C3', 'D4'], places: 2 });
  const taken = ['refuse', ...KNOWN, 'places-taken', 'policy'];

  it('are free while fewer of its vehicles are inside', () => {
    expect(chain({ ...household, occupancy: inside({ B2: 0 }) })).toEqual(OPENS);
  });

  it('are taken by those inside, and it says by which', () => {
    const decision = decide(factsOf({ ...household, occupancy: inside({ C3: 0, D4: 0, X9: 0 }) }));
    expect(decision).toMatchObject({ verdict: 'refuse', permitId: 'asha' });
    expect(decision.reasons.slice(-2)).toEqual([
      { rule: 'places-taken', permitId: 'asha', holder: 'Asha', places: 2, inside: ['C3', 'D4'] },
      { rule: 'policy', policy: 'placesTaken', answer: 'refuse', group: null, gate: null },
    ]);
  });

  it('are taken by those on their way', () => {
    const occupancy = { ...inside({ B2: 0 }), isOnItsWay: (plate: string) => plate === 'D4' };
    expect(chain({ ...household, occupancy })).toEqual(taken);
  });

  it('are not taken by the vehicle itself', () => {
    const occupancy = { ...inside({ B2: 0, [PLATE]: NOON }), isOnItsWay: (plate: string) => plate === PLATE };
    expect(chain({ ...household, occupancy })).toEqual(['open', ...KNOWN, 'let-in-again']);
  });

  it('are asked about where the policy says so', () => {
    expect(
      chain({ ...household, policy: { placesTaken: 'ask' }, occupancy: inside({ B2: 0, C3: 0 }) }),
    ).toEqual(['ask', ...taken.slice(1)]);
  });
});
