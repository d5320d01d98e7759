import { expect, it } from 'vitest';
import {
  DEFAULT_PARKING_SETTINGS as BASE,
  type ParkingSettings,
} from '../../src/contract/parking-settings.ts';
import { rebasedSettings, type SettingsPart } from './rebased-settings.ts';

const quiet = (automatic: boolean) => ({ ...BASE.reconciliation, automatic });

it.each<
  [
    string,
    Partial<ParkingSettings>,
    Partial<ParkingSettings>,
    Partial<ParkingSettings>,
    readonly SettingsPart[],
  ]
>([
  [
    'what only one of them changed is kept from each',
    { assignment: 'spread' },
    { muted: ['full'] },
    { assignment: 'spread', muted: ['full'] },
    [],
  ],
  [
    'what both changed is as it is here, and told',
    { overstay: [{ group: null, minutes: 60 }], answersEndAfterMinutes: 5 },
    { overstay: [{ group: null, minutes: 90 }] },
    { overstay: [{ group: null, minutes: 60 }], answersEndAfterMinutes: 5 },
    ['overstay'],
  ],
  [
    'what both changed to the same is not told',
    { reconciliation: quiet(true) },
    { reconciliation: quiet(true) },
    { reconciliation: quiet(true) },
    [],
  ],
  ['what nobody changed here is theirs', {}, { assignment: 'in-order' }, { assignment: 'in-order' }, []],
])('%s', (_, mine, theirs, settings, overlaps) => {
  expect(rebasedSettings(BASE, { ...BASE, ...mine }, { ...BASE, ...theirs })).toEqual({
    settings: { ...BASE, ...settings },
    overlaps,
  });
});
