import { describe, expect, it } from 'vitest';
import type { OverstayRule } from '../../contract/parking-settings.ts';
import { plainVisit } from '../visit.ts';
import type { Visit } from '../visit.ts';
import { overstays } from './overstay.ts';

const MINUTE_MS = 60_000;
const ENTERED_AT = Date.UTC(2028, 1, 29, 22);
const RULES: readonly OverstayRule[] = [
  { group: 'visitor', minutes: 120 },
  { group: null, minutes: 30 },
];
const GROUPS: Readonly<Record<string, string>> = { 'of-visitor': 'visitor', 'of-staff': 'staff' };

const look = (minutesLater: number, visit: Partial<Visit>, rules = RULES) =>
  overstays({
    openVisits: [plainVisit({ id: 'v1', plate: 'KA01AB1234', enteredAt: ENTERED_AT, ...visit })],
    rules,
    groupOf: (permitId) => GROUPS[permitId] ?? null,
    now: ENTERED_AT + minutesLater * MINUTE_MS,
  });

describe('a stay is over', () => {
  it.each<[string, string | null, readonly OverstayRule[], number]>([
    ['the time of the group', 'of-visitor', RULES, 120],
    ['the time of everybody else, for a group that no row names', 'of-staff', RULES, 30],
    ['the time of everybody else, without a permit', null, RULES, 30],
    ['the time of everybody else, by a permit that is gone', 'of-nobody', RULES, 30],
  ])('%s', (_which, permitId, rules, minutes) => {
    const dueAt = ENTERED_AT + minutes * MINUTE_MS;
    expect(look(minutes - 1, { permitId }, rules)).toEqual({ due: [], nextAt: dueAt });
    expect(look(minutes, { permitId }, rules)).toEqual({
      due: [
        {
          subject: { kind: 'overstay', visitId: 'v1', plate: 'KA01AB1234', enteredAt: ENTERED_AT, minutes },
          pictureId: null,
        },
      ],
      nextAt: null,
    });
  });

  it('never, where no row is for them', () => {
    const rules = [{ group: 'visitor', minutes: 1 }];
    expect(look(1_000_000, { permitId: 'of-staff' }, rules)).toEqual({ due: [], nextAt: null });
    expect(look(1_000_000, { permitId: null }, rules)).toEqual({ due: [], nextAt: null });
  });

  it('never, where nobody knows when they came', () => {
    expect(look(1_000_000, { enteredAt: null })).toEqual({ due: [], nextAt: null });
  });
});

it('the next to become due is the earliest of those that are not', () => {
  const visits = [50, 10, -100].map((minutes) =>
    plainVisit({ id: `v${minutes}`, enteredAt: ENTERED_AT + minutes * MINUTE_MS }),
  );
  const facts = { openVisits: visits, rules: RULES, groupOf: () => null, now: ENTERED_AT };
  const { due, nextAt } = overstays(facts);
  expect(due).toMatchObject([{ subject: { visitId: 'v-100' } }]);
  expect(nextAt).toBe(ENTERED_AT + 40 * MINUTE_MS);
});
