import { expect, it, test } from 'vitest';
import { complaints } from '../complaints.ts';
import { NOTICE_KINDS } from '../contract/notices.ts';
import { ASSIGNMENTS, DEFAULT_PARKING_SETTINGS } from '../contract/parking-settings.ts';
import type { ParkingSettings } from '../contract/parking-settings.ts';
import { keptParkingSettingsSchema, parkingSettingsSchema } from './parking-settings-schema.ts';

const SETTINGS: ParkingSettings = {
  assignment: 'spread',
  overstay: [
    { group: null, minutes: 1_440 },
    { group: 'visitor', minutes: 120 },
  ],
  reconciliation: { automatic: true, at: '23:59', quietMinutes: 30 },
  muted: ['full', 'overstay'],
  answersEndAfterMinutes: 60,
};

function saidOf(settings: unknown): readonly string[] {
  const parsed = parkingSettingsSchema.safeParse(settings, { reportInput: true });
  return parsed.success ? [] : complaints(parsed.error, 'It must be settings.');
}

function overstays(count: number) {
  return Array.from({ length: count }, (_, index) => ({ group: `group-${index}`, minutes: 60 }));
}

test.each([SETTINGS, DEFAULT_PARKING_SETTINGS])('settings come out as they went in', (settings) => {
  expect(parkingSettingsSchema.parse(settings)).toEqual(settings);
  expect(keptParkingSettingsSchema.parse(settings)).toEqual(settings);
});

const reconciliation = (said: Record<string, unknown>) => ({
  ...SETTINGS,
  reconciliation: { ...SETTINGS.reconciliation, ...said },
});

const allowed: readonly unknown[] = [
  ...ASSIGNMENTS.map((assignment) => ({ ...SETTINGS, assignment })),
  { ...SETTINGS, overstay: [{ group: null, minutes: 1 }] },
  { ...SETTINGS, overstay: [{ group: 'staff', minutes: 527_040 }] },
  { ...SETTINGS, overstay: overstays(201) },
  { ...SETTINGS, muted: NOTICE_KINDS },
  { ...SETTINGS, answersEndAfterMinutes: 1 },
  { ...SETTINGS, answersEndAfterMinutes: 1_440 },
  reconciliation({ at: '00:00', quietMinutes: 1 }),
  reconciliation({ at: '19:30', quietMinutes: 1_440 }),
];

test.each(allowed)('allowed: %j', (settings) => {
  expect(saidOf(settings)).toEqual([]);
});

const refused: readonly (readonly [said: string, settings: unknown])[] = [
  ['It must be settings.', 7],
  ['There is no mood.', { ...SETTINGS, mood: 'good' }],
  [
    'assignment cannot be "any"; it must be one of none, in-order, spread.',
    { ...SETTINGS, assignment: 'any' },
  ],
  ['a list of at most 201 longest stays', { ...SETTINGS, overstay: overstays(202) }],
  ['a list of at most 201 longest stays', { ...SETTINGS, overstay: {} }],
  [
    'a list in which a group stands once',
    { ...SETTINGS, overstay: [...SETTINGS.overstay, { group: null, minutes: 5 }] },
  ],
  [
    'overstay.0.minutes cannot be 0; it must be whole minutes from 1 to 527040.',
    { ...SETTINGS, overstay: [{ group: null, minutes: 0 }] },
  ],
  ['from 1 to 527040', { ...SETTINGS, overstay: [{ group: null, minutes: 527_041 }] }],
  ['from 1 to 527040', { ...SETTINGS, overstay: [{ group: null, minutes: 1.5 }] }],
  ['lower-case letters', { ...SETTINGS, overstay: [{ group: 'Night Shift', minutes: 5 }] }],
  ['a longest stay with group and minutes', { ...SETTINGS, overstay: [null] }],
  [
    'reconciliation is missing; it must be reconciliation with automatic, at and quietMinutes.',
    { ...SETTINGS, reconciliation: undefined },
  ],
  [
    'reconciliation.automatic cannot be "yes"; it must be true or false.',
    reconciliation({ automatic: 'yes' }),
  ],
  ['a time from 00:00 to 23:59, as HH:MM', reconciliation({ at: '24:00' })],
  ['a time from 00:00 to 23:59, as HH:MM', reconciliation({ at: '3:30' })],
  ['a time from 00:00 to 23:59, as HH:MM', reconciliation({ at: ' 03:30\n' })],
  [
    'reconciliation.quietMinutes cannot be 0; it must be whole minutes from 1 to 1440.',
    reconciliation({ quietMinutes: 0 }),
  ],
  ['from 1 to 1440', reconciliation({ quietMinutes: 1_441 })],
  [
    'muted.0 cannot be "noise"; it must be one of unknown-waiting, overstay',
    { ...SETTINGS, muted: ['noise'] },
  ],
  ['a list in which a kind stands once', { ...SETTINGS, muted: ['full', 'full'] }],
  [
    'answersEndAfterMinutes cannot be 0; it must be whole minutes from 1 to 1440.',
    { ...SETTINGS, answersEndAfterMinutes: 0 },
  ],
  ['from 1 to 1440', { ...SETTINGS, answersEndAfterMinutes: 1_441 }],
];

test.each(refused)('refused with "%s": %j', (said, settings) => {
  expect(saidOf(settings)).toEqual([expect.stringContaining(said)]);
});

it('settings that were kept by another version are read as far as they are understood', () => {
  expect(keptParkingSettingsSchema.parse({})).toEqual(DEFAULT_PARKING_SETTINGS);
  const later = { assignment: 'spread', muted: ['overstay', 'noise', 'overstay'], mood: 'good' };
  expect(keptParkingSettingsSchema.parse(later)).toEqual({
    ...DEFAULT_PARKING_SETTINGS,
    assignment: 'spread',
    muted: ['overstay'],
  });
  expect(keptParkingSettingsSchema.safeParse({ answersEndAfterMinutes: -1 }).success).toBe(false);
});
