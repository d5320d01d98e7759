import { complaints } from '../complaints.ts';
import { BUILT_IN_GROUPS, EVIDENCE_FOR, EVIDENCE_OCCASIONS } from '../contract/rules.ts';
import type { Rules } from '../contract/rules.ts';
import { WEEKDAYS } from '../contract/schedule.ts';
import type { Schedule } from '../contract/schedule.ts';
import { rulesSchema } from './rules-schema.ts';

export const SCHEDULE: Schedule = {
  weekly: [
    { days: WEEKDAYS, from: '22:00', to: '06:00' },
    { days: ['sat'], from: '00:00', to: '00:00' },
  ],
  holidays: [{ from: '08:00', to: '24:00' }],
  exceptions: [
    { date: '2028-02-29', hours: [] },
    { date: '2027-12-24', hours: [{ from: '00:00', to: '12:00' }] },
  ],
};

export const GROUPS = BUILT_IN_GROUPS.map((id) => ({ id, name: id }));

export const RULES: Rules = {
  groups: [...GROUPS, { id: 'night-shift', name: 'Night shift' }],
  night: { from: '22:00', to: '06:00' },
  holidays: [
    { date: '2026-12-25', name: 'Christmas' },
    { date: '2027-01-26', name: 'Republic Day' },
  ],
  visitors: { until: 1_900_000_000_000, gates: ['north', 'south'] },
  policies: [
    {
      group: null,
      gate: null,
      policy: {
        fullSite: 'ask',
        placesTaken: 'refuse',
        unknownPlate: { answer: 'let-in', hours: SCHEDULE },
        alreadyInside: { reopenMinutes: 15, otherwise: 'ask' },
        exit: 'always-open',
        hours: null,
        evidence: EVIDENCE_OCCASIONS.map((when) => ({ when, accept: EVIDENCE_FOR[when] })),
      },
    },
    { group: 'night-shift', gate: null, policy: { hours: SCHEDULE } },
    { group: 'night-shift', gate: 'north', policy: {} },
    { group: null, gate: 'north', policy: { exit: 'permit-needed' } },
  ],
  outages: {
    reader: { answer: 'ask', hours: null },
    camera: { answer: 'let-in', hours: { ...SCHEDULE, holidays: 'as-usual' } },
  },
};

/** What is wrong with it, as a person reads it. */
export function saidOf(rules: unknown): readonly string[] {
  const parsed = rulesSchema.safeParse(rules, { reportInput: true });
  return parsed.success ? [] : complaints(parsed.error, 'It must be rules.');
}

export function days(count: number): readonly { readonly date: string; readonly name: string }[] {
  return Array.from({ length: count }, (_, day) => ({
    date: new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
    name: 'A day',
  }));
}

export const withRow = (row: unknown): unknown => ({ ...RULES, policies: [row] });
export const withPolicy = (policy: unknown): unknown => withRow({ group: null, gate: null, policy });
export const withHours = (schedule: unknown): unknown => withPolicy({ hours: schedule });
