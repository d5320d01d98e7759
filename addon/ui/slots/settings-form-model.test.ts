import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../src/contract/notices.ts';
import {
  ASSIGNMENTS,
  DEFAULT_PARKING_SETTINGS,
  type ParkingSettings,
} from '../../src/contract/parking-settings.ts';
import { parkingSettingsSchema } from '../../src/parking/parking-settings-schema.ts';
import { formOfSettings, type SettingsForm, settingsOfForm } from './settings-form-model.ts';

const minutes = (most: number) => fc.integer({ min: 1, max: most });
const anySettings: fc.Arbitrary<ParkingSettings> = fc.record({
  assignment: fc.constantFrom(...ASSIGNMENTS),
  overstay: fc.uniqueArray(
    fc.record({ group: fc.option(fc.constantFrom('staff', 'visitor')), minutes: minutes(366 * 1440) }),
    { selector: ({ group }) => group },
  ),
  reconciliation: fc.record({
    automatic: fc.boolean(),
    at: fc.constantFrom('00:00', '03:30', '23:59'),
    quietMinutes: minutes(1440),
  }),
  muted: fc.subarray([...NOTICE_KINDS]),
  answersEndAfterMinutes: minutes(1440),
});

const form = formOfSettings(DEFAULT_PARKING_SETTINGS);

it('settings come back from the form as they were', () => {
  fc.assert(
    fc.property(anySettings, (settings) => {
      expect(settingsOfForm(formOfSettings(settings))).toEqual({ ok: true, settings });
    }),
  );
});

it('what the form lets through the site takes', () => {
  const text = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: -5, max: 600_000 }).map(String));
  const any: fc.Arbitrary<SettingsForm> = fc.record({
    assignment: fc.constantFrom(...ASSIGNMENTS),
    stays: fc.array(
      fc.record({
        group: fc.constant('staff'),
        amount: text,
        unit: fc.constantFrom('minutes', 'hours', 'days'),
      }),
      { maxLength: 1 },
    ),
    automatic: fc.boolean(),
    at: fc.oneof(fc.constant('03:30'), fc.string({ maxLength: 6 })),
    quietMinutes: text,
    muted: fc.constant([]),
    linkMinutes: text,
  });
  fc.assert(
    fc.property(any, (written) => {
      const read = settingsOfForm(written);
      expect(!read.ok || parkingSettingsSchema.safeParse(read.settings).success).toBe(true);
    }),
  );
});

it.each([
  [90, '90', 'minutes'],
  [120, '2', 'hours'],
  [1440, '1', 'days'],
  [1500, '25', 'hours'],
] as const)('a stay of %i minutes is written as %s %s', (stay, amount, unit) => {
  const overstay = [{ group: null, minutes: stay }];
  expect(formOfSettings({ ...DEFAULT_PARKING_SETTINGS, overstay }).stays).toEqual([
    { group: null, amount, unit },
  ]);
});

describe('what is wrong', () => {
  const stay = (amount: string, unit: 'minutes' | 'hours' | 'days' = 'minutes') => ({
    stays: [{ group: 'staff', amount, unit }],
  });
  it.each<[Partial<SettingsForm>, string]>([
    [stay(''), 'stay staff'],
    [stay('0'), 'stay staff'],
    [stay('1.5'), 'stay staff'],
    [stay('367', 'days'), 'stay staff'],
    [{ stays: [{ group: null, amount: '-1', unit: 'hours' }] }, 'stay '],
    [{ at: '24:00' }, 'at'],
    [{ at: '' }, 'at'],
    [{ quietMinutes: '1441' }, 'quietMinutes'],
    [{ linkMinutes: '0' }, 'linkMinutes'],
  ])('%j', (changes, field) => {
    expect(settingsOfForm({ ...form, ...changes })).toMatchObject({ ok: false, fault: { field } });
  });

  it.each<Partial<SettingsForm>>([stay('366', 'days'), { quietMinutes: ' 1440 ' }])(
    'is not %j',
    (changes) => {
      expect(settingsOfForm({ ...form, ...changes }).ok).toBe(true);
    },
  );
});
