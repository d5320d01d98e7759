import { describe, expect, it } from 'vitest';
import type { Policy } from '../../contract/rules.ts';
import { decide } from '../decide.ts';
import type { Permit } from '../permits/permit.ts';
import { ASHA, BLOCKED, chain, factsOf, NEARLY, NOON, PLATE, STRANGER, UNREAD } from './facts-under-test.ts';
import type { Case } from './facts-under-test.ts';

describe('the way out', () => {
  const needed: Partial<Policy> = { exit: 'permit-needed' };

  it.each<Case>([
    ['opens to whom nobody could read', { settlement: UNREAD }, ['open', 'exit-always-opens']],
    [
      'opens to who is blocked, on a site that is empty by the count',
      { permits: [BLOCKED], occupancy: { occupied: 0 } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens while the gate is locked',
      { gate: { lockedBy: 'Ravi' } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens in an emergency',
      { gate: { emergencyBy: 'Ravi', directionRule: 'entry' } },
      ['open', 'plate-settled', 'emergency'],
    ],
    [
      'leads from an entry to the exit',
      { gate: { directionRule: 'entry' } },
      ['refuse', 'plate-settled', 'wrong-way'],
    ],
    [
      'opens an entry where there is no other way',
      { gate: { directionRule: 'entry', otherWayOut: false } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    [
      'opens without a permit that is needed where there is no other way',
      { policy: needed, plate: STRANGER, gate: { otherWayOut: false } },
      ['open', 'plate-settled', 'exit-always-opens'],
    ],
    ['opens for the permit that is needed', { policy: needed }, ['open', 'plate-settled', 'permit-matches']],
    [
      'is refused without the permit that is needed',
      { policy: needed, plate: STRANGER },
      ['refuse', 'plate-settled', 'exit-needs-permit', 'policy'],
    ],
    [
      'is refused to a plate that is nearly one with a permit',
      { policy: needed, plate: NEARLY },
      ['refuse', 'plate-settled', 'exit-needs-permit', 'policy'],
    ],
    [
      'is refused to whom nobody could read',
      { policy: needed, settlement: UNREAD },
      ['refuse', 'exit-needs-permit', 'policy'],
    ],
    [
      'opens without the permit while a person holds it open',
      { policy: needed, plate: STRANGER, gate: { heldOpenBy: 'Ravi' } },
      ['open', 'plate-settled', 'person-ordered'],
    ],
    [
      'opens without the permit while a part is down',
      { policy: needed, settlement: UNREAD, down: ['reader', 'broker'] },
      ['open', 'part-down', 'part-down', 'exit-always-opens'],
    ],
  ])('%s', (_, said, expected) => {
    expect(chain({ direction: 'out', ...said })).toEqual(expected);
  });

  it.each<[string, Partial<Permit>, string]>([
    ['suspended', { suspended: true }, 'refuse'],
    ['over', { validUntil: NOON }, 'refuse'],
    ['for the way in only', { directions: ['in'] }, 'refuse'],
    ['for another gate', { gates: ['back'] }, 'refuse'],
    ['a block', { kind: 'block' }, 'refuse'],
    ['for the way out only', { directions: ['out'] }, 'open'],
    ['for this gate', { gates: ['main'] }, 'open'],
    ['outside its hours', { schedule: { weekly: [], holidays: 'as-usual', exceptions: [] } }, 'open'],
    ['used up', { usesLeft: 0 }, 'open'],
  ])('where a permit is needed, with one that is %s', (_, more, verdict) => {
    const { verdict: answered, permitId } = decide(
      factsOf({ direction: 'out', policy: needed, permits: [{ ...ASHA, ...more }] }),
    );
    expect(answered).toBe(verdict);
    // A crossing takes a use of the permit that it rests on, and only entries are counted.
    expect(permitId).toBeNull();
  });

  it('follows the rules of the group at the gate', () => {
    const forStaff = { policies: [{ group: 'staff', gate: 'main', policy: needed }] };
    const staff = { ...ASHA, group: 'staff', suspended: true };
    const { reasons } = decide(factsOf({ direction: 'out', rules: forStaff, permits: [staff] }));
    expect(reasons.slice(1)).toEqual([
      { rule: 'exit-needs-permit', plate: PLATE },
      { rule: 'policy', policy: 'exit', answer: 'permit-needed', group: 'staff', gate: 'main' },
    ]);
    expect(chain({ direction: 'out', rules: forStaff, plate: STRANGER })).toEqual([
      'open',
      'plate-settled',
      'exit-always-opens',
    ]);
  });

  it('says who holds it open and which parts are down', () => {
    const held = decide(
      factsOf({ direction: 'out', policy: needed, plate: STRANGER, gate: { heldOpenBy: 'Ravi' } }),
    );
    expect(held.reasons.at(-1)).toEqual({ rule: 'person-ordered', by: 'Ravi', command: 'hold' });
    const down = decide(factsOf({ direction: 'out', policy: needed, plate: STRANGER, down: ['reader'] }));
    expect(down.reasons[1]).toEqual({ rule: 'part-down', part: 'reader' });
    const wrong = decide(factsOf({ direction: 'out', gate: { directionRule: 'entry' } }));
    expect(wrong.reasons.at(-1)).toEqual({ rule: 'wrong-way', directionRule: 'entry' });
    const fits = decide(factsOf({ direction: 'out', policy: needed }));
    expect(fits.reasons.at(-1)).toEqual({
      rule: 'permit-matches',
      plate: PLATE,
      permitId: 'asha',
      holder: 'Asha',
    });
  });
});
