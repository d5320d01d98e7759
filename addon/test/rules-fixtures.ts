import fc from 'fast-check';
import {
  BUILT_IN_GROUPS,
  EVIDENCE_KINDS,
  EVIDENCE_OCCASIONS,
  type Group,
  type Policy,
  type PolicyRow,
  type Rules,
} from '../src/contract/rules.ts';
import type { Holiday, Schedule } from '../src/contract/schedule.ts';

/** Rules as a site has that changed little; what a story is about is given as `changes`. */
export function rulesOf(changes: Partial<Rules> = {}): Rules {
  return {
    groups: BUILT_IN_GROUPS.map((id) => ({ id, name: id })),
    night: { from: '22:00', to: '06:00' },
    holidays: [],
    visitors: null,
    policies: [],
    outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'ask', hours: null } },
    ...changes,
  };
}

export const OFFICE: Schedule = {
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }],
  holidays: 'as-usual',
  exceptions: [],
};

const clock = fc.constantFrom('00:00', '06:30', '18:00', '23:59');
const hours = fc.option(fc.constant(OFFICE));
const answer = fc.constantFrom('refuse', 'ask', 'let-in');
const ownGroup = fc.constantFrom('night-shift', 'choir', 'garden');

const policy: fc.Arbitrary<Partial<Policy>> = fc.record(
  {
    fullSite: answer,
    placesTaken: fc.constantFrom('refuse', 'ask'),
    unknownPlate: fc.record({ answer, hours }),
    alreadyInside: fc.record({ reopenMinutes: fc.nat(60), otherwise: fc.constantFrom('ask', 'open') }),
    exit: fc.constantFrom('always-open', 'permit-needed'),
    hours,
    evidence: fc.uniqueArray(
      fc.record({
        when: fc.constantFrom(...EVIDENCE_OCCASIONS),
        accept: fc.subarray([...EVIDENCE_KINDS], { minLength: 1 }),
      }),
      { selector: ({ when }) => when },
    ),
  },
  { requiredKeys: [] },
);

/** Any rules that a site may have; no row says nothing, and each group of a row is there. */
export const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    own: fc.uniqueArray(ownGroup),
    night: fc.record({ from: clock, to: clock }),
    dates: fc.uniqueArray(fc.constantFrom('2026-01-26', '2026-08-15', '2026-12-25')),
    visitors: fc.option(
      fc.record({ until: fc.nat(), gates: fc.option(fc.constant<readonly string[]>(['yard'])) }),
    ),
    rows: fc.uniqueArray(
      fc.record({
        group: fc.option(fc.constantFrom('staff', 'choir')),
        gate: fc.option(fc.constantFrom('main', 'yard')),
        policy,
      }),
      { selector: ({ group, gate }) => `${String(group)} ${String(gate)}` },
    ),
    reader: fc.record({ answer, hours }),
    camera: fc.record({ answer, hours }),
  })
  .map(({ own, night, dates, visitors, rows, reader, camera }): Rules => {
    const groups: readonly Group[] = [...BUILT_IN_GROUPS, ...own].map((id) => ({ id, name: id }));
    return {
      groups,
      night,
      holidays: dates.toSorted().map((date): Holiday => ({ date, name: `Day ${date}` })),
      visitors,
      policies: rows.filter(
        (row: PolicyRow) =>
          Object.keys(row.policy).length > 0 &&
          (row.group === null || groups.some(({ id }) => id === row.group)),
      ),
      outages: { reader, camera },
    };
  });
